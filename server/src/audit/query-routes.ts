import { queriesQuerySchema, queriesSchema } from '@ochiq/shared/queries';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Refusal, visitorOf } from '../base/index.js';
import type { AuditGround } from './ground.js';
import { showQueries } from './show-queries.js';

/** Who asked which registry about whom, and why. */
export const queryRoutes =
  (ground: Pick<AuditGround, 'db' | 'secret'>): FastifyPluginAsyncZod =>
  async (app) => {
    const summary = 'The book of queries: who asked which registry, in which case and why';
    const schema = { summary, querystring: queriesQuerySchema, response: { 200: queriesSchema } };

    app.get('/api/auditor/queries', { config: { allow: 'see_looks' }, schema: { ...schema, tags: ['auditor'] } }, (request) =>
      showQueries(ground, 'auditor', request.query),
    );

    app.get('/api/bailiff/queries', { config: { allow: 'approve' }, schema: { ...schema, tags: ['bailiff'] } }, (request) => {
      const { officeId } = visitorOf(request);
      if (officeId === null) throw new Refusal('forbidden');
      return showQueries(ground, { office: officeId }, request.query);
    });
  };
