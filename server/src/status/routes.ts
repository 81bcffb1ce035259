import { statusSchema } from '@ochiq/shared/status';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { createStatus, type StatusGround } from './look.js';

/** How the service does, for everybody. */
export const statusRoutes =
  (ground: StatusGround): FastifyPluginAsyncZod =>
  async (app) => {
    const status = createStatus(ground);
    app.get(
      '/api/status',
      {
        config: { allow: 'anyone' },
        schema: {
          tags: ['operation'],
          summary: 'How the service does: database, bus, auctions, log and background work',
          response: { 200: statusSchema },
        },
      },
      async (_request, reply) => {
        void reply.header('cache-control', 'no-store');
        return status();
      },
    );
  };
