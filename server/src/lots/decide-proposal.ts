import { withdrawalSchema } from '@ochiq/shared/lots';
import { Refusal, readClock, type Tx } from '../base/index.js';
import { makeCorrection } from './correct-lot.js';
import { type Bailiff, type LotGround, lockOwnLot, mustStep } from './desk.js';
import type { LotRow } from './store.js';
import { decideProposalRow, type ProposalRow, readWaiting } from './store-proposals.js';
import { tellAuthors } from './tell-people.js';
import { takeOffSale } from './withdraw-lot.js';

type Deciding = Pick<LotGround, 'db' | 'log' | 'participantsOf'>;

interface Waiting {
  readonly lot: LotRow;
  readonly proposal: ProposalRow;
  readonly at: Date;
}

/** A proposal that waits, on its locked lot, which may still take its step. */
async function lockWaiting(tx: Tx, senior: Bailiff, lotId: number, proposalId: string): Promise<Waiting> {
  const lot = await lockOwnLot(tx, senior, lotId);
  const at = await readClock(tx);
  const proposal = (await readWaiting(tx, lotId)).find(({ id }) => id === proposalId);
  if (!proposal) throw new Refusal('proposal_unknown');
  mustStep(lot, proposal.kind === 'correction' ? 'correct' : 'withdraw', at);
  return { lot, proposal, at };
}

/**
 * The second official agrees to a correction or a withdrawal, and it happens.
 * @throws Refusal lot_unknown, forbidden, proposal_unknown, author_cannot_approve, lot_not_open, lot_closed, lot_withdrawn
 */
export async function approveProposal(ground: Deciding, senior: Bailiff, lotId: number, proposalId: string): Promise<void> {
  await ground.db.transact(async (tx) => {
    const { lot, proposal, at } = await lockWaiting(tx, senior, lotId, proposalId);
    const actorId = senior.personId;
    if (proposal.proposedBy === actorId) throw new Refusal('author_cannot_approve');
    await tellAuthors(tx, lotId, [proposal.proposedBy], { approved: true, remark: null });
    if (proposal.kind === 'correction') return makeCorrection(ground, tx, lot, { proposal, at, actorId });
    await decideProposalRow(tx, { id: proposal.id, by: actorId, at, approved: true, changes: null });
    const submitterId = proposal.proposedBy;
    await takeOffSale(ground, tx, lot, { ...withdrawalSchema.parse(proposal.body), at, actorId, submitterId });
  });
}

/**
 * The second official, or whoever proposed it, drops a proposal.
 * @throws Refusal lot_unknown, forbidden, proposal_unknown, lot_not_open, lot_closed, lot_withdrawn
 */
export async function declineProposal({ db, log }: Deciding, senior: Bailiff, lotId: number, proposalId: string): Promise<void> {
  await db.transact(async (tx) => {
    const { proposal, at } = await lockWaiting(tx, senior, lotId, proposalId);
    const actorId = senior.personId;
    await decideProposalRow(tx, { id: proposal.id, by: actorId, at, approved: false, changes: null });
    await log.append(tx, [{ lotId, kind: 'proposal_declined', at, actorId, body: { id: proposal.id } }]);
    if (proposal.proposedBy !== actorId) await tellAuthors(tx, lotId, [proposal.proposedBy], { approved: false, remark: null });
  });
}
