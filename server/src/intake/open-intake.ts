import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Config, createGuardedRequest, createRepeated, type Db, openSecret } from '../base/index.js';
import type { Log, PublicLog } from '../log/index.js';
import type { openXroad } from '../xroad/index.js';
import { arrivalRoutes } from './case-routes.js';
import { keepChains } from './commit-chain.js';
import { courtRoutes } from './court-routes.js';
import { deskRoutes } from './desk-routes.js';
import { drawRoutes } from './draw-routes.js';
import { drawWaiting } from './draw-waiting.js';
import { createCallbackWork } from './send-callbacks.js';
import { takeFolder } from './watch-folder.js';
import { documentService } from './xroad-routes.js';

const lookMs = 2_000;

/** Executive documents of courts: their way in, the draw, and what courts are told. */
export async function openIntake(given: {
  db: Db;
  log: Log;
  publicLog: PublicLog;
  config: Config;
  /** The installation's. */
  secret: Buffer;
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
    await app.register(courtRoutes(ground));
    await app.register(arrivalRoutes(ground));
  };
  const work = createRepeated(
    async () => {
      await keepChains(ground);
      await drawWaiting(ground, null);
      if (config.intakeDir !== null) await takeFolder(ground, config.intakeDir);
    },
    lookMs,
    onError,
  );
  const ask = createGuardedRequest({ allowPrivate: config.webhooksPrivate });
  const telling = createCallbackWork({ ...ground, ask }, onError);
  return {
    routes,
    start() {
      work.start();
      telling.start();
    },
    async stop() {
      await work.stop();
      await telling.stop();
    },
  };
}
