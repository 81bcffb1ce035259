/** Why an official takes no new documents for a time. */
export const absenceReasons = ['leave', 'illness', 'business_trip', 'suspended_from_office', 'left_office'] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

/** Why a seat of the office takes no part in a draw. */
export const leftOutReasons = ['absent', 'conflict', 'capacity'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** Times in ms since the epoch (UTC); `untilMs` null: for good, or until the seat is opened again. */
export interface Absence {
  readonly fromMs: number;
  readonly untilMs: number | null;
}

/** A seat as it stands when something is to be drawn. */
export interface SeatStanding {
  readonly seat: number;
  readonly absences: readonly Absence[];
  /** Cases that it was drawn for and that last. */
  readonly load: number;
}

export interface LeftOut {
  readonly seat: number;
  readonly reason: LeftOutReason;
}

/** Who may be drawn and who may not, both in the order of the seats. */
export interface Field {
  readonly candidates: readonly number[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * A case counts until so long after its end (ms): draws and ends are written by transactions that do not wait for each other, and the log
 * must lead everyone to the same count whichever of two neighbours comes first.
 */
export const endedLagMs = 3_600_000;

const covers = (atMs: number) => (one: Absence) => one.fromMs <= atMs && (one.untilMs === null || atMs < one.untilMs);

/** Whether somebody sits there to take documents. */
export const isPresent = ({ absences }: Pick<SeatStanding, 'absences'>, atMs: number): boolean => !absences.some(covers(atMs));

/**
 * Divides an office's seats for a draw: left out is who is absent, who has a conflict of interest, and who has as many drawn cases as
 * the office's capacity allows. When all the others are at capacity the work must still be done: then it leaves nobody out.
 * @param capacity drawn cases of one seat that last at a time; null: no bound
 */
export function divideSeats(
  seats: readonly SeatStanding[],
  { atMs, conflicts, capacity }: { atMs: number; conflicts: ReadonlySet<number>; capacity: number | null },
): Field {
  const inOrder = seats.toSorted((a, b) => a.seat - b.seat);
  const isFree = (one: SeatStanding) => isPresent(one, atMs) && !conflicts.has(one.seat);
  const isFull = ({ load }: SeatStanding) => capacity !== null && load >= capacity;
  const allFull = inOrder.filter(isFree).every(isFull);
  const reasonOf = (one: SeatStanding): LeftOutReason | null => {
    if (!isPresent(one, atMs)) return 'absent';
    if (conflicts.has(one.seat)) return 'conflict';
    return isFull(one) && !allFull ? 'capacity' : null;
  };
  const judged = inOrder.map((one) => ({ seat: one.seat, reason: reasonOf(one) }));
  return {
    candidates: judged.filter(({ reason }) => reason === null).map(({ seat }) => seat),
    leftOut: judged.flatMap(({ seat, reason }) => (reason === null ? [] : [{ seat, reason }])),
  };
}
