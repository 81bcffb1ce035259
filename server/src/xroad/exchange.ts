import http from 'node:http';
import https from 'node:https';
import type { Identity } from './listener.js';
import type { SentMessage } from './message-hash.js';

/** What came back over the wire, or why nothing did. */
export type Exchanged =
  | { readonly got: 'response'; readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: Buffer }
  | { readonly got: 'nothing'; readonly why: 'no_connection' | 'too_slow' | 'too_large' };

/** One question and its answer over HTTP/1.1. Never throws. */
export interface Exchange {
  send(message: SentMessage, timeoutMs: number): Promise<Exchanged>;
  close(): void;
}

const mostBytes = 4 * 1024 * 1024;

/**
 * Speaks with the security server at `base`; over TLS only with one whose certificate `identity.ca` issued, showing ours. Redirects are not
 * followed (PR-REST 4.4). Each question has a connection of its own: what a server sends after an answer can be taken for no other's. Headers go out in the order and letters given, since they are part of the message's hash.
 */
export function createExchange(base: string, identity: Identity | null): Exchange {
  const { protocol, hostname, port } = new URL(base);
  const secure = protocol === 'https:';
  if (secure && identity === null) throw new Error('a security server with TLS needs XROAD_CERT, XROAD_KEY and XROAD_CA');
  const pool = { keepAlive: false, maxSockets: 16 };
  const agent = secure ? new https.Agent({ ...pool, ...identity, rejectUnauthorized: true, minVersion: 'TLSv1.2' }) : new http.Agent(pool);
  const open = secure ? https.request : http.request;
  const send = ({ method, target, headers, body }: SentMessage, timeoutMs: number): Promise<Exchanged> =>
    new Promise((settle) => {
      const length: [string, string][] = body === null ? [] : [['Content-Length', String(body.length)]];
      const lines = [['Host', new URL(base).host] as const, ...headers, ...length].flat();
      const request = open({ hostname: hostname.replace(/^\[|\]$/g, ''), port: port || (secure ? 443 : 80), method, path: target, agent });
      for (let index = 0; index + 1 < lines.length; index += 2) request.setHeader(lines[index] ?? '', lines[index + 1] ?? '');
      const end = (exchanged: Exchanged, whole: boolean) => {
        clearTimeout(timer);
        settle(exchanged);
        if (!whole) request.destroy();
      };
      const timer = setTimeout(() => end({ got: 'nothing', why: 'too_slow' }, false), timeoutMs);
      request.on('error', () => end({ got: 'nothing', why: 'no_connection' }, false));
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (bytes > mostBytes) end({ got: 'nothing', why: 'too_large' }, false);
        });
        response.on('error', () => end({ got: 'nothing', why: 'no_connection' }, false));
        response.on('close', () => {
          if (!response.complete) return end({ got: 'nothing', why: 'no_connection' }, false);
          end({ got: 'response', status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }, true);
        });
      });
      request.end(body ?? undefined);
    });
  return { send, close: () => agent.destroy() };
}
