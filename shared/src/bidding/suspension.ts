import type { AuctionLot } from './auction.js';

/** A resumed auction stays open at least so long, that those who wait for it can come back. In ms; assumed, until the rule profile holds it. */
export const resumeLeastMs = 10 * 60_000;

/** The times of an auction, ms since the epoch (UTC). */
export type Schedule = Pick<AuctionLot, 'startsAt' | 'endsAt' | 'originalEndsAt'>;

/**
 * The times of an auction that goes on after a suspension: what was left of it is left again, and at least `resumeLeastMs`. The
 * end as published moves by the same span as the end, so that the soft close's cap keeps its distance; the start moves only when
 * bidding had not begun.
 * @param begun whether bidding had begun before the suspension
 * @param suspendedAtMs when the clock was stopped, before the end
 */
export function resumeSchedule(schedule: Schedule, begun: boolean, suspendedAtMs: number, nowMs: number): Schedule {
  const { startsAt, endsAt, originalEndsAt } = schedule;
  const resumedEndsAt = nowMs + Math.max(endsAt - suspendedAtMs, resumeLeastMs);
  return {
    startsAt: begun ? startsAt : nowMs + (startsAt - suspendedAtMs),
    endsAt: resumedEndsAt,
    originalEndsAt: originalEndsAt + (resumedEndsAt - endsAt),
  };
}
