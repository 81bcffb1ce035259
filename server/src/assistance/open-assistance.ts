import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Config, createGuardedRequest, createRepeated, elapsedMs, type Repeated } from '../base/index.js';
import { deskRoutes } from './desk-routes.js';
import type { AssistanceGround } from './ground.js';
import { operatorRoutes } from './operator-routes.js';
import { openKeyring } from './own-keys.js';
import { peerRoutes } from './peer-routes.js';
import { refreshStale } from './read-directory.js';
import { sendDue } from './send-messages.js';
import { deleteOldNonces } from './store-keys.js';

/** Longer than a message takes in an installation that is well. */
const patienceMs = 10_000;
const lookMs = 1_000;
const sweepMs = 10 * 60_000;

export interface Assistance extends Repeated {
  readonly routes: FastifyPluginAsyncZod;
  /** Sends what is due now, as the work in the background does. @returns how many attempts were made */
  send(): Promise<number>;
}

/** Legal assistance between this installation and others: its routes, and what carries messages in the background. */
export function openAssistance(given: Omit<AssistanceGround, 'ask' | 'country' | 'publicUrl'> & { readonly config: Config }): Assistance {
  const { config } = given;
  const ask = createGuardedRequest({ allowPrivate: config.assistancePrivate, timeoutMs: patienceMs });
  const ground: AssistanceGround = { ...given, ask, country: config.country, publicUrl: config.publicUrl };
  const keys = openKeyring(ground);
  let sweptAt = Number.NEGATIVE_INFINITY;
  const work = createRepeated(
    async () => {
      await sendDue(ground, keys);
      if (elapsedMs() - sweptAt < sweepMs) return;
      sweptAt = elapsedMs();
      await deleteOldNonces(ground.db);
      await refreshStale(ground);
    },
    lookMs,
    ground.onError,
  );
  return {
    start: work.start,
    stop: work.stop,
    send: () => sendDue(ground, keys),
    routes: async (app) => {
      await app.register(peerRoutes(ground, keys));
      await app.register(deskRoutes(ground));
      await app.register(operatorRoutes(ground, keys));
    },
  };
}
