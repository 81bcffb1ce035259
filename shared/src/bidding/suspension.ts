import type { AuctionLot } from './auction.js';

/** The times of an auction, ms since the epoch (UTC). */
export type Schedule = Pick<AuctionLot, 'startsAt' | 'endsAt' | 'originalEndsAt'>;

/** How an auction was stopped, before its end. */
export interface Stop {
  /** Whether bidding had begun before. */
  readonly begun: boolean;
  /** When the clock was stopped, ms since the epoch (UTC). */
  readonly atMs: number;
  /** What is left at least when it goes on, in ms: those who wait for it must be able to come back. See `resumeLeastOf`. */
  readonly leastMs: number;
}

/**
 * The times of an auction that goes on after a suspension: what was left of it is left again, and at least `leastMs`. The
 * end as published moves by the same span as the end, so that the soft close's cap keeps its distance; the start moves only when
 * bidding had not begun.
 */
export function resumeSchedule(schedule: Schedule, { begun, atMs, leastMs }: Stop, nowMs: number): Schedule {
  const { startsAt, endsAt, originalEndsAt } = schedule;
  const resumedEndsAt = nowMs + Math.max(endsAt - atMs, leastMs);
  return {
    startsAt: begun ? startsAt : nowMs + (startsAt - atMs),
    endsAt: resumedEndsAt,
    originalEndsAt: originalEndsAt + (resumedEndsAt - endsAt),
  };
}
