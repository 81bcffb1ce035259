import { cardListSchema, languageQuerySchema, publicLotStateSchema } from '@ochiq/shared/lots';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { fileAnswer, languageOf, Refusal, readClock } from '../base/index.js';
import { calendarFeed } from './calendar-feed.js';
import type { LotGround } from './desk.js';
import { lotIdOf, lotParamsSchema } from './lot-id.js';
import { readPage } from './read-page.js';
import { cardsOf } from './standing.js';
import { readLot } from './store.js';
import { readSimilar } from './store-similar.js';

const tags = ['lots'];
/** A row of cards. */
const similarLimit = 4;

/** What stands around a lot's page: its event for a calendar, and lots like it. */
export const aroundRoutes =
  ({ readers, clock }: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/lots/:lot/similar',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'Open lots of the same category and region, the nearest in price first',
          params: lotParamsSchema,
          response: { 200: cardListSchema },
        },
      },
      async (request) => {
        const lotId = lotIdOf(request.params);
        return readers.read(request, async (db) => {
          const lot = await readLot(db, lotId);
          if (!lot?.publishedAt) throw new Refusal('lot_unknown');
          const { category, region, currency } = lot;
          const like = { lotId, category, region, currency, priceMinor: lot.priceMinor ?? lot.startMinor };
          return { lots: await cardsOf(db, await readSimilar(db, like, similarLimit)), now: clock.iso() };
        });
      },
    );

    app.get(
      '/api/lots/:lot/calendar.ics',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'The sale as an event for a calendar (iCalendar, RFC 5545)',
          params: lotParamsSchema,
          querystring: languageQuerySchema,
          response: fileAnswer('text/calendar', 'The event'),
        },
      },
      async (request, reply) => {
        const feed = await readers.read(request, async (db) => {
          const page = await readPage(db, lotIdOf(request.params));
          const state = publicLotStateSchema.parse(page.state);
          const event = { ...page, state, office: page.office.id, startsAt: new Date(page.startsAt), endsAt: new Date(page.endsAt) };
          const origin = `${request.protocol}://${request.host}`;
          return calendarFeed([event], { language: request.query.language ?? languageOf(request), origin, now: await readClock(db) });
        });
        const name = `ochiq-${request.params.lot}.ics`;
        return reply.type('text/calendar; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).send(feed);
      },
    );
  };
