import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { AuditGround } from './ground.js';
import { inquiryRoutes, inquiryStepRoutes } from './inquiry-routes.js';
import { explanationRoutes, lookRoutes } from './look-routes.js';
import { lotAuditRoutes } from './routes.js';

export { createFreezeWatch, type FreezeWatch } from './freeze-lot.js';
export { readNewestInquiries } from './store-inquiries.js';

/** All routes of the auditor's workspace, the signals' apart. */
export const auditRoutes =
  (ground: AuditGround): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(lotAuditRoutes(ground));
    await app.register(inquiryRoutes(ground));
    await app.register(inquiryStepRoutes(ground));
    await app.register(lookRoutes(ground));
    await app.register(explanationRoutes(ground));
  };
