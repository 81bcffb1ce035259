import type { BidAnswer, BidKind } from '@ochiq/shared/bids';

/** A bid as its bidder made it and as the server answered it: what the receipt must say, too. */
export interface OwnBid {
  readonly lot: number;
  readonly seq: number;
  readonly at: string;
  /** Null where the page does not know the bidder's number: then it is not compared. */
  readonly bidder: number | null;
  readonly amountMinor: string;
  readonly priceMinor: string;
  readonly leading: boolean;
}

/** A bid that was answered. */
export interface AnsweredBid {
  readonly answer: BidAnswer;
  readonly kind: BidKind;
  /** What was offered; of a proxy the maximum. */
  readonly amountMinor: string;
}

/** The public bid of an answer; null for a refused one, and for a maximum raised in secret, which has no public entry. */
export function ownBidOf({ answer, amountMinor }: AnsweredBid, bidder: number | null): OwnBid | null {
  if (answer.type !== 'accepted' || answer.seq === null) return null;
  const { lot, seq, at, priceMinor, leading } = answer;
  // Who leads shows the price, not the maximum; who was answered at once had offered all of it.
  return { lot, seq, at, bidder, priceMinor, leading, amountMinor: leading ? priceMinor : amountMinor };
}
