/** A member of X-Road, or a subsystem of one. */
export interface ClientId {
  readonly instance: string;
  readonly memberClass: string;
  readonly member: string;
  readonly subsystem: string | null;
}

/** A service that a member or its subsystem offers. */
export interface ServiceId extends ClientId {
  readonly service: string;
}

/**
 * PR-REST 4.8 lets identifiers be of these characters; older ones, which 4.2 takes for granted (`BAR/SERVICE`), may be of others. What we
 * read may hold any that can be written without breaking a line or climbing out of a path; what we name ourselves keeps to 4.8.
 */
const plain = /^[A-Za-z0-9'()+,\-.=?]{1,255}$/;
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\\]|^\.{1,2}$/u;

const decode = (part: string): string | null => {
  if (/[^\x21-\x7e]/.test(part)) return null;
  try {
    const text = decodeURIComponent(part);
    return text.length === 0 || text.length > 255 || unsafe.test(text) ? null : text;
  } catch {
    return null;
  }
};

const decodeAll = (text: string): readonly string[] | null => {
  const parts = text.split('/').map(decode);
  return parts.every((part) => part !== null) ? parts : null;
};

/** Each part percent-encoded by itself; `/` stands between them (PR-REST 4.2). */
const encode = (parts: readonly (string | null)[]) =>
  parts
    .filter((part) => part !== null)
    .map(encodeURIComponent)
    .join('/');

/** `instance/class/member` or `instance/class/member/subsystem`; null when it is neither. */
export function parseClientId(text: string): ClientId | null {
  const parts = decodeAll(text);
  if (parts === null || parts.length < 3 || parts.length > 4) return null;
  const [instance = '', memberClass = '', member = '', subsystem = null] = parts;
  return { instance, memberClass, member, subsystem };
}

/** `instance/class/member/service` or `instance/class/member/subsystem/service`; null when it is neither. */
export function parseServiceId(text: string): ServiceId | null {
  const parts = decodeAll(text);
  if (parts === null || parts.length < 4 || parts.length > 5) return null;
  const [instance = '', memberClass = '', member = ''] = parts;
  return { instance, memberClass, member, subsystem: parts.length === 5 ? (parts[3] ?? '') : null, service: parts.at(-1) ?? '' };
}

export const formatClientId = ({ instance, memberClass, member, subsystem }: ClientId): string =>
  encode([instance, memberClass, member, subsystem]);

export const formatServiceId = (id: ServiceId): string => encode([id.instance, id.memberClass, id.member, id.subsystem, id.service]);

/** Whether every part keeps to the characters of PR-REST 4.8. */
export const isPlain = (id: ClientId | ServiceId): boolean =>
  Object.values(id).every((part: string | null) => part === null || plain.test(part));

/** What a request line names: the service, and what follows it, to be passed on as it is. Null for what is no call of this protocol. */
export function parseRequestTarget(target: string): { readonly service: ServiceId; readonly rest: string } | null {
  if (target.length > 2_000) return null;
  const found = /^\/r1((?:\/[^/?#]+){5})((?:\/[^?#]*)?(?:\?[^#]*)?)$/.exec(target);
  const service = found?.[1] === undefined ? null : parseServiceId(found[1].slice(1));
  return service === null ? null : { service, rest: found?.[2] ?? '' };
}

/** `class/member` or `member`: for whom a client asks; null when it is neither. */
export function parseRepresentedParty(text: string): string | null {
  const parts = decodeAll(text);
  return parts === null || parts.length > 2 ? null : encode(parts);
}
