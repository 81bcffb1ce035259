import type { AuctionLot, ClosingEvent } from './auction.js';

/**
 * How a lot ends with the bids it has. The caller makes sure that the end has come.
 * Unsold below the reserve still shows the price reached; the reserve itself stays secret.
 */
export function close(lot: AuctionLot): ClosingEvent {
  const { leader, priceMinor, runnerUp } = lot.standing;
  const unsold = { result: 'unsold', winner: null, runnerUp: null } as const;
  if (leader === null || priceMinor === null) return { ...unsold, reason: 'no_bids', priceMinor: null };
  if (lot.reserveMinor !== null && priceMinor < lot.reserveMinor) return { ...unsold, reason: 'below_reserve', priceMinor };
  return { result: 'sold', reason: null, winner: leader, runnerUp: runnerUp?.bidder ?? null, priceMinor };
}
