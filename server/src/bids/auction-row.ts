import { type AuctionLot, type BidEvent, minNext, rulesFromWire } from '@ochiq/shared/bidding';
import type { LotEvent } from '@ochiq/shared/bids';
import type { LockedLot } from './store.js';

/** The lot as `decide` wants it. */
export const auctionOf = (row: LockedLot): AuctionLot => ({
  state: row.state,
  currency: row.currency,
  startMinor: row.startMinor,
  reserveMinor: row.reserveMinor,
  startsAt: row.startsAt.getTime(),
  endsAt: row.endsAt.getTime(),
  originalEndsAt: row.originalEndsAt.getTime(),
  rules: rulesFromWire(row.rules),
  standing: {
    priceMinor: row.priceMinor,
    leader: row.leaderId,
    leaderMaxMinor: row.leaderMaxMinor,
    runnerUp: row.runnerUpId === null || row.runnerUpMinor === null ? null : { bidder: row.runnerUpId, amountMinor: row.runnerUpMinor },
    bidCount: row.bidCount,
  },
});

/** The row after a decision, given the numbers of the people involved. */
export function rowAfter(row: LockedLot, after: AuctionLot, secret: boolean, numberOf: (person: string) => number | null): LockedLot {
  const { standing } = after;
  return {
    ...row,
    endsAt: new Date(after.endsAt),
    seq: secret ? row.seq : row.seq + 1,
    priceMinor: standing.priceMinor,
    minNextMinor: minNext(after),
    leaderId: standing.leader,
    leaderBidder: standing.leader === null ? null : numberOf(standing.leader),
    leaderMaxMinor: standing.leaderMaxMinor,
    runnerUpId: standing.runnerUp?.bidder ?? null,
    runnerUpBidder: standing.runnerUp ? numberOf(standing.runnerUp.bidder) : null,
    runnerUpMinor: standing.runnerUp?.amountMinor ?? null,
    bidCount: standing.bidCount,
  };
}

/** The public event of an accepted bid; `row` is the lot after it. */
export function bidEventOf(row: LockedLot, event: BidEvent, bidder: number, at: Date): LotEvent {
  if (row.leaderBidder === null) throw new Error(`lot ${row.id} has a bid but no leader number`);
  return {
    kind: 'bid',
    lot: row.id,
    seq: row.seq,
    at: at.toISOString(),
    bidder,
    amountMinor: event.amountMinor.toString(),
    priceMinor: event.priceMinor.toString(),
    leader: row.leaderBidder,
    minNextMinor: row.minNextMinor.toString(),
    answered: event.answered,
    endsAt: row.endsAt.toISOString(),
    extended: event.extended,
  };
}

/** Turns a published lot whose start has come live; returns the row unchanged otherwise. */
export function openIfDue(row: LockedLot, now: Date): { row: LockedLot; events: LotEvent[] } {
  if (row.state !== 'published' || now < row.startsAt) return { row, events: [] };
  const opened: LockedLot = { ...row, state: 'live', seq: row.seq + 1 };
  return { row: opened, events: [{ kind: 'opened', lot: row.id, seq: opened.seq, at: now.toISOString() }] };
}
