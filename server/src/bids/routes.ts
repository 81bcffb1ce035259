import { ownBidsSchema, ownPlaceSchema } from '@ochiq/shared/bids';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Clock, type Db, Refusal, visitorOf } from '../base/index.js';
import { cardsOf } from '../lots/index.js';
import { readOwnLots, readPlaces } from './store-own.js';

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
