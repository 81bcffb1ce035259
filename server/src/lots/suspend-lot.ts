import { resumeSchedule } from '@ochiq/shared/bidding';
import type { LotEvent } from '@ochiq/shared/bids';
import type { Resumption, SuspensionOrder } from '@ochiq/shared/lots';
import { resumeLeastOf } from '@ochiq/shared/rules';
import { newId, Refusal, readClock } from '../base/index.js';
import { readCourts } from '../cases/index.js';
import { type Bailiff, type LotGround, lockOwnLot, mustStep } from './desk.js';
import { updateToResumed, updateToSuspended } from './store-steps.js';
import { confirmSuspensionRow, endSuspension, insertSuspension, readSuspension } from './store-suspensions.js';
import { tellParticipants, tellSeniors } from './tell-people.js';

type Suspending = Pick<LotGround, 'db' | 'log' | 'participantsOf'>;

/** Somewhere it is tomorrow already. */
const dayMs = 24 * 60 * 60_000;

/**
 * Stops a sale at once by a court's order; a senior official confirms it afterwards, since an order does not wait for a second
 * pair of eyes. Bids that come to the lot's row later are refused (lot_suspended), deposits stay held.
 * @throws Refusal lot_unknown, forbidden, lot_not_open, lot_closed, lot_withdrawn, bad_request (unknown court, order of the future)
 */
export async function suspendLot(
  { db, log, participantsOf }: Suspending,
  bailiff: Bailiff,
  lotId: number,
  order: SuspensionOrder,
): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, bailiff, lotId);
    const at = await readClock(tx);
    mustStep(lot, 'suspend', at);
    const courts = await readCourts(tx);
    if (!courts.some(({ id }) => id === order.courtId)) throw new Refusal('bad_request', [{ path: '/courtId', message: 'unknown' }]);
    if (Date.parse(order.issuedOn) > at.getTime() + dayMs) throw new Refusal('bad_request', [{ path: '/issuedOn', message: 'in_future' }]);
    const due = lot.state === 'published' && at >= lot.startsAt;
    const { orderNumber, issuedOn, courtId } = order;
    const base = { lot: lotId, at: at.toISOString() };
    // The job that marks it live may lag; whether bidding had begun decides which times move at the resumption.
    const opened: LotEvent[] = due ? [{ kind: 'opened', ...base, seq: lot.seq + 1 }] : [];
    const seq = lot.seq + opened.length + 1;
    const actorId = bailiff.personId;
    await updateToSuspended(tx, lotId, { seq, at, order: orderNumber });
    await insertSuspension(tx, { id: newId(), lotId, ...order, begun: due || lot.state === 'live', at, suspendedBy: actorId });
    await log.appendEvents(tx, null, opened);
    await log.appendEvents(tx, actorId, [{ kind: 'suspended', ...base, seq, orderNumber, court: courtId, issuedOn }]);
    await tellParticipants({ participantsOf }, tx, lotId, { kind: 'lot_suspended', facts: { order: orderNumber } });
    await tellSeniors(tx, lot, actorId);
  });
}

/**
 * Confirms that the order that suspended a sale is there: the second pair of eyes, afterwards.
 * @throws Refusal lot_unknown, forbidden, lot_not_suspended, lot_withdrawn, author_cannot_approve (who suspended it),
 *   proposal_unknown (confirmed already)
 */
export async function confirmSuspension({ db, log }: Pick<LotGround, 'db' | 'log'>, senior: Bailiff, lotId: number): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, senior, lotId);
    const at = await readClock(tx);
    mustStep(lot, 'resume', at);
    const suspension = await readSuspension(tx, lotId);
    if (!suspension || suspension.confirmedBy !== null) throw new Refusal('proposal_unknown');
    if (suspension.suspendedBy === senior.personId) throw new Refusal('author_cannot_approve');
    await confirmSuspensionRow(tx, suspension.id, senior.personId, at);
    await log.append(tx, [{ lotId, kind: 'suspension_confirmed', at, actorId: senior.personId, body: {} }]);
  });
}

/**
 * Lets a suspended sale go on with the time that was left, at least what its rules say (`resumeLeastOf`); see `resumeSchedule`.
 * @param mayApprove whether the official may approve alone; another one may only resume what somebody else suspended
 * @throws Refusal lot_unknown, forbidden, lot_not_suspended, lot_withdrawn, author_cannot_approve
 */
export async function resumeLot(
  { db, log, participantsOf }: Suspending,
  bailiff: Bailiff & { readonly mayApprove: boolean },
  lotId: number,
  { ground, orderNumber }: Resumption,
): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, bailiff, lotId);
    const at = await readClock(tx);
    mustStep(lot, 'resume', at);
    const suspension = await readSuspension(tx, lotId);
    if (!suspension) throw new Error(`lot ${lotId} is suspended by no order`);
    const actorId = bailiff.personId;
    if (!bailiff.mayApprove && suspension.suspendedBy === actorId) throw new Refusal('author_cannot_approve');
    const before = { startsAt: lot.startsAt.getTime(), endsAt: lot.endsAt.getTime(), originalEndsAt: lot.originalEndsAt.getTime() };
    const after = resumeSchedule(
      before,
      { begun: suspension.begun, atMs: suspension.at.getTime(), leastMs: resumeLeastOf(lot.rules) },
      at.getTime(),
    );
    const times = { startsAt: new Date(after.startsAt), endsAt: new Date(after.endsAt), originalEndsAt: new Date(after.originalEndsAt) };
    const state = suspension.begun ? 'live' : 'published';
    const seq = lot.seq + 1;
    await updateToResumed(tx, lotId, { state, seq, ...times });
    await endSuspension(tx, { id: suspension.id, by: actorId, at, ground, orderNumber });
    const told = {
      startsAt: times.startsAt.toISOString(),
      endsAt: times.endsAt.toISOString(),
      originalEndsAt: times.originalEndsAt.toISOString(),
    };
    await log.appendEvents(tx, actorId, [{ kind: 'resumed', lot: lotId, seq, at: at.toISOString(), state, ...told, orderNumber, ground }]);
    await tellParticipants({ participantsOf }, tx, lotId, { kind: 'lot_resumed', facts: { endsAt: told.endsAt } });
  });
}
