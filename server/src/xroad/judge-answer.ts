import type { IncomingHttpHeaders } from 'node:http';
import { faultOf, type XroadError, xroadErrorSchema } from './error.js';
import type { Exchanged } from './exchange.js';
import { formatClientId, formatServiceId, parseClientId, parseServiceId } from './identifier.js';
import { requestHash, type SentMessage } from './message-hash.js';

/**
 * Why there is no answer. `down`, `slow` and `busy` pass. `lying`: it is not the answer to this question. `denied`: we may not ask.
 * `absent`: the thing asked for does not exist. `refused`: the service will not.
 */
export type AskFault = 'down' | 'slow' | 'busy' | 'lying' | 'denied' | 'absent' | 'refused';

export type Asked =
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  | {
      readonly ok: false;
      readonly fault: AskFault;
      /** The type that X-Road or the service gave, or a word of ours; no personal data. */
      readonly type: string;
      /** X-Road's number for it, to ask support about. */
      readonly detail: string | null;
    };

/** What the answer to a message has to name. */
export interface Expected {
  readonly message: SentMessage;
  readonly id: string;
  /** As written by `formatClientId` and `formatServiceId`. */
  readonly client: string;
  readonly service: string;
}

const no = (fault: AskFault, type: string, detail: string | null = null): Asked => ({ ok: false, fault, type, detail });
const one = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The error of a security server; where its body is not readable, the header has its type. */
function readError(header: string, body: Buffer): XroadError {
  const parsed = xroadErrorSchema.safeParse(readJson(body));
  return parsed.success ? parsed.data : { type: header.slice(0, 200), message: '', detail: null };
}

const misfits = ['other_id', 'other_client', 'other_service', 'no_request_id', 'other_hash'] as const;

/** Whether what came is the answer to another message: ours may still be answered, when it is asked again. */
export const isOthers = (asked: Asked): boolean => !asked.ok && asked.fault === 'lying' && misfits.some((one) => one === asked.type);

/** What of the answer's headers does not fit the message that was sent; null when all do. */
function misfitOf(headers: IncomingHttpHeaders, { message, id, client, service }: Expected): (typeof misfits)[number] | null {
  const answeredClient = parseClientId(one(headers, 'x-road-client') ?? '');
  const answeredService = parseServiceId(one(headers, 'x-road-service') ?? '');
  if (one(headers, 'x-road-id') !== id) return 'other_id';
  if (answeredClient === null || formatClientId(answeredClient) !== client) return 'other_client';
  if (answeredService === null || formatServiceId(answeredService) !== service) return 'other_service';
  const requestId = one(headers, 'x-road-request-id');
  if (requestId === null) return 'no_request_id';
  return one(headers, 'x-road-request-hash') === requestHash(message, requestId) ? null : 'other_hash';
}

const byStatus = new Map<number, AskFault>([
  [401, 'denied'],
  [403, 'denied'],
  [404, 'absent'],
  [410, 'absent'],
  [429, 'busy'],
  [503, 'busy'],
]);

function judgeStatus(status: number, body: Buffer): Asked {
  if (status >= 200 && status < 300) {
    const value = body.length === 0 ? null : readJson(body);
    return value === undefined ? no('lying', 'not_json') : { ok: true, status, body: value };
  }
  if (status < 400) return no('lying', 'redirect');
  const said = xroadErrorSchema.safeParse(readJson(body));
  const [type, detail] = said.success ? [said.data.type, said.data.detail] : [`status_${status}`, null];
  return no(byStatus.get(status) ?? (status >= 500 ? 'down' : 'refused'), type, detail);
}

/**
 * What an exchange comes to, by PR-REST 4.6: an X-Road-Error is a security server's; anything else is the service's, and counts only when
 * it names our message, our client, the service and the hash of what we sent. A failure of what stands in between has none of these.
 */
export function judgeAnswer(exchanged: Exchanged, expected: Expected): Asked {
  if (exchanged.got === 'nothing') {
    if (exchanged.why === 'too_large') return no('lying', 'too_large');
    return no(exchanged.why === 'too_slow' ? 'slow' : 'down', exchanged.why);
  }
  const { status, headers, body } = exchanged;
  const header = one(headers, 'x-road-error');
  if (header !== null) {
    const error = readError(header, body);
    return no(faultOf(error), error.type, error.detail);
  }
  const misfit = misfitOf(headers, expected);
  if (misfit === null) return judgeStatus(status, body);
  return status >= 500 && one(headers, 'x-road-id') === null ? no('down', `status_${status}`) : no('lying', misfit);
}
