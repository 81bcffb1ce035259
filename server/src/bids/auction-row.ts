import { type AuctionLot, rulesFromWire } from '@ochiq/shared/bidding';
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
