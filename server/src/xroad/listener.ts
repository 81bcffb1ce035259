import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Certificate, key and the authority of the other side, as PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/** The door for the security server alone: TLS with its certificate or no conversation. */
export interface Listener {
  readonly isByCertificate: (request: IncomingMessage) => boolean;
  /** Where it listens; null while it does not. */
  port(): number | null;
  start(app: FastifyInstance): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Listens beside the server proper and hands on what is under /xroad/, which is then known to come from whoever holds a certificate of
 * `ca`. With `identity` null it never listens.
 */
export function createListener(identity: Identity | null, at: { readonly port: number; readonly host: string } | null): Listener {
  const known = new WeakSet<IncomingMessage>();
  let server: Server | null = null;
  return {
    isByCertificate: (request) => known.has(request),
    port: () => (server?.address() as AddressInfo | null | undefined)?.port ?? null,
    async start(app) {
      if (identity === null || at === null) return;
      const options = { ...identity, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
      const opened = createServer(options, (request, response) => {
        if (!request.url?.startsWith('/xroad/')) {
          response.writeHead(404).end();
          return;
        }
        known.add(request);
        app.routing(request, response);
      });
      server = opened;
      await new Promise<void>((done, fail) => {
        opened.once('error', fail);
        opened.listen(at.port, at.host, done);
      });
    },
    async stop() {
      const opened = server;
      if (opened === null) return;
      opened.closeAllConnections();
      await new Promise((done) => opened.close(done));
    },
  };
}
