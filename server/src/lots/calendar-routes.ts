import { type CalendarLot, calendarFilterSchema, calendarQuerySchema, calendarSchema } from '@ochiq/shared/calendar';
import { startOfDay } from '@ochiq/shared/lots';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { fileAnswer, languageOf, readClock } from '../base/index.js';
import { calendarFeed } from './calendar-feed.js';
import type { LotGround } from './desk.js';
import { type CalendarRow, readCalendar } from './store-calendar.js';

const tags = ['lots'];
/** One answer has at most so many lots. */
const limit = 2000;
const dayMs = 86_400_000;
/** A feed reaches this far back and ahead, in days. */
const feedDays = { past: 7, ahead: 90 };

const view = ({ seq: _seq, place: _place, startsAt, endsAt, ...row }: CalendarRow): CalendarLot => ({
  ...row,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** The calendar of auctions, for everyone. */
export const calendarRoutes =
  ({ readers, clock }: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/calendar',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'Lots that start or end on the days from `from` to `to`, by their regions’ wall clocks (at most 62 days)',
          querystring: calendarQuerySchema,
          response: { 200: calendarSchema },
        },
      },
      async (request) => {
        const { from, to, ...filter } = request.query;
        // Days begin first in the east: the widest window of all regions, from which the reader takes a region's own.
        const begin = new Date(startOfDay(from, 'KG'));
        const end = new Date(startOfDay(to, 'UZ') + dayMs);
        const rows = await readers.read(request, (db) => readCalendar(db, begin, end, filter, limit + 1));
        return { lots: rows.slice(0, limit).map(view), more: rows.length > limit, now: clock.iso() };
      },
    );

    app.get(
      '/api/calendar.ics',
      {
        config: { allow: 'anyone' },
        schema: {
          tags,
          summary: 'The same as a calendar to subscribe to (iCalendar): a week back, 90 days ahead',
          querystring: calendarFilterSchema,
          response: fileAnswer('text/calendar', 'The calendar'),
        },
      },
      async (request, reply) => {
        const feed = await readers.read(request, async (db) => {
          const now = await readClock(db);
          const begin = new Date(now.getTime() - feedDays.past * dayMs);
          const end = new Date(now.getTime() + feedDays.ahead * dayMs);
          const rows = await readCalendar(db, begin, end, request.query, limit);
          return calendarFeed(rows, { language: languageOf(request), origin: `${request.protocol}://${request.host}`, now });
        });
        return reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="ochiq.ics"').send(feed);
      },
    );
  };
