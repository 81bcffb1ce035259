import { auditedLotSchema, auditedLotsSchema } from '@ochiq/shared/audit';
import { lotSearchSchema } from '@ochiq/shared/lots';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Clock, Db } from '../base/index.js';
import { lotIdOf, lotParamsSchema } from '../lots/index.js';
import { auditLot } from './audit-lot.js';
import { listAuditedLots } from './list-lots.js';

const config = { allow: 'audit' } as const;
const tags = ['auditor'];

/** Lots as auditors read them. */
export const lotAuditRoutes =
  ({ db, clock, secret }: { db: Db; clock: Clock; secret: Buffer }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/auditor/lots',
      {
        config,
        schema: {
          tags,
          summary: 'Published lots of every state with their bid counts',
          querystring: lotSearchSchema.pick({ q: true, cursor: true }),
          response: { 200: auditedLotsSchema },
        },
      },
      async (request) => listAuditedLots(db, request.query),
    );

    app.get(
      '/api/auditor/lots/:lot',
      {
        config,
        schema: {
          tags,
          summary: 'Every bid and log entry of a lot; people as handles',
          params: lotParamsSchema,
          response: { 200: auditedLotSchema },
        },
      },
      async (request) => ({ ...(await auditLot(db, secret, lotIdOf(request.params))), now: clock.iso() }),
    );
  };
