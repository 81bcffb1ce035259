import { lotReviewSchema, reviewListSchema } from '@ochiq/shared/lots';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import type { LotGround } from './desk.js';
import { lotIdOf, lotParamsSchema } from './lot-id.js';
import { listReview, readReview } from './read-review.js';

const tags = ['bailiff'];

/** What waits for a second official, and what they look at. */
export const reviewRoutes =
  ({ db }: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api/bailiff/review',
      {
        config: { allow: 'approve' },
        schema: { tags, summary: 'What waits for a second official', response: { 200: reviewListSchema } },
      },
      async (request) => ({ items: await listReview(db, officeOf(visitorOf(request))) }),
    );

    app.get(
      '/api/bailiff/lots/:lot/review',
      {
        config: { allow: 'work_desk' },
        schema: {
          tags,
          summary: 'What changed on a lot, by whom, and what waits',
          params: lotParamsSchema,
          response: { 200: lotReviewSchema },
        },
      },
      async (request) => readReview(db, officeOf(visitorOf(request)), lotIdOf(request.params)),
    );
  };
