import {
  answerDraftSchema,
  answeredQuestionsSchema,
  questionDraftSchema,
  waitingQuestionSchema,
  waitingQuestionsSchema,
} from '@ochiq/shared/lots';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Queryable, Refusal, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { answerQuestion, askQuestion } from './ask-question.js';
import { type LotGround, readOwnLot } from './desk.js';
import { lotIdOf, lotParamsSchema } from './lot-id.js';
import { readStanding } from './store.js';
import { readAnswered, readWaitingQuestions } from './store-questions.js';

const params = lotParamsSchema;
const questionParamsSchema = lotParamsSchema.extend({ question: z.string() });

async function waitingView(db: Queryable, lotId: number, askerId: string | null) {
  const rows = await readWaitingQuestions(db, lotId, askerId);
  return { questions: rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() })) };
}

/** Questions to the bailiff, and their public answers. */
export const questionRoutes =
  (ground: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, readers } = ground;
    app.get(
      '/api/lots/:lot/questions',
      {
        config: { allow: 'anyone' },
        schema: { tags: ['lots'], summary: 'Questions that the office has answered', params, response: { 200: answeredQuestionsSchema } },
      },
      async (request) => {
        const lotId = lotIdOf(request.params);
        const rows = await readers.read(request, async (reader) => {
          if (!(await readStanding(reader, lotId))) throw new Refusal('lot_unknown');
          return readAnswered(reader, lotId);
        });
        return { questions: rows.map((row) => ({ ...row, answeredAt: row.answeredAt.toISOString() })) };
      },
    );

    app.post(
      '/api/lots/:lot/questions',
      {
        config: { allow: 'signed_in' },
        schema: {
          tags: ['lots'],
          summary: 'Ask the office about an open lot; published without a name, with its answer',
          params,
          body: questionDraftSchema,
          response: { 200: waitingQuestionSchema },
        },
      },
      (request) => askQuestion(ground, visitorOf(request).personId, lotIdOf(request.params), request.body.text),
    );

    app.get(
      '/api/lots/:lot/questions/own',
      {
        config: { allow: 'signed_in' },
        schema: { tags: ['lots'], summary: 'The own questions that wait', params, response: { 200: waitingQuestionsSchema } },
      },
      (request) => waitingView(db, lotIdOf(request.params), visitorOf(request).personId),
    );

    app.get(
      '/api/bailiff/lots/:lot/questions',
      {
        config: { allow: 'work_desk' },
        schema: { tags: ['bailiff'], summary: 'Questions that wait for an answer', params, response: { 200: waitingQuestionsSchema } },
      },
      async (request) => {
        const lot = await readOwnLot(db, officeOf(visitorOf(request)), lotIdOf(request.params));
        return waitingView(db, lot.id, null);
      },
    );

    app.post(
      '/api/bailiff/lots/:lot/questions/:question',
      {
        config: { allow: 'work_desk' },
        schema: {
          tags: ['bailiff'],
          summary: 'Answer a question; both are public from then on',
          params: questionParamsSchema,
          body: answerDraftSchema,
          response: { 200: waitingQuestionsSchema },
        },
      },
      async (request) => {
        const lotId = lotIdOf(request.params);
        const id = z.uuid().safeParse(request.params.question).data ?? null;
        await answerQuestion(ground, officeOf(visitorOf(request)), { lotId, id, answer: request.body.answer });
        return waitingView(db, lotId, null);
      },
    );
  };
