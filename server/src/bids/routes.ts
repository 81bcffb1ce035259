import { openBidsSchema } from '@ochiq/shared/audit';
import { ownBidsSchema, ownPlaceSchema } from '@ochiq/shared/bids';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Clock, type Db, Refusal, visitorOf } from '../base/index.js';
import { cardsOf } from '../lots/index.js';
import { readOpenBids, readOwnLots, readPlaces } from './store-own.js';

const pageLength = 1000;

export const bidRoutes =
  (ground: { db: Db; clock: Clock }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/lots/:lot/place',
      {
        config: { allow: 'signed_in' },
        schema: {
          tags: ['bids'],
          summary: 'The own place at a lot: deposit, bidder number, leading or not',
          params: z.object({ lot: z.coerce.number().int().positive().max(2_147_483_647) }),
          response: { 200: ownPlaceSchema },
        },
      },
      async (request) => {
        const [place] = await readPlaces(ground.db, visitorOf(request).personId, [request.params.lot]);
        if (!place) throw new Refusal('lot_unknown');
        return place;
      },
    );
    app.get(
      '/api/lots/:lot/bids',
      {
        config: { allow: 'anyone' },
        schema: {
          tags: ['bids'],
          summary: 'Accepted bids of a lot as open data, a thousand a page; people appear as numbers',
          params: z.object({ lot: z.coerce.number().int().positive().max(2_147_483_647) }),
          querystring: z.object({ after: z.coerce.number().int().nonnegative().max(2_147_483_647).default(0) }),
          response: { 200: openBidsSchema },
        },
      },
      async (request) => {
        const rows = await readOpenBids(ground.db, request.params.lot, request.query.after, pageLength + 1);
        const shown = rows.slice(0, pageLength);
        const bids = shown.map((row) => ({
          seq: row.seq,
          at: row.at.toISOString(),
          bidder: row.bidder,
          amountMinor: row.amountMinor.toString(),
          priceMinor: row.priceMinor.toString(),
          minNextMinor: row.minNextMinor.toString(),
          endsAt: row.endsAt.toISOString(),
        }));
        return { bids, next: rows.length > shown.length ? (shown.at(-1)?.seq ?? null) : null };
      },
    );
    app.get(
      '/api/account/bids',
      {
        config: { allow: 'signed_in' },
        schema: { tags: ['bids'], summary: 'Lots one is admitted to, with the own place', response: { 200: ownBidsSchema } },
      },
      async (request) => {
        const { personId } = visitorOf(request);
        const ids = await readOwnLots(ground.db, personId);
        const [cards, places] = await Promise.all([cardsOf(ground.db, ids), readPlaces(ground.db, personId, ids)]);
        const byLot = new Map(cards.map((card) => [card.lot, card]));
        const lots = places.flatMap((place) => {
          const card = byLot.get(place.lot);
          return card ? [{ card, place }] : [];
        });
        return { lots, now: ground.clock.iso() };
      },
    );
  };
