import { payeeAccountSchema, payeeListSchema } from '@ochiq/shared/cases';
import { maxIdNumber } from '@ochiq/shared/lots';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Db, visitorOf } from '../base/index.js';
import type { Log } from '../log/index.js';
import { officeOf } from './office-of.js';
import { readPayees, setPayee } from './set-payee.js';

const config = { allow: 'work_desk' } as const;
const tags = ['bailiff'];
const caseParams = z.object({ case: z.coerce.number().int().positive().max(maxIdNumber) });

/** Whom the proceeds of a case are paid to. */
export const payeeRoutes =
  (ground: { readonly db: Db; readonly log: Log }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/bailiff/cases/:case/payees',
      {
        config,
        schema: { tags, summary: 'Whom the proceeds of a case are paid to', params: caseParams, response: { 200: payeeListSchema } },
      },
      async (request) => readPayees(ground.db, officeOf(visitorOf(request)), request.params.case),
    );

    app.put(
      '/api/bailiff/cases/:case/payees/:party',
      {
        config,
        schema: {
          tags,
          summary: 'Write down the account of a creditor or debtor',
          params: caseParams.extend({ party: z.uuid() }),
          body: payeeAccountSchema,
          response: { 200: payeeListSchema },
        },
      },
      async (request) => setPayee(ground, officeOf(visitorOf(request)), request.params.case, request.params.party, request.body),
    );
  };
