import { createHash } from 'node:crypto';

/** A request as the asking side's security server takes it in; header names and values as they were sent, in their order. */
export interface SentMessage {
  readonly method: string;
  /** Path and query of the request line. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | null;
}

/** Headers of one connection, and those that tell who the sender is: no part of the message (PR-REST 4.3, "filtered headers"). */
const filtered = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'user-agent',
  'server',
  'content-length',
  'expect',
  'x-road-request-id',
  'x-road-request-hash',
]);

const sha512 = (bytes: Buffer | string) => createHash('sha512').update(bytes).digest();

/**
 * X-Road-Request-Hash of a request: base64 of SHA512(SHA512(headers) + SHA512(body)), or of SHA512(headers) when there is no body
 * (PR-REST 4.3). The specification does not say how the headers become bytes; security servers of version 7 take the method, the target
 * and `name:value` of each header that is part of the message, last the X-Road-Request-Id that they gave, each line with CRLF.
 */
export function requestHash({ method, target, headers, body }: SentMessage, requestId: string): string {
  const kept = headers.filter(([name]) => !filtered.has(name.toLowerCase()));
  const lines = [method, target, ...kept.map(([name, value]) => `${name}:${value}`), `x-road-request-id:${requestId}`];
  const head = sha512(lines.map((line) => `${line}\r\n`).join(''));
  return (body === null || body.length === 0 ? head : sha512(Buffer.concat([head, sha512(body)]))).toString('base64');
}
