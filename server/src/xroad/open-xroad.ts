import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { PemSource, XroadConfig } from '../base/index.js';
import { createListener, type Identity } from './listener.js';
import { serve } from './serve.js';

const readPem = ({ file, text }: PemSource): string | null => text ?? (file === null ? null : readFileSync(file, 'utf8'));

/** Our own certificate with its key, and whom we believe; null when the configuration names none of them. */
function readIdentity(config: XroadConfig): Identity | null {
  const [cert, key, ca] = [config.certificate, config.key, config.authority].map(readPem);
  return cert && key && ca ? { cert, key, ca } : null;
}

/** The way to and from other bodies' systems. `door` belongs to the app before any service is registered. */
export function openXroad(config: XroadConfig) {
  const listener = createListener(readIdentity(config), config.listen);
  const door = fp(async (app: FastifyInstance) => {
    app.addHook('onReady', () => listener.start(app));
    app.addHook('preClose', () => listener.stop());
  });
  return { door, port: listener.port, serve: serve({ ...config, isByCertificate: listener.isByCertificate }) };
}
