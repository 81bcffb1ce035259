import { close } from '@ochiq/shared/bidding';
import type { LotEvent } from '@ochiq/shared/bids';
import { auctionOf } from './auction-row.js';
import type { LockedLot } from './store.js';

export interface EndedLot {
  readonly row: LockedLot;
  readonly event: LotEvent;
  readonly winnerId: string | null;
  readonly runnerUpId: string | null;
}

/** Closes a lot by the rules: its row after, the public event, and whose deposits are settled. */
export function endLot(before: LockedLot, at: Date): EndedLot {
  const ending = close(auctionOf(before));
  const row: LockedLot = { ...before, state: ending.result, seq: before.seq + 1 };
  const event: LotEvent = {
    kind: 'closed',
    lot: row.id,
    seq: row.seq,
    at: at.toISOString(),
    result: ending.result,
    reason: ending.reason,
    winner: ending.winner === null ? null : row.leaderBidder,
    runnerUp: ending.runnerUp === null ? null : row.runnerUpBidder,
    priceMinor: ending.priceMinor?.toString() ?? null,
  };
  return { row, event, winnerId: ending.winner, runnerUpId: ending.runnerUp };
}
