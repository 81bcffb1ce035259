import { flowOf, leastCases, type OutcomeQuery, type Outcomes, outcomeQuerySchema, outcomesSchema } from '@ochiq/shared/statistics';
import { stringify } from 'csv-stringify/sync';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { fileAnswer, type Queryable, type Readers } from '../base/index.js';
import { readPeople } from '../identity/index.js';
import { readCount } from './store.js';
import { readFlows, readNames, readOutcomes } from './store-outcomes.js';
import { sumOutcomes } from './sum-outcomes.js';

/** What became of cases, for everybody. */
async function showOutcomes(db: Queryable, { by }: OutcomeQuery): Promise<Outcomes> {
  const { total, groups } = sumOutcomes(await readOutcomes(db, by));
  const named = by === 'office' || by === 'court';
  const names = named
    ? await readNames(
        db,
        by,
        groups.map(({ key }) => key),
      )
    : null;
  const flows = (await readFlows(db)).filter(({ incoming, resolved }) => incoming + resolved >= leastCases).map(flowOf);
  return {
    computedAt: (await readCount(db))?.computedAt.toISOString() ?? null,
    by,
    total,
    groups: groups.map((group) => ({ ...group, name: names?.get(group.key) ?? null })),
    flows,
  };
}

/** The same by bailiff, exact: for those who answer for them, and for auditors. */
async function showBailiffs(db: Queryable): Promise<Outcomes> {
  const { total, groups } = sumOutcomes(await readOutcomes(db, 'bailiff'), true);
  const people = await readPeople(
    db,
    groups.map(({ key }) => key),
  );
  const nameOf = (id: string) => people.get(id)?.name ?? '';
  return {
    computedAt: (await readCount(db))?.computedAt.toISOString() ?? null,
    by: 'bailiff',
    total,
    groups: groups.map((group) => ({ ...group, name: { en: nameOf(group.key) } })),
    flows: [],
  };
}

const head = ['opened', 'enforced', 'partly', 'unenforceable', 'terminated', 'transferred', 'pending'] as const;

/** Figures as a table (RFC 4180); a withheld group has its key alone. Amounts in minor units. */
function outcomesCsv({ by, groups, total }: Outcomes): string {
  const columns = [
    by,
    'name',
    ...head,
    'days_low',
    'days_median',
    'days_high',
    'currency',
    'claimed_minor',
    'recovered_minor',
    'auction_minor',
  ];
  const rows = [...groups, { key: 'total', name: null, figures: total }].flatMap(({ key, name, figures }) => {
    const label = name?.en ?? name?.ru ?? name?.uz ?? '';
    if (figures === null) return [[key, label, ...columns.slice(2).map(() => '')]];
    const { days, amounts } = figures;
    const start = [key, label, ...head.map((column) => figures[column]), days?.low ?? '', days?.median ?? '', days?.high ?? ''];
    if (amounts.length === 0) return [[...start, '', '', '', '']];
    return amounts.map((sums) => [...start, sums.currency, sums.claimedMinor, sums.recoveredMinor, sums.auctionMinor]);
  });
  return stringify([columns, ...rows], { record_delimiter: 'windows' });
}

/** What became of cases: open data, and by bailiff for officials. */
export const outcomeRoutes =
  ({ readers }: { readonly readers: Readers }): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { allow: 'anyone' } as const;
    const tags = ['open data'];
    app.get(
      '/api/statistics/enforcement',
      {
        config,
        schema: {
          tags,
          summary: 'How cases ended, how long enforcement took and what was recovered; groups of fewer than five are withheld',
          querystring: outcomeQuerySchema,
          response: { 200: outcomesSchema },
        },
      },
      async (request, reply) => {
        void reply.header('cache-control', 'public, max-age=60');
        return readers.read(request, (db) => showOutcomes(db, request.query));
      },
    );
    app.get(
      '/api/statistics/enforcement.csv',
      {
        config,
        schema: { tags, summary: 'The same as a table', querystring: outcomeQuerySchema, response: fileAnswer('text/csv', 'The table') },
      },
      async (request, reply) => {
        const outcomes = await readers.read(request, (db) => showOutcomes(db, request.query));
        return reply
          .header('cache-control', 'public, max-age=60')
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="ochiq-enforcement-by-${outcomes.by}.csv"`)
          .send(outcomesCsv(outcomes));
      },
    );
    app.get(
      '/api/statistics/bailiffs',
      {
        config: { allow: 'see_bailiff_figures' },
        schema: { tags: ['audit'], summary: 'What became of the cases of each bailiff, exact', response: { 200: outcomesSchema } },
      },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        return readers.read(request, showBailiffs);
      },
    );
  };
