import {
  appraisalDraftSchema,
  challengeSchema,
  type ItemView,
  itemDraftSchema,
  itemListSchema,
  itemViewSchema,
  seizureDraftSchema,
} from '@ochiq/shared/cases';
import { maxIdNumber } from '@ochiq/shared/lots';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { checkDocument, fileAnswer, Refusal, readUpload, visitorOf } from '../base/index.js';
import { attachFile, challengeAppraisal, readFile } from './attach-file.js';
import { itemViews } from './item-view.js';
import { officeOf } from './office-of.js';
import type { CaseAuthor } from './open-case.js';
import { amendItem, type ItemGround, ownItem, recordAppraisal, recordItem, recordSeizure } from './record-item.js';
import { readFileOwner, readItem, readItems } from './store-items.js';

const config = { allow: 'work_desk' } as const;
const tags = ['bailiff'];
const number = z.coerce.number().int().positive().max(maxIdNumber);
const caseParams = z.object({ case: number });
const itemParams = z.object({ item: number });
const doneSchema = z.object({ done: z.literal(true) });
const done = { done: true } as const;

const authorOf = (request: FastifyRequest): CaseAuthor => officeOf(visitorOf(request));

async function viewOf({ db, lotsOf }: ItemGround, author: CaseAuthor, itemId: number): Promise<ItemView> {
  const row = ownItem(await readItem(db, itemId), author);
  const [view] = await itemViews(db, lotsOf, [row]);
  if (!view) throw new Error(`item ${itemId} has no view`);
  return view;
}

/** Things of cases: entered, seized, appraised. */
export const itemRoutes =
  (ground: ItemGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, lotsOf } = ground;

    app.get(
      '/api/bailiff/items',
      {
        config,
        schema: {
          tags,
          summary: 'Things of the own office, newest first; of one case with `case`',
          querystring: caseParams.partial(),
          response: { 200: itemListSchema },
        },
      },
      async (request) => ({
        items: await itemViews(db, lotsOf, await readItems(db, authorOf(request).officeId, request.query.case ?? null)),
      }),
    );

    app.get(
      '/api/bailiff/items/:item',
      { config, schema: { tags, summary: 'A thing of the own office', params: itemParams, response: { 200: itemViewSchema } } },
      async (request) => viewOf(ground, authorOf(request), request.params.item),
    );

    app.post(
      '/api/bailiff/cases/:case/items',
      {
        config,
        schema: { tags, summary: 'Enter a thing of a case', params: caseParams, body: itemDraftSchema, response: { 201: itemViewSchema } },
      },
      async (request, reply) => {
        const author = authorOf(request);
        const id = await recordItem(ground, author, request.params.case, request.body);
        return reply.code(201).send(await viewOf(ground, author, id));
      },
    );

    app.put(
      '/api/bailiff/items/:item',
      {
        config,
        schema: {
          tags,
          summary: 'Correct a thing that is in no lot',
          params: itemParams,
          body: itemDraftSchema,
          response: { 200: itemViewSchema },
        },
      },
      async (request) => {
        const author = authorOf(request);
        await amendItem(ground, author, request.params.item, request.body);
        return viewOf(ground, author, request.params.item);
      },
    );

    app.post(
      '/api/bailiff/items/:item/appraisals',
      {
        config,
        schema: { tags, summary: 'Record an appraisal', params: itemParams, body: appraisalDraftSchema, response: { 200: itemViewSchema } },
      },
      async (request) => {
        const author = authorOf(request);
        await recordAppraisal(ground, author, request.params.item, request.body);
        return viewOf(ground, author, request.params.item);
      },
    );

    app.post(
      '/api/bailiff/cases/:case/seizures',
      {
        config,
        schema: { tags, summary: 'Record an act of seizure', params: caseParams, body: seizureDraftSchema, response: { 200: doneSchema } },
      },
      async (request) => {
        await recordSeizure(ground, authorOf(request), request.params.case, request.body);
        return done;
      },
    );

    app.post(
      '/api/bailiff/appraisals/:id/challenge',
      {
        config,
        schema: {
          tags,
          summary: 'Note that an appraisal is disputed',
          params: z.object({ id: z.string() }),
          body: challengeSchema,
          response: { 200: doneSchema },
        },
      },
      async (request) => {
        await challengeAppraisal(ground, authorOf(request), uuidOf(request.params.id), request.body.ground);
        return done;
      },
    );
    fileRoutes(app, ground, 'seizure');
    fileRoutes(app, ground, 'appraisal');
  };

/** What is no id names nothing. */
function uuidOf(text: string): string {
  const id = z.uuid().safeParse(text);
  if (!id.success) throw new Refusal('not_found');
  return id.data;
}

function fileRoutes(app: FastifyInstance, ground: ItemGround, kind: 'seizure' | 'appraisal'): void {
  const url = `/api/bailiff/${kind}s/:id/document`;
  const params = z.object({ id: z.string() });

  app.post(
    url,
    {
      config,
      schema: { tags, summary: `Put the PDF behind the ${kind}`, consumes: ['multipart/form-data'], params, response: { 200: doneSchema } },
    },
    async (request) => {
      const author = authorOf(request);
      const id = uuidOf(params.parse(request.params).id);
      // Leave is asked before a byte of the upload is read.
      const owner = await readFileOwner(ground.db, kind, id);
      if (!owner) throw new Refusal('not_found');
      if (owner.officeId !== author.officeId) throw new Refusal('forbidden');
      const documents = await readUpload(request, (bytes, name) => checkDocument(name, bytes));
      const [document] = documents;
      if (!document || documents.length > 1) throw new Refusal('too_many_files');
      await attachFile(ground, author, kind, id, document);
      return done;
    },
  );

  app.get(
    url,
    { config, schema: { tags, summary: `The PDF behind the ${kind}`, params, response: fileAnswer('application/pdf', 'The document') } },
    async (request, reply) => {
      const { name, bytes } = await readFile(ground, authorOf(request), kind, uuidOf(params.parse(request.params).id));
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'private, no-store')
        .send(bytes);
    },
  );
}
