import { stepLot } from '@ochiq/shared/lots';
import { Refusal, readClock } from '../base/index.js';
import { type Bailiff, type LotGround, lockOwnLot } from './desk.js';
import { updateToWithdrawn } from './store-steps.js';

/**
 * Withdraws a lot with a ground, from any state before the close; its bids stay in the log. A withdrawn draft never
 * was public and stays so.
 * @throws Refusal lot_unknown, forbidden, lot_withdrawn, lot_closed
 */
export async function withdrawLot(
  { db, log }: Pick<LotGround, 'db' | 'log'>,
  bailiff: Bailiff,
  lotId: number,
  ground: string,
): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, bailiff, lotId);
    const at = await readClock(tx);
    const refusal = stepLot(lot.state, 'withdraw');
    if (refusal !== null) throw new Refusal(refusal);
    // At its end the lot is decided, even while the timekeeper has not written it down yet.
    if ((lot.state === 'published' || lot.state === 'live') && at >= lot.endsAt) throw new Refusal('lot_closed');
    if (lot.state === 'draft' || lot.state === 'in_review') {
      await updateToWithdrawn(tx, lotId, { seq: lot.seq, ground });
      await log.append(tx, [{ lotId, kind: 'draft_withdrawn', at, actorId: bailiff.personId, body: { ground } }]);
      return;
    }
    const seq = lot.seq + 1;
    await updateToWithdrawn(tx, lotId, { seq, ground });
    await log.appendEvents(tx, bailiff.personId, [{ kind: 'withdrawn', lot: lotId, seq, at: at.toISOString(), ground }]);
  });
}
