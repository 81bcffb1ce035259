import { lotCardSchema, lotDeskSchema, lotDraftSchema } from '@ochiq/shared/lots';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { type LotGround, readDesk } from './desk.js';
import { amendLot, draftLot } from './draft-lot.js';
import { lotIdOf, lotParamsSchema } from './lot-id.js';
import { readDeskCards } from './store.js';
import { cardView } from './view.js';

const config = { allow: 'work_desk' } as const;
const tags = ['bailiff'];
const desk = { 200: lotDeskSchema };

const bailiffOf = (request: FastifyRequest) => officeOf(visitorOf(request));

export const deskRoutes =
  (ground: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db } = ground;

    app.get(
      '/api/bailiff/lots',
      {
        config,
        schema: { tags, summary: 'Lots of the own office, drafts too', response: { 200: z.object({ lots: z.array(lotCardSchema) }) } },
      },
      async (request) => ({ lots: (await readDeskCards(db, bailiffOf(request).officeId)).map(cardView) }),
    );

    app.post(
      '/api/bailiff/lots',
      { config, schema: { tags, summary: 'Write a new draft', body: lotDraftSchema, response: { 201: lotDeskSchema } } },
      async (request, reply) => {
        const bailiff = bailiffOf(request);
        const lotId = await draftLot(ground, bailiff, request.body);
        return reply.code(201).send(await readDesk(db, bailiff, lotId));
      },
    );

    app.get(
      '/api/bailiff/lots/:lot',
      { config, schema: { tags, summary: 'A lot of the own office', params: lotParamsSchema, response: desk } },
      async (request) => readDesk(db, bailiffOf(request), lotIdOf(request.params)),
    );

    app.put(
      '/api/bailiff/lots/:lot',
      { config, schema: { tags, summary: 'Rewrite a draft', params: lotParamsSchema, body: lotDraftSchema, response: desk } },
      async (request) => {
        const bailiff = bailiffOf(request);
        const lotId = lotIdOf(request.params);
        await amendLot(ground, bailiff, lotId, request.body);
        return readDesk(db, bailiff, lotId);
      },
    );
  };
