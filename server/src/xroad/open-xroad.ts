import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { drawChance, elapsedMs, type PemSource, type XroadConfig } from '../base/index.js';
import { type Ask, type AskRules, createAsk, usualAsking } from './ask.js';
import { createExchange } from './exchange.js';
import { type ClientId, isPlain, parseClientId } from './identifier.js';
import { createListener, type Identity } from './listener.js';
import { serve } from './serve.js';

const readPem = ({ file, text }: PemSource): string | null => text ?? (file === null ? null : readFileSync(file, 'utf8'));

/** Our own certificate with its key, and whom we believe; null when the configuration names none of them. */
function readIdentity(config: XroadConfig): Identity | null {
  const [cert, key, ca] = [config.certificate, config.key, config.authority].map(readPem);
  return cert && key && ca ? { cert, key, ca } : null;
}

function readClient(text: string): ClientId {
  const client = parseClientId(text);
  if (client === null || !isPlain(client)) throw new Error(`XROAD_CLIENT: ${text} is no client by PR-REST 4.8`);
  return client;
}

/** Nobody is asked where there is no security server. */
const askNobody: Ask = async () => ({ ok: false, fault: 'down', type: 'no_security_server', detail: null });

/**
 * The way to and from other bodies' systems. `door` belongs to the app before any service is registered, and closes everything with it.
 * @throws Error for names, certificates and keys that cannot be used
 */
export function openXroad(config: XroadConfig, rules: AskRules = usualAsking(config.timeoutMs)) {
  const identity = readIdentity(config);
  const listener = createListener(identity, config.listen);
  const client = config.client === null ? null : readClient(config.client);
  const exchange = config.securityServer === null ? null : createExchange(config.securityServer, identity);
  const ask =
    exchange === null || client === null
      ? askNobody
      : createAsk({ exchange, client, rules, chance: drawChance, now: elapsedMs, wait: (ms) => pause(ms) });
  const door = fp(async (app: FastifyInstance) => {
    app.addHook('onReady', () => listener.start(app));
    app.addHook('preClose', () => listener.stop());
    app.addHook('onClose', async () => exchange?.close());
  });
  return { door, port: listener.port, serve: serve({ ...config, isByCertificate: listener.isByCertificate }), ask, client };
}

export type Xroad = ReturnType<typeof openXroad>;
