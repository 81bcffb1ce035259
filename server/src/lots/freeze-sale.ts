import { freezeMostOf } from '@ochiq/shared/rules';
import { newId, Refusal, readClock, type Tx } from '../base/index.js';
import { readStaff } from '../identity/index.js';
import { notify } from '../notices/index.js';
import { mustStep } from './desk.js';
import { lockLot } from './store.js';
import { updateToSuspended } from './store-steps.js';
import { insertFreeze, readSuspension } from './store-suspensions.js';
import { goOn, openIfDue, type Suspending } from './suspend-lot.js';
import { tellParticipants } from './tell-people.js';

type Freezing = Pick<Suspending, 'log' | 'participantsOf'>;

/**
 * Stops a sale at once because two auditors want it checked: as a court's order does, but the office cannot let it go on.
 * @returns when, and until when it may last by the lot's rules
 * @throws Refusal lot_unknown, second_auditor_needed (one person), lot_not_open, lot_closed, lot_withdrawn
 */
export async function freezeSale(
  { log, participantsOf }: Freezing,
  tx: Tx,
  { lotId, proposedBy, confirmedBy }: { lotId: number; proposedBy: string; confirmedBy: string },
): Promise<{ at: Date; until: Date }> {
  if (proposedBy === confirmedBy) throw new Refusal('second_auditor_needed');
  const lot = await lockLot(tx, lotId);
  if (!lot?.publishedAt) throw new Refusal('lot_unknown');
  const at = await readClock(tx);
  mustStep(lot, 'suspend', at);
  const until = new Date(at.getTime() + freezeMostOf(lot.rules));
  const { seq, begun } = await openIfDue({ log }, tx, lot, at);
  await updateToSuspended(tx, lotId, { seq, at, order: null });
  await insertFreeze(tx, { id: newId(), lotId, begun, at, until, suspendedBy: proposedBy, confirmedBy });
  const event = { kind: 'suspended', lot: lotId, seq, at: at.toISOString(), ground: 'inquiry', until: until.toISOString() } as const;
  await log.append(tx, [{ event, actorId: confirmedBy, submitterId: proposedBy }]);
  await tellParticipants({ participantsOf }, tx, lotId, { kind: 'lot_held', facts: { untilAt: event.until } });
  const seniors = await readStaff(tx, lot.officeId, 'senior_bailiff');
  const staff = [...new Set([lot.authorId, ...seniors])];
  await notify(
    tx,
    staff.map((personId) => ({ personId, lotId, kind: 'lot_held_office', facts: { untilAt: event.until } }) as const),
  );
  return { at, until };
}

/** By whom a sale that auditors have stopped goes on: two of them, or nobody because its time is over. */
export type Release = { readonly askedBy: string; readonly agreedBy: string } | 'lapsed';

/**
 * Lets a sale go on that auditors have stopped, with the time that was left.
 * @returns when, and whether it went: not where they do not hold it any more (it was withdrawn)
 * @throws Refusal second_auditor_needed (one person), freeze_not_there (its time is not over yet)
 */
export async function releaseSale(
  { log, participantsOf }: Freezing,
  tx: Tx,
  { lotId, release }: { lotId: number; release: Release },
): Promise<{ at: Date; went: boolean }> {
  if (release !== 'lapsed' && release.askedBy === release.agreedBy) throw new Refusal('second_auditor_needed');
  const lot = await lockLot(tx, lotId);
  const at = await readClock(tx);
  if (lot?.state !== 'suspended') return { at, went: false };
  const suspension = await readSuspension(tx, lotId);
  if (suspension?.ground !== 'inquiry') return { at, went: false };
  if (release === 'lapsed' && (suspension.until === null || at < suspension.until)) throw new Refusal('freeze_not_there');
  const by =
    release === 'lapsed'
      ? { actorId: null, ground: 'inquiry_lapsed' }
      : { actorId: release.agreedBy, submitterId: release.askedBy, ground: 'inquiry_released' };
  await goOn({ log, participantsOf }, tx, { lot, suspension, at, orderNumber: null, ...by });
  return { at, went: true };
}
