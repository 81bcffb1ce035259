import { type LookupAddress, lookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** What became of one attempt. `error` is a word, never what the other side wrote. */
export interface GuardedAnswer {
  readonly status: number | null;
  readonly error: GuardedError | null;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /** Of the answer's body so much as was to be kept. */
  readonly body: Buffer;
}
export type GuardedError = 'address_refused' | 'no_address' | 'no_connection' | 'too_slow' | 'too_long' | 'bad_status' | 'redirected';

export type Resolve = (host: string, answer: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export interface GuardOptions {
  /** True in development alone: the other side may be at a private address and without TLS. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

export interface GuardedCall {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of the answer so many bytes are kept, and one that is longer is `too_long`. Absent: none are, and one of any length will do. */
  readonly keepBytes?: number;
}

const patienceMs = 5_000;
/** Of an answer that is not kept so much is read and thrown away, so that the connection ends well; more is cut off. */
const discardBytes = 16 * 1024;

class AddressRefused extends Error {}

const systemResolve: Resolve = (host, answer) =>
  lookup(host, { all: true, verbatim: true }, (error, addresses) => answer(error, addresses ?? []));

/**
 * Asks addresses that others chose. A name is resolved once and the connection goes to the very address that was looked
 * at; if any of its addresses is not public, none is used. The address of the open connection is looked at again before a byte is sent.
 * Redirects are not followed.
 */
export function createGuardedRequest({ allowPrivate, resolve = systemResolve, timeoutMs = patienceMs }: GuardOptions) {
  const isAllowed = (address: string) => allowPrivate || isPublicAddress(address);
  const guardedLookup: LookupFunction = (host, options, done) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses;
      if (error || !first) return done(error ?? new Error('no address'), '', 4);
      if (!addresses.every(({ address }) => isAllowed(address))) return done(new AddressRefused(), '', 4);
      if (options.all) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };

  return ({ url, method, headers, body, keepBytes }: GuardedCall): Promise<GuardedAnswer> =>
    new Promise((settle) => {
      const nothing = { status: null, rawHeaders: [], body: Buffer.alloc(0) };
      const target = new URL(url);
      const host = target.hostname.replace(/^\[|\]$/g, '');
      // A literal address is connected to without a lookup.
      if (isIP(host) !== 0 && !isAllowed(host)) return settle({ ...nothing, error: 'address_refused' });
      if (target.protocol !== 'https:' && !allowPrivate) return settle({ ...nothing, error: 'address_refused' });
      const send = target.protocol === 'https:' ? https.request : http.request;
      const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const request = send(target, { method, lookup: guardedLookup, agent: false, headers: { ...headers, ...length } });
      const end = (answer: GuardedAnswer) => {
        clearTimeout(timer);
        settle(answer);
        request.destroy();
      };
      const timer = setTimeout(() => end({ ...nothing, error: 'too_slow' }), timeoutMs);
      request.on('socket', (socket) => {
        socket.on('connect', () => {
          if (!isAllowed(socket.remoteAddress ?? '')) end({ ...nothing, error: 'address_refused' });
          // Nothing of the message leaves before the address was looked at.
          else request.end(body);
        });
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        const refused = error instanceof AddressRefused;
        end({ ...nothing, error: refused ? 'address_refused' : error.code === 'ENOTFOUND' ? 'no_address' : 'no_connection' });
      });
      request.on('response', (response) => readAnswer(response, keepBytes, end));
    });
}

function readAnswer(response: IncomingMessage, keepBytes: number | undefined, end: (answer: GuardedAnswer) => void): void {
  const status = response.statusCode ?? 0;
  const [parts, most]: [Buffer[], number] = [[], keepBytes ?? discardBytes];
  let read = 0;
  response.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > most) response.destroy();
    else if (keepBytes !== undefined) parts.push(chunk);
  });
  const faultOf = (): GuardedError | null => {
    if (keepBytes !== undefined && read > most) return 'too_long';
    if (status >= 200 && status < 300) return null;
    return status >= 300 && status < 400 ? 'redirected' : 'bad_status';
  };
  // One that breaks off is not the whole answer.
  response.on('close', () => {
    const cut = keepBytes !== undefined && !response.complete && read <= most;
    end({ status, error: cut ? 'no_connection' : faultOf(), rawHeaders: response.rawHeaders, body: Buffer.concat(parts) });
  });
}

export type GuardedRequest = ReturnType<typeof createGuardedRequest>;
