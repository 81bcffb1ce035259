import {
  askedListSchema,
  askedSchema,
  explanationSchema,
  lookAnswerSchema,
  looksQuerySchema,
  looksSchema,
  newLookSchema,
} from '@ochiq/shared/audit';
import { maxIdNumber } from '@ochiq/shared/lots';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import '@fastify/rate-limit';
import { z } from 'zod';
import { Refusal, visitorOf } from '../base/index.js';
import { answerQuestion, listAsked } from './ask-official.js';
import type { AuditGround } from './ground.js';
import { readPeopleBehind } from './read-identities.js';
import { showLooks } from './show-looks.js';

/** Who people are, and who was told. */
export const lookRoutes =
  (ground: AuditGround): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['auditor'];

    app.post(
      '/api/auditor/looks',
      {
        config: { allow: 'audit', rateLimit: { max: 30, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: 'Who people are; kept and logged before it is told',
          body: newLookSchema,
          response: { 200: lookAnswerSchema },
        },
      },
      async (request, reply) => {
        const answer = await readPeopleBehind(ground, visitorOf(request).personId, request.body);
        void reply.header('cache-control', 'no-store');
        return answer;
      },
    );

    app.get(
      '/api/auditor/looks',
      {
        config: { allow: 'see_looks' },
        schema: { tags, summary: 'Who looked at whom, when and why', querystring: looksQuerySchema, response: { 200: looksSchema } },
      },
      (request) => showLooks(ground, request.query),
    );
  };

/** What officials are asked, on their desk. */
export const explanationRoutes =
  (ground: AuditGround): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['bailiff'];
    const config = { allow: 'work_desk' } as const;

    app.get(
      '/api/bailiff/explanations',
      { config, schema: { tags, summary: 'What auditors have asked the reader', response: { 200: askedListSchema } } },
      async (request) => ({ questions: await listAsked(ground.db, visitorOf(request).personId), now: ground.clock.iso() }),
    );

    app.post(
      '/api/bailiff/explanations/:question',
      {
        config,
        schema: {
          tags,
          summary: 'Explain, once',
          params: z.object({ question: z.string() }),
          body: explanationSchema,
          response: { 200: askedSchema },
        },
      },
      async (request) => {
        const { question } = request.params;
        const id = /^[1-9]\d{0,9}$/.test(question) ? Number(question) : Number.POSITIVE_INFINITY;
        if (id > maxIdNumber) throw new Refusal('question_unknown');
        const { personId } = visitorOf(request);
        await answerQuestion(ground, personId, id, request.body.text);
        const answered = (await listAsked(ground.db, personId)).find((one) => one.id === id);
        if (!answered) throw new Error('an answered question is not in the list');
        return answered;
      },
    );
  };
