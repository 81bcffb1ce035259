import {
  catalogueSchema,
  heatSchema,
  networkQuerySchema,
  networkSchema,
  rankingQuerySchema,
  rankingSchema,
  scoringRunSchema,
  subjectPageSchema,
  subjectSchema,
  timelineSchema,
} from '@ochiq/shared/signals';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { visitorOf } from '../base/index.js';
import { lotIdOf, lotParamsSchema } from '../lots/index.js';
import { askScoring, showScoring } from './ask-scoring.js';
import type { SignalGround } from './ground.js';
import { showRanking } from './read-ranking.js';
import { showNetwork } from './show-network.js';
import { showCatalogue, showHeat } from './show-overview.js';
import { showSubject } from './show-subject.js';
import { showTimeline } from './show-timeline.js';

const tags = ['auditor'];
const audit = { allow: 'audit' } as const;

/** Scores and findings for auditors. People are handles; who they are is told by a look alone. */
export const signalRoutes =
  (ground: SignalGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    app.get(
      '/api/auditor/signals/ranking',
      {
        config: audit,
        schema: {
          tags,
          summary: 'Subjects of a kind by their risk score, with each signal’s part in it',
          querystring: rankingQuerySchema,
          response: { 200: rankingSchema },
        },
      },
      async (request) => showRanking(ground, request.query),
    );
    app.get(
      '/api/auditor/signals/subjects/:kind/:id',
      {
        config: audit,
        schema: {
          tags,
          summary: 'A lot, bidder, ring, official or office: score, findings with evidence, peers and lots',
          params: subjectSchema,
          response: { 200: subjectPageSchema },
        },
      },
      async (request) => showSubject(ground, request.params),
    );
    app.get(
      '/api/auditor/signals/lots/:lot/timeline',
      {
        config: audit,
        schema: {
          tags,
          summary: 'A lot’s whole course: bids, steps, and who watched',
          params: lotParamsSchema,
          response: { 200: timelineSchema },
        },
      },
      async (request) => showTimeline(ground, lotIdOf(request.params)),
    );
    app.get(
      '/api/auditor/signals/network',
      {
        config: audit,
        schema: { tags, summary: 'Who is tied to a subject, and why', querystring: networkQuerySchema, response: { 200: networkSchema } },
      },
      async (request) => showNetwork(ground, request.query),
    );
    app.get(
      '/api/auditor/signals/heat',
      { config: audit, schema: { tags, summary: 'Offices by months: lots, flagged ones, mean score', response: { 200: heatSchema } } },
      async () => showHeat(ground.db),
    );
    app.get(
      '/api/auditor/signals/catalogue',
      { config: audit, schema: { tags, summary: 'Every signal: formula, source, threshold', response: { 200: catalogueSchema } } },
      async () => showCatalogue(ground.db),
    );
    app.get(
      '/api/auditor/signals/runs/latest',
      {
        config: { allow: 'score' },
        schema: { tags, summary: 'How far the scoring of the window is', response: { 200: scoringRunSchema } },
      },
      async () => showScoring(ground),
    );
    app.post(
      '/api/auditor/signals/runs',
      {
        config: { allow: 'score' },
        schema: { tags, summary: 'Score the whole window again, as soon as a node is free', response: { 202: scoringRunSchema } },
      },
      async (request, reply) => reply.code(202).send(await askScoring(ground, visitorOf(request).personId)),
    );
  };
