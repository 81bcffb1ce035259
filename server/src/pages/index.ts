import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { createLotReader, createPages, type PagesGround } from './create-pages.js';
import { embedRoutes } from './embed-routes.js';
import { sitemapRoutes } from './sitemap-routes.js';

/** Pages that are read without running them: by search engines, messengers, and people on other sites. */
export function openPages(ground: PagesGround) {
  const lotOf = createLotReader(ground);
  const routes: FastifyPluginAsyncZod = async (app) => {
    await app.register(embedRoutes(ground, lotOf));
    await app.register(sitemapRoutes(ground));
  };
  return { fill: createPages(ground, lotOf), routes };
}
