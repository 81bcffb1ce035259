import { type CaseStand, caseCostSchema, caseEndDraftSchema, caseStandSchema, caseStandsSchema } from '@ochiq/shared/cases';
import { maxIdNumber } from '@ochiq/shared/lots';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Queryable, Refusal, visitorOf } from '../base/index.js';
import { decideEnd, type EndGround, proposeEnd, recordCaseCost } from './end-case.js';
import { officeOf } from './office-of.js';
import type { CaseAuthor } from './open-case.js';
import { moneyView, readDebts } from './read-money.js';
import { type CaseHead, readCaseHead, readCosts, readEndProposals, readEnds, readWaitingEnds } from './store-ends.js';

const config = { allow: 'work_desk' } as const;
const tags = ['bailiff'];
const caseParams = z.object({ case: z.coerce.number().int().positive().max(maxIdNumber) });

/** How far cases are, in the order given. */
async function standsOf(db: Queryable, personId: string, heads: readonly CaseHead[]): Promise<CaseStand[]> {
  const ids = heads.map(({ id }) => id);
  const debts = await readDebts(db, heads);
  const [ends, proposals, costs] = [await readEnds(db, ids), await readEndProposals(db, ids), await readCosts(db, ids)];
  return heads.flatMap((head) => {
    const debt = debts.get(head.id);
    if (!debt) return [];
    const end = ends.find(({ caseId }) => caseId === head.id);
    const proposal = end ? undefined : proposals.find(({ caseId }) => caseId === head.id);
    return [
      {
        case: head.id,
        number: head.number,
        currency: head.currency,
        money: moneyView(debt),
        end: end ? { outcome: end.outcome, ground: end.ground, at: end.at.toISOString() } : null,
        proposal: proposal
          ? {
              id: proposal.id,
              outcome: proposal.outcome,
              ground: proposal.ground,
              proposedAt: proposal.proposedAt.toISOString(),
              own: proposal.proposedBy === personId,
            }
          : null,
        costs: costs
          .filter(({ caseId }) => caseId === head.id)
          .map(({ ground, amountMinor, at }) => ({ ground, amountMinor: amountMinor.toString(), at: at.toISOString() })),
      },
    ];
  });
}

async function standOf(db: Queryable, author: CaseAuthor, caseId: number): Promise<CaseStand> {
  const head = await readCaseHead(db, caseId);
  if (!head) throw new Refusal('not_found');
  if (head.officeId !== author.officeId) throw new Refusal('forbidden');
  const [stand] = await standsOf(db, author.personId, [head]);
  if (!stand) throw new Error(`case ${caseId} has no debt`);
  return stand;
}

/** A case's money, its costs and its end. */
export const endRoutes =
  (ground: EndGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db } = ground;
    const response = { 200: caseStandSchema };

    app.get(
      '/api/bailiff/cases/:case/stand',
      { config, schema: { tags, summary: 'What a case has recovered, what is left, and its end', params: caseParams, response } },
      async (request) => standOf(db, officeOf(visitorOf(request)), request.params.case),
    );
    app.post(
      '/api/bailiff/cases/:case/costs',
      {
        config,
        schema: { tags, summary: 'Write down a cost that the debtor repays', params: caseParams, body: caseCostSchema, response },
      },
      async (request) => {
        const author = officeOf(visitorOf(request));
        await recordCaseCost(ground, author, request.params.case, request.body);
        return standOf(db, author, request.params.case);
      },
    );
    app.post(
      '/api/bailiff/cases/:case/end',
      {
        config,
        schema: { tags, summary: 'Propose how a case ends; a senior decides', params: caseParams, body: caseEndDraftSchema, response },
      },
      async (request) => {
        const author = officeOf(visitorOf(request));
        await proposeEnd(ground, author, request.params.case, request.body);
        return standOf(db, author, request.params.case);
      },
    );
    for (const [step, approved] of [
      ['approve', true],
      ['decline', false],
    ] as const) {
      app.post(
        `/api/bailiff/cases/:case/end/:proposal/${step}`,
        {
          config: { allow: 'approve' },
          schema: {
            tags,
            summary: approved ? 'Agree to the end of a case' : 'Send a proposed end back',
            params: caseParams.extend({ proposal: z.uuid() }),
            response,
          },
        },
        async (request) => {
          const senior = officeOf(visitorOf(request));
          await decideEnd(ground, senior, request.params.case, { proposal: request.params.proposal, approved });
          return standOf(db, senior, request.params.case);
        },
      );
    }
    app.get(
      '/api/bailiff/case-ends',
      {
        config: { allow: 'approve' },
        schema: { tags, summary: 'Cases of the own office whose end waits for a senior', response: { 200: caseStandsSchema } },
      },
      async (request) => {
        const { personId, officeId } = officeOf(visitorOf(request));
        const heads = await Promise.all((await readWaitingEnds(db, officeId)).map((id) => readCaseHead(db, id)));
        return {
          cases: await standsOf(
            db,
            personId,
            heads.flatMap((head) => (head ? [head] : [])),
          ),
        };
      },
    );
  };
