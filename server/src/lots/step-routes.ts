import {
  commentSchema,
  correctionDraftSchema,
  lotDeskSchema,
  resumptionSchema,
  suspensionOrderSchema,
  withdrawalSchema,
} from '@ochiq/shared/lots';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { may, Refusal, visitorOf } from '../base/index.js';
import { officeOf } from '../cases/index.js';
import { proposeCorrection } from './correct-lot.js';
import { approveProposal, declineProposal } from './decide-proposal.js';
import { type Bailiff, type LotGround, readDesk } from './desk.js';
import { lotIdOf, lotParamsSchema } from './lot-id.js';
import { approveLot, sendBackLot } from './review-lot.js';
import { submitLot } from './submit-lot.js';
import { confirmSuspension, resumeLot, suspendLot } from './suspend-lot.js';
import { withdrawLot } from './withdraw-lot.js';

const tags = ['bailiff'];
const response = { 200: lotDeskSchema };
const params = lotParamsSchema;
const proposalParamsSchema = lotParamsSchema.extend({ proposal: z.string() });
const approvalSchema = z.object({ version: z.int().positive().optional() }).nullish();

const workDesk = { allow: 'work_desk' } as const;
const approve = { allow: 'approve' } as const;

/** @throws Refusal proposal_unknown for what is no id */
function proposalIdOf({ proposal }: { proposal: string }): string {
  const id = z.uuid().safeParse(proposal);
  if (!id.success) throw new Refusal('proposal_unknown');
  return id.data;
}

/** Who asks, for which lot, and the lot's desk after the step. */
function stepper({ db }: LotGround) {
  return async (request: FastifyRequest, lot: { lot: string }, step: (bailiff: Bailiff, lotId: number) => Promise<void>) => {
    const bailiff = officeOf(visitorOf(request));
    const lotId = lotIdOf(lot);
    await step(bailiff, lotId);
    return readDesk(db, bailiff, lotId);
  };
}

/** The steps of a lot to its publication. */
export const reviewStepRoutes =
  (ground: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    const take = stepper(ground);
    const path = '/api/bailiff/lots/:lot';

    app.post(
      `${path}/submit`,
      { config: workDesk, schema: { tags, summary: 'Hand a draft to the second official', params, response } },
      (request) => take(request, request.params, (bailiff, lot) => submitLot(ground, bailiff, lot)),
    );

    app.post(
      `${path}/send-back`,
      { config: approve, schema: { tags, summary: 'Send a draft back with a comment', params, body: commentSchema, response } },
      (request) => take(request, request.params, (senior, lot) => sendBackLot(ground, senior, lot, request.body.comment)),
    );

    app.post(
      `${path}/approve`,
      {
        config: approve,
        schema: { tags, summary: 'Publish what another official submitted', params, body: approvalSchema, response },
      },
      (request) => take(request, request.params, (senior, lot) => approveLot(ground, senior, lot, request.body?.version)),
    );

    app.post(
      `${path}/proposals/:proposal/approve`,
      { config: approve, schema: { tags, summary: 'Agree to a correction or a withdrawal', params: proposalParamsSchema, response } },
      (request) => take(request, request.params, (senior, lot) => approveProposal(ground, senior, lot, proposalIdOf(request.params))),
    );

    app.post(
      `${path}/proposals/:proposal/decline`,
      { config: approve, schema: { tags, summary: 'Decline a correction or a withdrawal', params: proposalParamsSchema, response } },
      (request) => take(request, request.params, (senior, lot) => declineProposal(ground, senior, lot, proposalIdOf(request.params))),
    );
  };

/** What can happen to a lot after its publication. */
export const publishedStepRoutes =
  (ground: LotGround): FastifyPluginAsyncZod =>
  async (app) => {
    const take = stepper(ground);
    const path = '/api/bailiff/lots/:lot';

    app.post(
      `${path}/errata`,
      {
        config: workDesk,
        schema: { tags, summary: 'Propose a correction of a published lot', params, body: correctionDraftSchema, response },
      },
      (request) => take(request, request.params, (bailiff, lot) => proposeCorrection(ground, bailiff, lot, request.body)),
    );

    app.post(
      `${path}/suspend`,
      { config: workDesk, schema: { tags, summary: "Stop a sale by a court's order", params, body: suspensionOrderSchema, response } },
      (request) => take(request, request.params, (bailiff, lot) => suspendLot(ground, bailiff, lot, request.body)),
    );

    app.post(
      `${path}/suspension/confirm`,
      { config: approve, schema: { tags, summary: 'Confirm the order that suspended a sale', params, response } },
      (request) => take(request, request.params, (senior, lot) => confirmSuspension(ground, senior, lot)),
    );

    app.post(
      `${path}/resume`,
      { config: workDesk, schema: { tags, summary: 'Let a suspended sale go on', params, body: resumptionSchema, response } },
      (request) => {
        const mayApprove = may(visitorOf(request).roles, 'approve');
        return take(request, request.params, (bailiff, lot) => resumeLot(ground, { ...bailiff, mayApprove }, lot, request.body));
      },
    );

    app.post(
      `${path}/withdraw`,
      {
        config: workDesk,
        schema: { tags, summary: 'Withdraw a lot with a ground; with bids, propose it', params, body: withdrawalSchema, response },
      },
      (request) => take(request, request.params, (bailiff, lot) => withdrawLot(ground, bailiff, lot, request.body)),
    );
  };
