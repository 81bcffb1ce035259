import { depositSchema } from '@ochiq/shared/deposits';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Db, visitorOf } from '../base/index.js';
import type { Log } from '../log/index.js';
import { holdDeposit } from './hold-deposit.js';

export const depositRoutes =
  (ground: { db: Db; log: Log }): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/lots/:lot/deposit',
      {
        config: { allow: 'signed_in' },
        schema: {
          tags: ['deposits'],
          summary: 'Hold a deposit and be admitted to bid',
          params: z.object({ lot: z.coerce.number().int().positive().max(2_147_483_647) }),
          response: { 201: depositSchema },
        },
      },
      async (request, reply) => {
        const row = await holdDeposit(ground, request.params.lot, visitorOf(request).personId);
        return reply.code(201).send({
          lot: row.lotId,
          bidder: row.bidder,
          amountMinor: row.amountMinor.toString(),
          currency: row.currency,
          state: row.state,
          heldAt: row.heldAt.toISOString(),
        });
      },
    );
  };
