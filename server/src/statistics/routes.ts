import {
  type Enforcement,
  type EnforcementQuery,
  enforcementQuerySchema,
  enforcementSchema,
  type Statistics,
  type StatisticsQuery,
  statisticsQuerySchema,
  statisticsSchema,
} from '@ochiq/shared/statistics';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { fileAnswer, type Queryable, type Readers } from '../base/index.js';
import { outcomeRoutes } from './outcome-routes.js';
import { readCases, readCells, readCount } from './store.js';
import { sumCases, sumLots } from './sum-up.js';
import { enforcementCsv, statisticsCsv } from './tables.js';

const config = { allow: 'anyone' } as const;
const tags = ['open data'];

async function showStatistics(db: Queryable, query: StatisticsQuery): Promise<Statistics> {
  const count = await readCount(db);
  const { sums, percents } = await readCells(db, query);
  return { computedAt: count?.computedAt.toISOString() ?? null, by: query.by, open: count?.openLots ?? 0, ...sumLots(sums, percents) };
}

async function showEnforcement(db: Queryable, query: EnforcementQuery): Promise<Enforcement> {
  const count = await readCount(db);
  return { computedAt: count?.computedAt.toISOString() ?? null, by: query.by, ...sumCases(await readCases(db, query)) };
}

const keep = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'public, max-age=60');
const sendTable = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  keep(reply).type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`).send(text);

/** Statistics for everyone, counted once an hour: lots by month, region, category and country, and what became of cases. */
export const statisticsRoutes =
  ({ readers }: { readonly readers: Readers }): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(outcomeRoutes({ readers }));
    app.get(
      '/api/statistics',
      {
        config,
        schema: {
          tags,
          summary: 'Lots sold, unsold and withdrawn, what was paid, and prices over appraisals',
          querystring: statisticsQuerySchema,
          response: { 200: statisticsSchema },
        },
      },
      async (request, reply) => {
        keep(reply);
        return readers.read(request, (db) => showStatistics(db, request.query));
      },
    );
    app.get(
      '/api/statistics.csv',
      {
        config,
        schema: { tags, summary: 'The same as a table', querystring: statisticsQuerySchema, response: fileAnswer('text/csv', 'The table') },
      },
      async (request, reply) => {
        const statistics = await readers.read(request, (db) => showStatistics(db, request.query));
        return sendTable(reply, `ochiq-lots-by-${statistics.by}`, statisticsCsv(statistics));
      },
    );
    app.get(
      '/api/statistics/cases',
      {
        config,
        schema: {
          tags,
          summary: 'What became of enforcement cases; groups of fewer than five are withheld',
          querystring: enforcementQuerySchema,
          response: { 200: enforcementSchema },
        },
      },
      async (request, reply) => {
        keep(reply);
        return readers.read(request, (db) => showEnforcement(db, request.query));
      },
    );
    app.get(
      '/api/statistics/cases.csv',
      {
        config,
        schema: {
          tags,
          summary: 'The same as a table',
          querystring: enforcementQuerySchema,
          response: fileAnswer('text/csv', 'The table'),
        },
      },
      async (request, reply) => {
        const enforcement = await readers.read(request, (db) => showEnforcement(db, request.query));
        return sendTable(reply, `ochiq-cases-by-${enforcement.by}`, enforcementCsv(enforcement));
      },
    );
  };
