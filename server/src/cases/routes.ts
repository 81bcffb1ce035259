import { type CaseView, caseDraftSchema, caseListSchema, caseViewSchema } from '@ochiq/shared/cases';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Db, type Queryable, visitorOf } from '../base/index.js';
import { readParties } from '../identity/index.js';
import type { Log } from '../log/index.js';
import type { EndGround } from './end-case.js';
import { endRoutes } from './end-routes.js';
import { importCases } from './import-cases.js';
import { tableRoutes } from './import-routes.js';
import { officeOf } from './office-of.js';
import { openCase } from './open-case.js';
import { payeeRoutes } from './payee-routes.js';
import { readCases } from './store.js';
import { caseView } from './view.js';

export interface CaseGround {
  readonly db: Db;
  readonly log: Log;
  /** How many lots each case has; lots stand right of cases, so the count is handed in. */
  readonly countLots: (db: Queryable, caseIds: readonly number[]) => Promise<ReadonlyMap<number, number>>;
  readonly unfinishedLots: EndGround['unfinishedLots'];
}

const tags = ['bailiff'];

async function listCases({ db, countLots }: CaseGround, officeId: number, onlyId: number | null = null): Promise<CaseView[]> {
  const rows = await readCases(db, officeId, onlyId);
  const partyIds = rows.flatMap((row) => [row.debtorId, ...row.creditors.map((creditor) => creditor.partyId)]);
  const caseIds = rows.map((row) => row.id);
  const [parties, lotCounts] = await Promise.all([readParties(db, partyIds), countLots(db, caseIds)]);
  return rows.map((row) => caseView(row, parties, lotCounts.get(row.id) ?? 0));
}

export const caseRoutes =
  (ground: CaseGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/bailiff/cases',
      {
        config: { allow: 'work_desk' },
        schema: { tags, summary: 'Enforcement cases of the own office', response: { 200: caseListSchema } },
      },
      async (request) => ({ cases: await listCases(ground, officeOf(visitorOf(request)).officeId) }),
    );

    app.post(
      '/api/bailiff/cases',
      {
        config: { allow: 'work_desk' },
        schema: { tags, summary: 'Open an enforcement case', body: caseDraftSchema, response: { 201: caseViewSchema } },
      },
      async (request, reply) => {
        const author = officeOf(visitorOf(request));
        const id = await openCase(ground, author, request.body);
        const [view] = await listCases(ground, author.officeId, id);
        if (!view) throw new Error('the case just opened is not there');
        return reply.code(201).send(view);
      },
    );
    await app.register(endRoutes(ground));
    await app.register(payeeRoutes(ground));
    await app.register(tableRoutes(ground.db, '/api/bailiff/cases/imports', importCases(ground.log)));
  };
