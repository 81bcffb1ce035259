import { operationsSchema } from '@ochiq/shared/notices';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { NoticeGround } from './ground.js';
import { retryJob, retryLetter, showOperations } from './operate.js';

const tags = ['operation'];
const nothing = { 204: z.undefined() };

/** The work in the background, for those who run the installation. */
export const operatorRoutes =
  (ground: NoticeGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/operator/operations',
      {
        config: { allow: 'operate' },
        schema: { tags, summary: 'Queues, failed jobs, letters and the mail server', response: { 200: operationsSchema } },
      },
      async (_request, reply) => {
        void reply.header('cache-control', 'no-store');
        return showOperations(ground);
      },
    );
    app.post(
      '/api/operator/jobs/:queue/:job/retry',
      {
        config: { allow: 'operate' },
        schema: {
          tags,
          summary: 'Run a failed job again',
          params: z.object({ queue: z.string().max(100), job: z.uuid() }),
          response: nothing,
        },
      },
      async (request, reply) => {
        await retryJob(ground, request.params.queue, request.params.job);
        return reply.code(204).send();
      },
    );
    app.post(
      '/api/operator/letters/:notice/retry',
      {
        config: { allow: 'operate' },
        schema: {
          tags,
          summary: 'Send a failed letter again',
          params: z.object({ notice: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
          response: nothing,
        },
      },
      async (request, reply) => {
        await retryLetter(ground, request.params.notice);
        return reply.code(204).send();
      },
    );
  };
