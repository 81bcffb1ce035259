import type { Permission } from '@ochiq/shared/people';
import {
  costsSchema,
  courtOrderSchema,
  creditorAnswerSchema,
  creditorOfferSchema,
  handOverSchema,
  ownSalesSchema,
  repeatScheduleSchema,
  saleDeskSchema,
  saleListSchema,
  saleResultSchema,
} from '@ochiq/shared/settlement';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { lotIdOf, lotParamsSchema } from '../lots/index.js';
import { annulSale } from './annul-sale.js';
import { distributeSale, proposeDistribution } from './distribute-sale.js';
import { confirmHandOver, recordHandOver } from './hand-over.js';
import { answerCreditor, offerToCreditor, returnToDebtor } from './offer-creditor.js';
import { recordCosts } from './record-costs.js';
import { repeatSale } from './repeat-sale.js';
import type { Official, SettlementGround } from './steps.js';
import { viewOwnSales, viewResult, viewSale, viewSales } from './view.js';

const tags = ['settlement'];

/** The sale after the hammer, for its office, its buyer and everyone. */
export const settlementRoutes =
  (ground: SettlementGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db } = ground;
    const result = { tags, summary: 'What became of a lot after the hammer', params: lotParamsSchema, response: { 200: saleResultSchema } };
    app.get('/api/lots/:lot/sale', { config: { allow: 'anyone' }, schema: result }, async (request) =>
      viewResult(db, lotIdOf(request.params)),
    );
    const own = { tags, summary: 'What I have bought: to pay, until when, paid so far', response: { 200: ownSalesSchema } };
    app.get('/api/account/sales', { config: { allow: 'signed_in' }, schema: own }, async (request) =>
      viewOwnSales(db, visitorOf(request).personId),
    );
    const list = { tags, summary: 'Sales of the own office', response: { 200: saleListSchema } };
    app.get('/api/bailiff/sales', { config: { allow: 'see_sales' }, schema: list }, async (request) =>
      viewSales(db, officeOf(visitorOf(request)).officeId),
    );
    const one = {
      tags,
      summary: 'The sale of a lot: state, money, next step, history',
      params: lotParamsSchema,
      response: { 200: saleDeskSchema },
    };
    app.get('/api/bailiff/lots/:lot/sale', { config: { allow: 'see_sales' }, schema: one }, async (request) =>
      viewSale(db, officeOf(visitorOf(request)), lotIdOf(request.params)),
    );
    await app.register(stepRoutes(ground));
  };

/** Each step answers with the sale as it stands then. */
const stepRoutes =
  (ground: SettlementGround): FastifyPluginAsyncZod =>
  async (app) => {
    const step = <Body extends z.ZodType>(
      path: string,
      allow: Permission,
      body: Body,
      summary: string,
      act: (official: Official, lotId: number, body: z.output<Body>) => Promise<unknown>,
    ) =>
      app.post(
        `/api/bailiff/lots/:lot/sale/${path}`,
        { config: { allow }, schema: { tags, summary, params: lotParamsSchema, body, response: { 200: saleDeskSchema } } },
        async (request) => {
          const official = officeOf(visitorOf(request));
          const lotId = lotIdOf(request.params as { lot: string });
          await act(official, lotId, body.parse(request.body));
          return viewSale(ground.db, official, lotId);
        },
      );
    const none = z.unknown();
    step('hand-over', 'work_desk', handOverSchema, 'Record the act by which the lot went to its buyer', (official, lot, act) =>
      recordHandOver(ground, official, lot, act),
    );
    step('hand-over/confirm', 'approve', none, 'Confirm a hand-over that another official recorded', (official, lot) =>
      confirmHandOver(ground, official, lot),
    );
    step('costs', 'work_desk', costsSchema, 'Write down what the sale has cost', (official, lot, { costs }) =>
      recordCosts(
        ground,
        official,
        lot,
        costs.map(({ ground: why, amountMinor }) => ({ ground: why, amountMinor: BigInt(amountMinor) })),
      ),
    );
    step('distribution', 'work_desk', none, 'Propose who gets what of the proceeds', (official, lot) =>
      proposeDistribution(ground, official, lot),
    );
    step('distribution/carry-out', 'keep_accounts', none, 'Carry a proposed distribution out', (official, lot) =>
      distributeSale(ground, official, lot),
    );
    step('annul', 'approve', courtOrderSchema, "Annul the sale by a court's order", (official, lot, order) =>
      annulSale(ground, official, lot, order),
    );
    step('repeat', 'work_desk', repeatScheduleSchema, 'Offer the lot again at the reduced price', (official, lot, { startsAt, endsAt }) =>
      repeatSale(ground, official, lot, { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }),
    );
    step('creditor-offer', 'work_desk', creditorOfferSchema, 'Offer the lot to a creditor', (official, lot, { partyId }) =>
      offerToCreditor(ground, official, lot, partyId),
    );
    step('creditor-offer/answer', 'work_desk', creditorAnswerSchema, "Record the creditor's answer", (official, lot, { takes }) =>
      answerCreditor(ground, official, lot, takes),
    );
    step('return', 'work_desk', none, 'Return the lot to its debtor', (official, lot) => returnToDebtor(ground, official, lot));
  };
