import { caseArrivalSchema, caseTerms, deadlineKinds } from '@ochiq/shared/intake';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Db, Refusal, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import { incomingView } from './incoming-view.js';
import { markDone, readDeadlines } from './store-deadlines.js';
import { readIncoming } from './store-desk.js';

const params = z.object({ case: z.coerce.number().int().positive().max(2_147_483_647) });

async function readArrival(db: Db, officeId: number, caseId: number) {
  const [row] = await readIncoming(db, officeId, { caseId });
  const { jurisdiction } = await readOffice(db, officeId);
  // Only the office's own: a case that came by no document has no deadlines either.
  const deadlines = row ? await readDeadlines(db, caseId) : [];
  return {
    document: row ? incomingView(row) : null,
    deadlines: deadlines.map(({ kind, dueAt, lastDay, doneAt }) => ({
      kind,
      lastDay,
      dueAt: dueAt.toISOString(),
      doneAt: doneAt?.toISOString() ?? null,
      assumed: caseTerms[jurisdiction][kind].assumed,
    })),
  };
}

/** How a case came to its official, and what it must keep. */
export const arrivalRoutes =
  ({ db }: { readonly db: Db }): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { allow: 'work_desk' } as const;
    const tags = ['bailiff'];
    const response = { 200: caseArrivalSchema };

    app.get(
      '/api/bailiff/cases/:case/arrival',
      { config, schema: { tags, summary: 'By which document and draw a case came, and its deadlines', params, response } },
      (request) => readArrival(db, officeOf(visitorOf(request)).officeId, request.params.case),
    );

    app.post(
      '/api/bailiff/cases/:case/deadlines/:kind/done',
      {
        config,
        schema: { tags, summary: 'Note that what was due is done', params: params.extend({ kind: z.enum(deadlineKinds) }), response },
      },
      async (request) => {
        const { officeId } = officeOf(visitorOf(request));
        const { case: caseId, kind } = request.params;
        if (!(await markDone(db, officeId, caseId, kind))) throw new Refusal('not_found');
        return readArrival(db, officeId, caseId);
      },
    );
  };
