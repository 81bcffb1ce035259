import {
  acceptSchema,
  assistanceListSchema,
  assistanceViewSchema,
  decisionSchema,
  declineSchema,
  partnerChoiceSchema,
  proposedAnswerSchema,
  requestDraftSchema,
  requestPreviewSchema,
  sides,
  workStepSchema,
} from '@ochiq/shared/assistance';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { may, Refusal, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { draftRequest, previewRequest } from './draft-request.js';
import type { AssistanceGround } from './ground.js';
import { searchFor } from './search-registries.js';
import { showRequest, showRequests } from './show-requests.js';
import { decideRequest, judgeRequest, proposeAnswer, workOnRequest } from './step-request.js';
import { listPartners } from './store-partners.js';

const tags = ['assistance'];
const works = { allow: 'ask_abroad' } as const;
const decides = { allow: 'approve_abroad' } as const;
const path = '/api/bailiff/assistance';
const params = z.object({ request: z.string() });
const view = { 200: assistanceViewSchema };
const query = z.object({ case: z.coerce.number().int().min(1).max(2_147_483_647).optional(), side: z.enum(sides).optional() });

/** @throws Refusal assistance_unknown for what is no id */
function idOf({ request }: { request: string }): string {
  const id = z.uuid().safeParse(request);
  if (!id.success) throw new Refusal('assistance_unknown');
  return id.data;
}

/** Requests to other countries, and those that came from them, on an office's desk. */
export const deskRoutes =
  (ground: AssistanceGround): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    const official = (request: FastifyRequest) => officeOf(visitorOf(request));
    const show = (request: FastifyRequest, id: string) =>
      showRequest(ground.db, official(request), may(visitorOf(request).roles, 'approve_abroad'), id);

    app.get(
      path,
      {
        config: works,
        schema: {
          tags,
          summary: 'The office’s requests to and from other countries',
          querystring: query,
          response: { 200: assistanceListSchema },
        },
      },
      async (request) => ({
        requests: await showRequests(ground.db, official(request), {
          caseId: request.query.case ?? null,
          side: request.query.side ?? null,
        }),
      }),
    );
    app.get(
      `${path}/partners`,
      { config: works, schema: { tags, summary: 'Countries that can be asked', response: { 200: partnerChoiceSchema } } },
      async () => ({
        partners: (await listPartners(ground.db)).filter(({ paused }) => !paused).map(({ id, country, name }) => ({ id, country, name })),
      }),
    );
    app.post(
      `${path}/preview`,
      {
        config: works,
        schema: { tags, summary: 'Exactly what a request would tell', body: requestDraftSchema, response: { 200: requestPreviewSchema } },
      },
      async (request) => previewRequest(ground.db, official(request), request.body),
    );
    app.post(
      path,
      {
        config: works,
        schema: { tags, summary: 'Write a request to another country', body: requestDraftSchema, response: { 201: assistanceViewSchema } },
      },
      async (request, reply) => reply.code(201).send(await show(request, await draftRequest(ground, official(request), request.body))),
    );
    app.get(
      `${path}/:request`,
      { config: works, schema: { tags, summary: 'One request with its messages', params, response: view } },
      async (request) => show(request, idOf(request.params)),
    );
    app.post(
      `${path}/:request/steps`,
      {
        config: works,
        schema: { tags, summary: 'Submit, drop, close or cancel a request of ours', params, body: workStepSchema, response: view },
      },
      async (request) => {
        const id = idOf(request.params);
        await workOnRequest(ground, official(request), id, request.body.step);
        return show(request, id);
      },
    );
    app.post(
      `${path}/:request/decision`,
      {
        config: decides,
        schema: { tags, summary: 'Let a request or an answer leave, or send it back', params, body: decisionSchema, response: view },
      },
      async (request) => {
        const id = idOf(request.params);
        await decideRequest(ground, official(request), id, request.body);
        return show(request, id);
      },
    );
    app.post(
      `${path}/:request/accept`,
      { config: works, schema: { tags, summary: 'Take up a request of another country', params, body: acceptSchema, response: view } },
      async (request) => {
        const id = idOf(request.params);
        await judgeRequest(ground, official(request), id, 'accept', { reason: null, text: request.body.text });
        return show(request, id);
      },
    );
    app.post(
      `${path}/:request/decline`,
      {
        config: works,
        schema: { tags, summary: 'Decline a request of another country, with the ground', params, body: declineSchema, response: view },
      },
      async (request) => {
        const id = idOf(request.params);
        await judgeRequest(ground, official(request), id, 'decline', request.body);
        return show(request, id);
      },
    );
    app.post(
      `${path}/:request/search`,
      { config: works, schema: { tags, summary: 'Begin the work, and ask the registries that have not answered', params, response: view } },
      async (request) => {
        const id = idOf(request.params);
        await searchFor(ground, official(request), id);
        return show(request, id);
      },
    );
    app.post(
      `${path}/:request/answer`,
      {
        config: works,
        schema: { tags, summary: 'Propose an answer to a second official', params, body: proposedAnswerSchema, response: view },
      },
      async (request) => {
        const id = idOf(request.params);
        await proposeAnswer(ground, official(request), id, request.body.answer);
        return show(request, id);
      },
    );
  };
