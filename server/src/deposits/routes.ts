import {
  applicantDecisionSchema,
  applicantsSchema,
  demoPaymentSchema,
  depositSchema,
  ownDepositSchema,
  payoutAccountSchema,
  payoutSchema,
  reserveSchema,
} from '@ochiq/shared/deposits';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import '@fastify/rate-limit';
import { z } from 'zod';
import { visitorOf } from '../base/index.js';
import { readPayout, savePayout } from '../identity/index.js';
import { readPaid } from './admit-bidders.js';
import { decideApplicant } from './decide-applicant.js';
import { payFromDemoBank } from './demo-bank.js';
import type { ImportGround } from './import-statement.js';
import { ourAccount } from './our-accounts.js';
import { leaveLot, registerBidder, stayInReserve } from './register-bidder.js';
import { type DepositRow, findCurrency, readApplicants, readDeposit } from './store.js';
import { depositView } from './view.js';

export interface DepositRoutesGround extends ImportGround {
  /** Whether there is a bank that only pretends. */
  readonly demo: boolean;
}

const id = z.coerce.number().int().positive().max(2_147_483_647);
const lotParams = z.object({ lot: id });
const tags = ['deposits'];

/** What a citizen does about a deposit. */
export const depositRoutes =
  (ground: DepositRoutesGround): FastifyPluginAsyncZod =>
  async (app) => {
    const view = async (row: DepositRow) => depositView(row, (await readPaid(ground.db, [row]))[0] ?? 0n);
    app.post(
      '/api/lots/:lot/deposit',
      {
        config: { allow: 'signed_in' },
        schema: {
          tags,
          summary: 'Register at a lot: a bidder number and a payment reference; admitted once the deposit has come in full',
          params: lotParams,
          response: { 201: depositSchema },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await view(await registerBidder(ground, request.params.lot, visitorOf(request).personId))),
    );
    app.get(
      '/api/lots/:lot/deposit',
      {
        config: { allow: 'signed_in' },
        schema: {
          tags,
          summary: 'The own registration, and where the deposit is paid to',
          params: lotParams,
          response: { 200: ownDepositSchema },
        },
      },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        const row = await readDeposit(ground.db, request.params.lot, visitorOf(request).personId);
        const currency = row?.currency ?? (await findCurrency(ground.db, request.params.lot));
        return {
          deposit: row && (await view(row)),
          payTo: currency && ourAccount(ground.bankAccounts, currency),
          demoBank: ground.demo,
        };
      },
    );
    app.delete(
      '/api/lots/:lot/deposit',
      {
        config: { allow: 'signed_in' },
        schema: {
          tags,
          summary: 'Leave a lot before its end; what was paid is owed back',
          params: lotParams,
          response: { 200: depositSchema },
        },
      },
      async (request) => view(await leaveLot(ground, request.params.lot, visitorOf(request).personId)),
    );
    app.put(
      '/api/lots/:lot/deposit/reserve',
      {
        config: { allow: 'signed_in' },
        schema: {
          tags,
          summary: 'Stay in reserve as the runner-up, or not; until the close',
          params: lotParams,
          body: reserveSchema,
          response: { 200: depositSchema },
        },
      },
      async (request) => view(await stayInReserve(ground, request.params.lot, visitorOf(request).personId, request.body.reserve)),
    );
    await app.register(payoutRoutes(ground));
    await app.register(applicantRoutes(ground));
    if (ground.demo) await app.register(demoBankRoutes(ground));
  };

const payoutRoutes =
  ({ db }: Pick<ImportGround, 'db'>): FastifyPluginAsyncZod =>
  async (app) => {
    const response = { 200: z.object({ payout: payoutSchema.nullable() }) };
    app.get(
      '/api/account/payout',
      { config: { allow: 'signed_in' }, schema: { tags, summary: 'The own account for refunds', response } },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        return { payout: await readPayout(db, visitorOf(request).personId) };
      },
    );
    app.put(
      '/api/account/payout',
      { config: { allow: 'signed_in' }, schema: { tags, summary: 'Set the own account for refunds', body: payoutAccountSchema, response } },
      async (request) => {
        await savePayout(db, visitorOf(request).personId, request.body);
        return { payout: request.body };
      },
    );
  };

const applicantRoutes =
  (ground: ImportGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/bailiff/applicants',
      {
        config: { allow: 'work_desk' },
        schema: { tags, summary: 'Registrations at lots of the own office that wait for an official', response: { 200: applicantsSchema } },
      },
      async (request) => {
        const rows = await readApplicants(ground.db, visitorOf(request).officeId ?? 0);
        const applicants = [];
        for (const row of rows) {
          const [paidMinor = 0n] = await readPaid(ground.db, [{ ...row, lotId: row.lot }]);
          const { amountMinor, registeredAt, ...rest } = row;
          applicants.push({
            ...rest,
            registeredAt: registeredAt.toISOString(),
            amountMinor: amountMinor.toString(),
            paidMinor: paidMinor.toString(),
          });
        }
        return { applicants };
      },
    );
    app.post(
      '/api/bailiff/applicants/:lot/:bidder',
      {
        config: { allow: 'work_desk' },
        schema: {
          tags,
          summary: 'Accept a registration after a look at the documents, or refuse it',
          params: z.object({ lot: id, bidder: id }),
          body: applicantDecisionSchema,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const { lot: lotId, bidder } = request.params;
        await decideApplicant(ground, { lotId, bidder, accept: request.body.accept }, visitorOf(request));
        return reply.code(204).send();
      },
    );
  };

/** Only in a demo: there is no other way to pay there. */
const demoBankRoutes =
  (ground: ImportGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/demo/bank/payments',
      {
        config: { allow: 'signed_in', rateLimit: { max: 60, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: 'Pay by a reference from the bank of the demo, which sends its statement at once',
          body: demoPaymentSchema,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const { reference, amountMinor } = request.body;
        await payFromDemoBank(ground, { reference, amountMinor: BigInt(amountMinor), payer: visitorOf(request).name });
        return reply.code(204).send();
      },
    );
  };
