import type { AbsenceReason } from '@ochiq/shared/draw';
import { newId, Refusal, readClock, type Tx } from '../base/index.js';
import { readStaff } from '../identity/index.js';
import type { Log } from '../log/index.js';
import { type DrawGround, keepChain } from './commit-chain.js';
import { drawWaiting } from './draw-waiting.js';
import { lockOffice } from './store-draws.js';
import { endAbsences, findSeat, insertAbsence, insertRelative, insertSeat, isSeatOpen, lastSeat, readSeatOf } from './store-seats.js';

/** The senior official who keeps an office's seats. */
export interface SeatKeeper {
  readonly personId: string;
  readonly officeId: number;
}

/**
 * Opens a seat for an official of the office, or opens theirs again after an absence.
 * @returns the seat's number
 * @throws Refusal seat_unknown for somebody who takes no documents there, seat_open
 */
export async function openSeat(ground: DrawGround, keeper: SeatKeeper, personId: string): Promise<number> {
  await keepChain(ground, keeper.officeId);
  const seat = await ground.db.transact(async (tx) => {
    await lockOffice(tx, keeper.officeId);
    if (!(await readStaff(tx, keeper.officeId, 'bailiff')).includes(personId)) throw new Refusal('seat_unknown');
    return writeSeat(tx, ground.log, keeper, personId, await readClock(tx));
  });
  await drawWaiting(ground, keeper.officeId);
  return seat;
}

/** Writes an opened seat and its entry. The office must be locked. @throws Refusal seat_open */
export async function writeSeat(tx: Tx, log: Log, keeper: SeatKeeper, personId: string, at: Date): Promise<number> {
  const { officeId } = keeper;
  const known = await findSeat(tx, personId);
  if (known !== null && known.officeId !== officeId) throw new Refusal('seat_open');
  if (known !== null && (await isSeatOpen(tx, officeId, known.seat, at))) throw new Refusal('seat_open');
  const seat = known?.seat ?? (await lastSeat(tx, officeId)) + 1;
  if (known === null) await insertSeat(tx, { officeId, seat, personId, openedAt: at });
  else await endAbsences(tx, officeId, seat, at);
  const body = { office: officeId, seat };
  await log.append(tx, [{ lotId: null, kind: 'seat_opened', at, actorId: personId, submitterId: keeper.personId, body }]);
  return seat;
}

/** For how long a seat takes no documents: from now on when `from` is null, until it is opened again when `until` is. */
export interface NewAbsence {
  readonly reason: AbsenceReason;
  readonly from: Date | null;
  readonly until: Date | null;
}

/** Closes a seat for a time. @throws Refusal seat_unknown, absence_in_past */
export async function closeSeat({ db, log }: DrawGround, keeper: SeatKeeper, seat: number, absence: NewAbsence): Promise<void> {
  const { officeId } = keeper;
  await db.transact(async (tx) => {
    await lockOffice(tx, officeId);
    if ((await readSeatOf(tx, officeId, seat)) === null) throw new Refusal('seat_unknown');
    const at = await readClock(tx);
    const from = absence.from ?? at;
    const { reason, until } = absence;
    if (from < at || (until !== null && until <= from)) throw new Refusal('absence_in_past');
    await insertAbsence(tx, { id: newId(), officeId, seat, reason, fromAt: from, untilAt: until, closedBy: keeper.personId, closedAt: at });
    const body = { office: officeId, seat, reason, from: from.toISOString(), until: until?.toISOString() ?? null };
    await log.append(tx, [{ lotId: null, kind: 'seat_closed', at, actorId: keeper.personId, body }]);
  });
}

/** Writes down somebody who is close to an official: cases that they are a party to go to others. @throws Refusal seat_unknown */
export async function declareRelative({ db }: DrawGround, keeper: SeatKeeper, seat: number, nationalId: string): Promise<void> {
  await db.transact(async (tx) => {
    await lockOffice(tx, keeper.officeId);
    const personId = await readSeatOf(tx, keeper.officeId, seat);
    if (personId === null) throw new Refusal('seat_unknown');
    await insertRelative(tx, { personId, nationalId, declaredBy: keeper.personId, declaredAt: await readClock(tx) });
  });
}
