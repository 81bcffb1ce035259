import { join } from 'node:path';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Config, createFiles, type Db, type Repeated } from '../base/index.js';
import type { Log } from '../log/index.js';
import { createPaperMaker } from './paper-maker.js';
import { createPress } from './press.js';
import { paperRoutes } from './routes.js';
import type { KeepLook } from './sign-paper.js';

/** The papers of this node: its routes, and what issues in the background. */
export interface Papers {
  readonly routes: FastifyPluginAsyncZod;
  readonly maker: Repeated;
}

export function openPapers(ground: { db: Db; log: Log; config: Config; keepLook: KeepLook; onError: (error: unknown) => void }): Papers {
  const { config } = ground;
  const press = createPress();
  const shop = {
    ...ground,
    press,
    papers: createFiles(join(config.dataDir, 'papers')),
    site: config.publicUrl,
    seal: { config: config.papers, dataDir: config.dataDir },
  };
  const maker = createPaperMaker(shop);
  return { routes: paperRoutes(shop), maker: config.papers.issue ? maker : { start: () => undefined, stop: maker.stop } };
}
