import { debtPageSchema, debtsSchema, objectionDecisionSchema, objectionDraftSchema, objectionsSchema } from '@ochiq/shared/debtors';
import { maxIdNumber } from '@ochiq/shared/lots';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { checkDocument, fileAnswer, Refusal, readUpload, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import type { BankAccounts } from '../deposits/index.js';
import { attachToObjection, decideObjection, fileObjection, mayAttach, type ObjectionGround, readObjectionFile } from './object.js';
import { objectionView } from './objection-view.js';
import { showDebt, showDebts } from './show-debt.js';
import { readOfficeObjections } from './store.js';

export interface DebtorGround extends ObjectionGround {
  readonly bankAccounts: BankAccounts;
  /** Whether there is a bank that only pretends. */
  readonly demo: boolean;
}

const caseParams = z.object({ case: z.coerce.number().int().positive().max(maxIdNumber) });
const objectionParams = z.object({ objection: z.uuid() });
const noStore = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store');

const sendPdf = (reply: FastifyReply, { name, bytes }: { name: string; bytes: Buffer }): FastifyReply =>
  reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'private, no-store')
    .send(bytes);

/** What a debtor sees and does. */
export const debtorRoutes =
  (ground: DebtorGround): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { allow: 'signed_in' } as const;
    const tags = ['account'];
    app.get(
      '/api/account/debts',
      { config, schema: { tags, summary: 'The own debts in enforcement, newest first', response: { 200: debtsSchema } } },
      async (request, reply) => {
        noStore(reply);
        return { debts: await showDebts(ground.db, visitorOf(request).personId) };
      },
    );
    app.get(
      '/api/account/debts/:case',
      {
        config,
        schema: { tags, summary: 'One debt: money, property, lots, and how to pay', params: caseParams, response: { 200: debtPageSchema } },
      },
      async (request, reply) => {
        noStore(reply);
        return showDebt(ground, visitorOf(request).personId, request.params.case);
      },
    );
    app.post(
      '/api/account/debts/:case/objections',
      {
        config,
        schema: {
          tags,
          summary: 'Object to a seizure, an appraisal or a lot of the own case',
          params: caseParams,
          body: objectionDraftSchema,
          response: { 201: z.object({ id: z.uuid() }) },
        },
      },
      async (request, reply) =>
        reply.code(201).send({ id: await fileObjection(ground, visitorOf(request).personId, request.params.case, request.body) }),
    );
    app.post(
      '/api/account/objections/:objection/document',
      {
        config,
        schema: {
          tags,
          summary: 'Put a PDF behind the own objection, once',
          consumes: ['multipart/form-data'],
          params: objectionParams,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const { personId } = visitorOf(request);
        await mayAttach(ground, personId, request.params.objection);
        const documents = await readUpload(request, (bytes, name) => checkDocument(name, bytes));
        const [document] = documents;
        if (!document || documents.length > 1) throw new Refusal('too_many_files');
        await attachToObjection(ground, personId, request.params.objection, document);
        return reply.code(204).send();
      },
    );
    app.get(
      '/api/account/objections/:objection/document',
      {
        config,
        schema: {
          tags,
          summary: 'The PDF behind the own objection',
          params: objectionParams,
          response: fileAnswer('application/pdf', 'The document'),
        },
      },
      async (request, reply) =>
        sendPdf(reply, await readObjectionFile(ground, { personId: visitorOf(request).personId }, request.params.objection)),
    );
    await app.register(officeRoutes(ground));
  };

/** What the office does about objections. */
const officeRoutes =
  (ground: ObjectionGround): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { allow: 'approve' } as const;
    const tags = ['bailiff'];
    app.get(
      '/api/bailiff/objections',
      {
        config,
        schema: { tags, summary: 'Objections in cases of the own office, those that wait first', response: { 200: objectionsSchema } },
      },
      async (request) => ({
        objections: (await readOfficeObjections(ground.db, officeOf(visitorOf(request)).officeId)).map(objectionView),
      }),
    );
    app.post(
      '/api/bailiff/objections/:objection/decision',
      {
        config,
        schema: {
          tags,
          summary: 'Decide on an objection',
          params: objectionParams,
          body: objectionDecisionSchema,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        await decideObjection(ground, officeOf(visitorOf(request)), request.params.objection, request.body);
        return reply.code(204).send();
      },
    );
    app.get(
      '/api/bailiff/objections/:objection/document',
      {
        config,
        schema: {
          tags,
          summary: 'The PDF behind an objection',
          params: objectionParams,
          response: fileAnswer('application/pdf', 'The document'),
        },
      },
      async (request, reply) =>
        sendPdf(reply, await readObjectionFile(ground, { officeId: officeOf(visitorOf(request)).officeId }, request.params.objection)),
    );
  };
