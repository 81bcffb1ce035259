import { trailSchema } from '@ochiq/shared/audit';
import { cardListSchema, cardsQuerySchema, lotListSchema, lotPageSchema, lotSearchSchema, referenceSchema } from '@ochiq/shared/lots';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../base/index.js';
import { readCourts } from '../cases/index.js';
import { readOffices } from '../identity/index.js';
import { readEvents } from '../log/index.js';
import type { LotGround } from './desk.js';
import { findLots } from './find-lots.js';
import { lotIdOf, lotParamsSchema } from './lot-id.js';
import { readPage } from './read-page.js';
import { cardsOf } from './standing.js';
import { readStanding } from './store.js';
import { officeView } from './view.js';

const tags = ['lots'];
const afterSchema = z.object({ after: z.coerce.number().int().min(0).max(2_147_483_647).default(0) });

export const publicLotRoutes =
  ({ readers, clock }: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/lots',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'Search lots; without a state filter those published and live',
          querystring: lotSearchSchema,
          response: { 200: lotListSchema },
        },
      },
      async (request) => ({ ...(await readers.read(request, (db) => findLots(db, request.query))), now: clock.iso() }),
    );

    app.get(
      '/api/cards',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'Cards of lots by their numbers, in the order asked for; those that are not public are left out',
          querystring: cardsQuerySchema,
          response: { 200: cardListSchema },
        },
      },
      async (request) => ({ lots: await readers.read(request, (db) => cardsOf(db, [...new Set(request.query.lots)])), now: clock.iso() }),
    );

    app.get(
      '/api/lots/:lot',
      {
        config: { allow: 'anyone' },
        schema: { tags, summary: 'The page of a lot', params: lotParamsSchema, response: { 200: lotPageSchema } },
      },
      async (request) => readers.read(request, (db) => readPage(db, lotIdOf(request.params))),
    );

    app.get(
      '/api/lots/:lot/trail',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'The public events of a lot after a number, oldest first',
          params: lotParamsSchema,
          querystring: afterSchema,
          response: { 200: trailSchema },
        },
      },
      async (request) => {
        const lotId = lotIdOf(request.params);
        return readers.read(request, async (db) => {
          if (!(await readStanding(db, lotId))) throw new Refusal('lot_unknown');
          return { events: await readEvents(db, lotId, request.query.after), now: clock.iso() };
        });
      },
    );

    app.get(
      '/api/reference',
      { config: { allow: 'anyone' }, schema: { tags, summary: 'Courts and offices by name', response: { 200: referenceSchema } } },
      (request) =>
        readers.read(request, async (db) => {
          const [courts, offices] = await Promise.all([readCourts(db), readOffices(db)]);
          return { courts, offices: offices.map(officeView) };
        }),
    );
  };
