import type { Withdrawal } from '@ochiq/shared/lots';
import { newId, Refusal, readClock, type Tx } from '../base/index.js';
import { type Bailiff, type LotGround, lockOwnLot, mustStep } from './desk.js';
import type { LotRow } from './store.js';
import { insertProposal } from './store-proposals.js';
import { updateToWithdrawn } from './store-steps.js';
import { tellParticipants, tellSeniors } from './tell-people.js';

type Withdrawing = Pick<LotGround, 'db' | 'log' | 'participantsOf'>;

/**
 * Withdraws a lot with a ground, from any state before the close; its bids stay in the log. A withdrawn draft never
 * was public and stays so. With bids on it a second official must agree: then it only becomes a proposal.
 * @throws Refusal lot_unknown, forbidden, lot_withdrawn, lot_closed, already_proposed
 */
export async function withdrawLot(ground: Withdrawing, bailiff: Bailiff, lotId: number, withdrawal: Withdrawal): Promise<void> {
  const { db, log } = ground;
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, bailiff, lotId);
    const at = await readClock(tx);
    mustStep(lot, 'withdraw', at);
    const actorId = bailiff.personId;
    if (lot.state === 'draft' || lot.state === 'in_review') {
      await updateToWithdrawn(tx, lotId, { seq: lot.seq, ...withdrawal });
      await log.append(tx, [{ lotId, kind: 'draft_withdrawn', at, actorId, body: { ground: withdrawal.ground } }]);
      return;
    }
    if (lot.bidCount === 0) return takeOffSale(ground, tx, lot, { ...withdrawal, at, actorId });
    const id = newId();
    const proposal = { id, lotId, kind: 'withdrawal', body: withdrawal, proposedBy: actorId, proposedAt: at } as const;
    if (!(await insertProposal(tx, proposal))) throw new Refusal('already_proposed');
    await log.append(tx, [{ lotId, kind: 'withdrawal_proposed', at, actorId, body: { id }, secret: { ...withdrawal } }]);
    await tellSeniors(tx, lot, actorId);
  });
}

interface Taking extends Withdrawal {
  readonly at: Date;
  /** Null: by the rule, because the debt is paid. */
  readonly actorId: string | null;
  readonly submitterId?: string;
}

/** Withdraws a public lot. The caller holds the row's lock and knows that the lot may take the step. */
export async function takeOffSale(
  { log, participantsOf }: Pick<LotGround, 'log' | 'participantsOf'>,
  tx: Tx,
  lot: LotRow,
  { kind, ground, at, actorId, submitterId }: Taking,
): Promise<void> {
  const seq = lot.seq + 1;
  await updateToWithdrawn(tx, lot.id, { seq, kind, ground });
  const event = { kind: 'withdrawn', lot: lot.id, seq, at: at.toISOString(), ground, groundKind: kind } as const;
  await log.append(tx, [{ event, actorId, ...(submitterId === undefined ? {} : { submitterId }) }]);
  await tellParticipants({ participantsOf }, tx, lot.id, { kind: 'lot_withdrawn', facts: { ground } });
}
