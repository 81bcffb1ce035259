import { least } from '../money/index.js';
import { ebayIncrement, ebayIncrementWire, incrementAt } from './increment.js';
import type { RulesWire } from './rules.js';

/** One line of a recorded eBay auction. `maxMinor` is the bidder's maximum in cents; `at` any number that grows with time. */
export interface RecordedBid {
  readonly bidder: string;
  readonly maxMinor: bigint;
  readonly at: number;
}

/** The rules under which recorded eBay auctions are replayed: its ladder, a hard end, no deposit. */
export const ebayRulesWire: RulesWire = {
  profile: 'ebay',
  version: 1,
  increment: ebayIncrementWire,
  softClose: { windowMs: 0, capMs: null },
  depositBasisPoints: 0,
  raiseCompletesStep: true,
};

/** Why a recorded closing price differs from the decided one. */
export const ebayReasons = [
  /** Above the second maximum plus one step, not above the winner's maximum: eBay lifts the price to a hidden reserve that the
   * winner's maximum reaches. A bid retracted after it had driven the price looks the same; the record cannot tell them apart. */
  'hidden_reserve',
  /** Below the second highest maximum: that bid was retracted or cancelled, since it would have driven the price higher. */
  'bid_retracted',
  /** Above every recorded maximum: the record lacks bids. */
  'bids_missing',
  /** The record counts a bid that `decide` refuses because it is below the least next bid at its time. */
  'refused_bid_counted',
  /** Two of those bids carry the same time, so eBay took both before either showed. Comes with `refused_bid_counted`. */
  'same_instant',
  /** Between the second maximum and one step above it: another increment held. */
  'smaller_step',
  /** None of these: `decide` and eBay's formula disagree. */
  'unexplained',
] as const;
export type EbayReason = (typeof ebayReasons)[number];

/** How a private listing writes every bidder; a mask, so two such bids may be two people's. */
const maskedBidder = 'Private';

/**
 * Recorded bids in the order to replay them: by time; at one instant the higher first, since then the lower is still a fair
 * bid against the price shown. Each bid under the mask of a private listing gets a bidder of its own ("Private 1", ...).
 */
export function bidsInOrder<Bid extends RecordedBid>(bids: readonly Bid[]): Bid[] {
  const ordered = [...bids].sort((a, b) => a.at - b.at || Number(b.maxMinor - a.maxMinor));
  let masked = 0;
  return ordered.map((bid) => (bid.bidder === maskedBidder ? { ...bid, bidder: `${maskedBidder} ${++masked}` } : bid));
}

/**
 * Names why the recorded closing price is not the decided one, from eBay's formula over all recorded bids:
 * min(highest maximum, second highest maximum + its increment).
 * @param auction `refused`: the bids that `decide` refused as `below_minimum`
 * @returns no reason when the prices are equal, else one or two
 */
export function explainPrice(auction: {
  readonly startMinor: bigint;
  readonly recordedMinor: bigint;
  readonly decidedMinor: bigint | null;
  readonly bids: readonly RecordedBid[];
  readonly refused: readonly RecordedBid[];
}): EbayReason[] {
  const { startMinor, recordedMinor, decidedMinor, refused } = auction;
  if (recordedMinor === decidedMinor) return [];
  const bids = bidsInOrder(auction.bids);
  const [highest = 0n, second] = bestOffers(bids);
  if (recordedMinor > highest) return ['bids_missing'];
  const full = second === undefined ? startMinor : second + incrementAt(ebayIncrement, startMinor, second);
  const formula = least(full, highest);
  if (recordedMinor > formula) return ['hidden_reserve'];
  if (recordedMinor < formula) return [second !== undefined && recordedMinor < second ? 'bid_retracted' : 'smaller_step'];
  if (refused.length === 0) return ['unexplained'];
  const simultaneous = refused.some((one) => bids.some((other) => other.at === one.at && other.bidder !== one.bidder));
  return simultaneous ? ['refused_bid_counted', 'same_instant'] : ['refused_bid_counted'];
}

/** Each bidder's highest maximum, highest first. */
function bestOffers(bids: readonly RecordedBid[]): bigint[] {
  const best = new Map<string, bigint>();
  for (const { bidder, maxMinor } of bids) {
    const known = best.get(bidder);
    if (known === undefined || maxMinor > known) best.set(bidder, maxMinor);
  }
  return [...best.values()].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
}
