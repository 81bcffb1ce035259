import type { BidKind } from '@ochiq/shared/bids';
import type { Currency } from '@ochiq/shared/money';
import { v7 } from 'uuid';
import { liveSocket } from '.';

/**
 * Places a bid with a key of its own.
 * @param owner the person who bids
 * @param amountMinor whole minor units as a decimal string
 * @returns the key, by which `madeBids` tells the bid's fate
 */
export function placeBid(owner: string, lot: number, kind: BidKind, amountMinor: string, currency: Currency): string {
  const key = v7();
  liveSocket.placeBid(owner, { type: 'bid', lot, kind, amountMinor, currency, key });
  return key;
}
