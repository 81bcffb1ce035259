import {
  type CorrectionDraft,
  type LotDesk,
  type LotReview,
  lotDeskSchema,
  lotReviewSchema,
  type Resumption,
  type ReviewItem,
  reviewListSchema,
  type SuspensionOrder,
  type Withdrawal,
} from '@ochiq/shared/lots';
import { request } from './request';

const step = (lot: number, path: string, body?: unknown): Promise<LotDesk> =>
  request(lotDeskSchema, `/api/bailiff/lots/${lot}/${path}`, { method: 'POST', ...(body === undefined ? {} : { body }) });

/** What waits for a second official of the office. */
export async function readWaiting(): Promise<ReviewItem[]> {
  return (await request(reviewListSchema, '/api/bailiff/review')).items;
}

/** What changed on a lot, by whom, and what waits for a second official. */
export const readReview = (lot: number): Promise<LotReview> => request(lotReviewSchema, `/api/bailiff/lots/${lot}/review`);

/** Hands a draft to the second official. Throws ApiProblem `lot_not_ready`, `schedule_in_past`. */
export const submitLot = (lot: number): Promise<LotDesk> => step(lot, 'submit');

/** Publishes the version that was looked at. Throws ApiProblem `author_cannot_approve`, `version_changed`, `schedule_in_past`. */
export const approveLot = (lot: number, version: number | null): Promise<LotDesk> =>
  step(lot, 'approve', version === null ? {} : { version });

/** Gives a draft back with a comment. Throws ApiProblem `lot_not_in_review`. */
export const sendBackLot = (lot: number, comment: string): Promise<LotDesk> => step(lot, 'send-back', { comment });

/** Agrees to a correction or a withdrawal, or declines it. Throws ApiProblem `author_cannot_approve`, `proposal_unknown`. */
export const decideProposal = (lot: number, proposal: string, decision: 'approve' | 'decline'): Promise<LotDesk> =>
  step(lot, `proposals/${proposal}/${decision}`);

/** Proposes a correction of a published lot. Throws ApiProblem `nothing_changed`, `already_proposed`, `lot_terms_fixed`. */
export const proposeCorrection = (lot: number, draft: CorrectionDraft): Promise<LotDesk> => step(lot, 'errata', draft);

/** Stops a sale by a court's order. Throws ApiProblem `lot_closed`, `lot_not_open`. */
export const suspendLot = (lot: number, order: SuspensionOrder): Promise<LotDesk> => step(lot, 'suspend', order);

/** Confirms the order that stopped a sale. Throws ApiProblem `author_cannot_approve`. */
export const confirmSuspension = (lot: number): Promise<LotDesk> => step(lot, 'suspension/confirm');

/** Lets a stopped sale go on. Throws ApiProblem `lot_not_suspended`, `author_cannot_approve`. */
export const resumeLot = (lot: number, resumption: Resumption): Promise<LotDesk> => step(lot, 'resume', resumption);

/** Withdraws a lot; one with bids only when a second official agrees. Throws ApiProblem `lot_closed`, `already_proposed`. */
export const withdrawLot = (lot: number, withdrawal: Withdrawal): Promise<LotDesk> => step(lot, 'withdraw', withdrawal);
