import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { tableRoutes } from '../cases/index.js';
import { aroundRoutes } from './around-routes.js';
import { calendarRoutes } from './calendar-routes.js';
import type { LotGround } from './desk.js';
import { deskRoutes } from './desk-routes.js';
import { importLots } from './import-lots.js';
import { publicLotRoutes } from './public-routes.js';
import { questionRoutes } from './question-routes.js';
import { reviewRoutes } from './review-routes.js';
import { ruleRoutes } from './rule-routes.js';
import { publishedStepRoutes, reviewStepRoutes } from './step-routes.js';
import { uploadRoutes } from './upload-routes.js';

export const lotRoutes =
  (ground: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(publicLotRoutes(ground));
    await app.register(aroundRoutes(ground));
    await app.register(questionRoutes(ground));
    await app.register(ruleRoutes(ground));
    await app.register(deskRoutes(ground));
    await app.register(reviewStepRoutes(ground));
    await app.register(publishedStepRoutes(ground));
    await app.register(reviewRoutes(ground));
    await app.register(uploadRoutes(ground));
    await app.register(calendarRoutes(ground));
    await app.register(tableRoutes(ground.db, '/api/bailiff/imports', importLots(ground)));
  };
