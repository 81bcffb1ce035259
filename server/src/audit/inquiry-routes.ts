import {
  assignmentSchema,
  auditorsSchema,
  conclusionSchema,
  freezeStepSchema,
  inquiriesSchema,
  inquiryPageSchema,
  inquiryQuerySchema,
  newFreezeSchema,
  newInquirySchema,
  newQuestionSchema,
  noteSchema,
  referralSchema,
} from '@ochiq/shared/audit';
import { maxIdNumber } from '@ochiq/shared/lots';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal, visitorOf } from '../base/index.js';
import { askOfficial } from './ask-official.js';
import { concludeInquiry, decideReferral } from './conclude-inquiry.js';
import { proposeFreeze, stepFreeze } from './freeze-lot.js';
import type { AuditGround } from './ground.js';
import { addNote, assignInquiry, openInquiry } from './open-inquiry.js';
import { listAuditors, listInquiries, showInquiry } from './show-inquiry.js';

const config = { allow: 'audit' } as const;
const tags = ['auditor'];
const response = { 200: inquiryPageSchema };
export const inquiryParamsSchema = z.object({ inquiry: z.string() });
const params = inquiryParamsSchema;
const freezeParamsSchema = params.extend({ freeze: z.string() });

const numberOf = (text: string): number | null => (/^[1-9]\d{0,9}$/.test(text) && Number(text) <= maxIdNumber ? Number(text) : null);

/** @throws Refusal inquiry_unknown for what is no number */
export function inquiryIdOf({ inquiry }: { inquiry: string }): number {
  const id = numberOf(inquiry);
  if (id === null) throw new Refusal('inquiry_unknown');
  return id;
}

/** @throws Refusal freeze_unknown for what is no number */
function freezeIdOf({ freeze }: { freeze: string }): number {
  const id = numberOf(freeze);
  if (id === null) throw new Refusal('freeze_unknown');
  return id;
}

/** Takes a step and answers with the inquiry after it. */
const stepper =
  (ground: AuditGround) =>
  async (request: FastifyRequest, inquiry: { inquiry: string }, step: (auditorId: string, inquiryId: number) => Promise<void>) => {
    const { personId } = visitorOf(request);
    const id = inquiryIdOf(inquiry);
    await step(personId, id);
    return showInquiry(ground, personId, id);
  };

/** Inquiries as lists and pages, and how they begin. */
export const inquiryRoutes =
  (ground: AuditGround): FastifyPluginAsyncZod =>
  async (app) => {
    const path = '/api/auditor/inquiries';

    app.get(
      '/api/auditor/auditors',
      { config, schema: { tags, summary: 'Whom an inquiry may be assigned to', response: { 200: auditorsSchema } } },
      async () => ({ auditors: await listAuditors(ground.db) }),
    );

    app.get(
      path,
      { config, schema: { tags, summary: 'Inquiries, newest first', querystring: inquiryQuerySchema, response: { 200: inquiriesSchema } } },
      (request) => listInquiries(ground, visitorOf(request).personId, request.query),
    );

    app.post(
      path,
      { config, schema: { tags, summary: 'Open an inquiry', body: newInquirySchema, response: { 201: inquiryPageSchema } } },
      async (request, reply) => {
        const { personId } = visitorOf(request);
        const id = await openInquiry(ground, personId, request.body);
        return reply.code(201).send(await showInquiry(ground, personId, id));
      },
    );

    app.get(
      `${path}/:inquiry`,
      { config, schema: { tags, summary: 'An inquiry with all that was done in it', params, response } },
      (request) => showInquiry(ground, visitorOf(request).personId, inquiryIdOf(request.params)),
    );
  };

/** What is done in an inquiry. */
export const inquiryStepRoutes =
  (ground: AuditGround): FastifyPluginAsyncZod =>
  async (app) => {
    const take = stepper(ground);
    const path = '/api/auditor/inquiries/:inquiry';

    app.post(
      `${path}/assign`,
      { config, schema: { tags, summary: 'Give an inquiry to an auditor', params, body: assignmentSchema, response } },
      (request) => take(request, request.params, (who, id) => assignInquiry(ground, who, id, request.body.assignee)),
    );

    app.post(
      `${path}/notes`,
      { config, schema: { tags, summary: 'Add a note, which stays', params, body: noteSchema, response } },
      (request) => take(request, request.params, (who, id) => addNote(ground, who, id, request.body.text)),
    );

    app.post(
      `${path}/questions`,
      { config, schema: { tags, summary: 'Ask an official for an explanation', params, body: newQuestionSchema, response } },
      (request) => take(request, request.params, (who, id) => askOfficial(ground, who, id, request.body)),
    );

    app.post(
      `${path}/conclude`,
      { config, schema: { tags, summary: 'Conclude an inquiry, or propose to refer it', params, body: conclusionSchema, response } },
      (request) => take(request, request.params, (who, id) => concludeInquiry(ground, who, id, request.body)),
    );

    app.post(
      `${path}/referral`,
      {
        config,
        schema: { tags, summary: 'Agree to a referral as the second auditor, or send it back', params, body: referralSchema, response },
      },
      (request) => take(request, request.params, (who, id) => decideReferral(ground, who, id, request.body)),
    );

    app.post(
      `${path}/freezes`,
      { config, schema: { tags, summary: 'Propose to stop a sale', params, body: newFreezeSchema, response } },
      (request) => take(request, request.params, (who, id) => proposeFreeze(ground, who, id, request.body)),
    );

    app.post(
      `${path}/freezes/:freeze`,
      {
        config,
        schema: {
          tags,
          summary: 'Confirm, decline or end the stop of a sale',
          params: freezeParamsSchema,
          body: freezeStepSchema,
          response,
        },
      },
      (request) => {
        const freezeId = freezeIdOf(request.params);
        return take(request, request.params, (who, inquiryId) => stepFreeze(ground, who, { inquiryId, freezeId, ...request.body }));
      },
    );
  };
