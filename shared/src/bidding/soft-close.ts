import type { AuctionLot } from './auction.js';

/**
 * The end of a lot after a public bid, ms since the epoch (UTC): a bid with less than `windowMs` left moves the end to
 * `windowMs` after the bid, at most `capMs` past the end as published (null: no cap). The end never moves back.
 * With exactly `windowMs` left there is nothing to move, so "less than" and "at most" are the same rule.
 */
export function endAfterBid(lot: AuctionLot, nowMs: number): number {
  const { windowMs, capMs } = lot.rules.softClose;
  if (lot.endsAt - nowMs >= windowMs) return lot.endsAt;
  const latest = capMs === null ? Number.POSITIVE_INFINITY : lot.originalEndsAt + capMs;
  return Math.max(lot.endsAt, Math.min(nowMs + windowMs, latest));
}
