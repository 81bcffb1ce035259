import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Config, createRepeated, type Db, openSecret } from '../base/index.js';
import type { Log, PublicLog } from '../log/index.js';
import type { openXroad } from '../xroad/index.js';
import { keepChains } from './commit-chain.js';
import { deskRoutes } from './desk-routes.js';
import { drawRoutes } from './draw-routes.js';
import { drawWaiting } from './draw-waiting.js';
import { documentService } from './xroad-routes.js';

const lookMs = 2_000;

/** Executive documents of courts: their way in, the draw, and what courts are told. */
export async function openIntake(given: {
  db: Db;
  log: Log;
  publicLog: PublicLog;
  config: Config;
  xroad: ReturnType<typeof openXroad>;
  onError: (error: unknown) => void;
}) {
  const { config, xroad, onError } = given;
  const drawSecret = await openSecret({ given: config.drawSecret, dataDir: config.dataDir, name: 'draw-secret' });
  const ground = { ...given, drawSecret };
  const routes: FastifyPluginAsyncZod = async (app) => {
    await app.register(xroad.serve('documents', documentService(ground)));
    await app.register(deskRoutes(ground));
    await app.register(drawRoutes(ground));
  };
  const work = createRepeated(
    async () => {
      await keepChains(ground);
      await drawWaiting(ground, null);
    },
    lookMs,
    onError,
  );
  return { routes, start: work.start, stop: work.stop };
}
