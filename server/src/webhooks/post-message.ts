import { type LookupAddress, lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** What became of one attempt. `error` is a word, never what the receiver wrote. */
export interface PostAnswer {
  readonly status: number | null;
  readonly error: PostError | null;
}
export type PostError = 'address_refused' | 'no_address' | 'no_connection' | 'too_slow' | 'bad_status' | 'redirected';

export type Resolve = (host: string, answer: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export interface PosterOptions {
  /** True in development alone: receivers may be at private addresses and without TLS. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

const patienceMs = 5_000;
/** Of an answer so much is read and thrown away, so that the connection ends well; more is cut off. */
const answerBytes = 16 * 1024;

class AddressRefused extends Error {}

const systemResolve: Resolve = (host, answer) =>
  lookup(host, { all: true, verbatim: true }, (error, addresses) => answer(error, addresses ?? []));

/**
 * Posts messages to addresses that strangers chose. A name is resolved once and the connection goes to the very address that was looked
 * at; if any of its addresses is not public, none is used. The address of the open connection is looked at again before a byte is sent.
 * Redirects are not followed, answers are not read.
 */
export function createPoster({ allowPrivate, resolve = systemResolve, timeoutMs = patienceMs }: PosterOptions) {
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

  return (url: string, headers: Record<string, string>, body: string): Promise<PostAnswer> =>
    new Promise((settle) => {
      const target = new URL(url);
      const host = target.hostname.replace(/^\[|\]$/g, '');
      // A literal address is connected to without a lookup.
      if (isIP(host) !== 0 && !isAllowed(host)) return settle({ status: null, error: 'address_refused' });
      if (target.protocol !== 'https:' && !allowPrivate) return settle({ status: null, error: 'address_refused' });
      const send = target.protocol === 'https:' ? https.request : http.request;
      const request = send(target, {
        method: 'POST',
        lookup: guardedLookup,
        agent: false,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Ochiq-Webhooks/1',
        },
      });
      const end = (answer: PostAnswer) => {
        clearTimeout(timer);
        settle(answer);
        request.destroy();
      };
      const timer = setTimeout(() => end({ status: null, error: 'too_slow' }), timeoutMs);
      request.on('socket', (socket) => {
        socket.on('connect', () => {
          if (!isAllowed(socket.remoteAddress ?? '')) end({ status: null, error: 'address_refused' });
          // Nothing of the message leaves before the address was looked at.
          else request.end(body);
        });
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        const refused = error instanceof AddressRefused;
        end({ status: null, error: refused ? 'address_refused' : error.code === 'ENOTFOUND' ? 'no_address' : 'no_connection' });
      });
      request.on('response', (response) => {
        const status = response.statusCode ?? 0;
        let read = 0;
        response.on('data', (chunk: Buffer) => {
          read += chunk.length;
          if (read > answerBytes) response.destroy();
        });
        const error = status >= 200 && status < 300 ? null : status >= 300 && status < 400 ? 'redirected' : 'bad_status';
        response.on('close', () => end({ status, error }));
      });
    });
}

export type Poster = ReturnType<typeof createPoster>;
