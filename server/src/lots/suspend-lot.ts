import { resumeSchedule } from '@ochiq/shared/bidding';
import type { LotEvent } from '@ochiq/shared/bids';
import type { Resumption, SuspensionOrder } from '@ochiq/shared/lots';
import { resumeLeastOf } from '@ochiq/shared/rules';
import { newId, Refusal, readClock, type Tx } from '../base/index.js';
import { readCourts } from '../cases/index.js';
import { type Bailiff, type LotGround, lockOwnLot, mustStep } from './desk.js';
import type { LotRow } from './store.js';
import { updateToResumed, updateToSuspended } from './store-steps.js';
import { confirmSuspensionRow, endSuspension, insertSuspension, readSuspension, type SuspensionRow } from './store-suspensions.js';
import { tellParticipants, tellSeniors } from './tell-people.js';

export type Suspending = Pick<LotGround, 'db' | 'log' | 'participantsOf'>;

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
    const { orderNumber, issuedOn, courtId } = order;
    const actorId = bailiff.personId;
    const { seq, begun } = await openIfDue({ log }, tx, lot, at);
    await updateToSuspended(tx, lotId, { seq, at, order: orderNumber });
    await insertSuspension(tx, { id: newId(), lotId, ...order, begun, at, suspendedBy: actorId });
    const base = { lot: lotId, seq, at: at.toISOString() };
    await log.appendEvents(tx, actorId, [{ kind: 'suspended', ...base, orderNumber, court: courtId, issuedOn }]);
    await tellParticipants({ participantsOf }, tx, lotId, { kind: 'lot_suspended', facts: { order: orderNumber } });
    await tellSeniors(tx, lot, actorId);
  });
}

/**
 * Whether bidding had begun decides which times move at the resumption. The job that marks a lot live may lag: then its opening
 * is told in the transaction of its stop.
 * @returns the number of the event that stops it
 */
export async function openIfDue({ log }: Pick<LotGround, 'log'>, tx: Tx, lot: LotRow, at: Date): Promise<{ seq: number; begun: boolean }> {
  const due = lot.state === 'published' && at >= lot.startsAt;
  const opened: LotEvent[] = due ? [{ kind: 'opened', lot: lot.id, seq: lot.seq + 1, at: at.toISOString() }] : [];
  await log.appendEvents(tx, null, opened);
  return { seq: lot.seq + opened.length + 1, begun: due || lot.state === 'live' };
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
 * @throws Refusal lot_unknown, forbidden, lot_not_suspended, lot_withdrawn, author_cannot_approve, held_for_check (by auditors)
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
    if (suspension.ground === 'inquiry') throw new Refusal('held_for_check');
    if (!bailiff.mayApprove && suspension.suspendedBy === actorId) throw new Refusal('author_cannot_approve');
    await goOn({ log, participantsOf }, tx, { lot, suspension, at, actorId, ground, orderNumber });
  });
}

interface Going extends Resumption {
  readonly lot: LotRow;
  readonly suspension: SuspensionRow;
  readonly at: Date;
  /** Null where the time of an inquiry's stop is over. */
  readonly actorId: string | null;
  /** Who asked for what the actor agreed to. */
  readonly submitterId?: string;
}

/** Starts the clock of a stopped sale again. The caller holds the row's lock and knows that it may go on. */
export async function goOn(
  { log, participantsOf }: Pick<LotGround, 'log' | 'participantsOf'>,
  tx: Tx,
  { lot, suspension, at, actorId, submitterId, ground, orderNumber }: Going,
): Promise<void> {
  const lotId = lot.id;
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
  const event = { kind: 'resumed', lot: lotId, seq, at: at.toISOString(), state, ...told, orderNumber, ground } as const;
  await log.append(tx, [{ event, actorId, ...(submitterId === undefined ? {} : { submitterId }) }]);
  await tellParticipants({ participantsOf }, tx, lotId, { kind: 'lot_resumed', facts: { endsAt: told.endsAt } });
}
