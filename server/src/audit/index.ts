import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { bundleRoutes } from './bundle-routes.js';
import type { BundleGround } from './export-bundle.js';
import { inquiryRoutes, inquiryStepRoutes } from './inquiry-routes.js';
import { explanationRoutes, lookRoutes } from './look-routes.js';
import { queryRoutes } from './query-routes.js';
import { lotAuditRoutes } from './routes.js';

export { explanationTasks } from './ask-official.js';
export { createFreezeWatch } from './freeze-lot.js';
export { keepPaperLook } from './read-identities.js';
export { readNewestInquiries } from './store-inquiries.js';

/** All routes of the auditor's workspace, the signals' apart. */
export const auditRoutes =
  (ground: BundleGround): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(lotAuditRoutes(ground));
    await app.register(inquiryRoutes(ground));
    await app.register(inquiryStepRoutes(ground));
    await app.register(lookRoutes(ground));
    await app.register(queryRoutes(ground));
    await app.register(explanationRoutes(ground));
    await app.register(bundleRoutes(ground));
  };
