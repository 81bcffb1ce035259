import type { FastifyRequest } from 'fastify';
import { type ClientId, parseClientId, parseRepresentedParty } from './identifier.js';

/** Who calls a service of ours, as their security server vouches for. */
export interface Caller {
  readonly client: ClientId;
  /** X-Road-Id: the message; the same when the sender repeats it. */
  readonly messageId: string;
  /** X-Road-Request-Id: this way of the message through the security servers. */
  readonly requestId: string | null;
  /** Of the person there whose action it was, in the sender's own form. */
  readonly userId: string | null;
  /** The file or document that the message is about, in the sender's own form. */
  readonly issue: string | null;
  readonly representedParty: string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    xroadCaller: Caller | null;
  }
}

/** PR-REST gives no form; a line of visible ASCII is what a header is safe with. */
const line = /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/**
 * Reads who calls from the headers; null when they are not those of a message of X-Road. A header that is there twice is refused: a
 * security server sends each once, and two names in one message are an attempt to be taken for somebody else.
 */
export function readCaller(rawHeaders: readonly string[]): Caller | null {
  const found = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (!name.startsWith('x-road-')) continue;
    const value = rawHeaders[index + 1] ?? '';
    if (found.has(name) || !line.test(value)) return null;
    found.set(name, value);
  }
  const client = parseClientId(found.get('x-road-client') ?? '');
  const messageId = found.get('x-road-id');
  if (client === null || messageId === undefined) return null;
  const party = found.get('x-road-represented-party');
  const representedParty = party === undefined ? null : parseRepresentedParty(party);
  if (party !== undefined && representedParty === null) return null;
  return {
    client,
    messageId,
    requestId: found.get('x-road-request-id') ?? null,
    userId: found.get('x-road-userid') ?? null,
    issue: found.get('x-road-issue') ?? null,
    representedParty,
  };
}

/** Who calls the route; every route behind `serve` has one. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.xroadCaller === null) throw new Error('not behind the guard of xroad');
  return request.xroadCaller;
}
