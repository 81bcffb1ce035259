import type { BidAnswer, BidKind } from '@ochiq/shared/bids';
import type { Currency } from '@ochiq/shared/money';
import { v7 } from 'uuid';
import { liveSocket } from '.';

/**
 * Places a bid with a key of its own.
 * @param amountMinor whole minor units as a decimal string
 * @returns the server's answer, after its commit. Throws ApiProblem; `unavailable` means that the outcome is unknown.
 */
export function placeBid(lot: number, kind: BidKind, amountMinor: string, currency: Currency): Promise<BidAnswer> {
  return liveSocket.placeBid({ type: 'bid', lot, kind, amountMinor, currency, key: v7() });
}
