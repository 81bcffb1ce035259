import { type AuctionLot, incrementAt, minNext } from '../bidding/index.js';
import { endAfterBid } from '../bidding/soft-close.js';
import type { Complaint } from './finding.js';
import type { LeafOf } from './read-leaf.js';
import { isEndKnown, isoOf, type Seal, type Story } from './story.js';

/** What the rules say of a bid, and the lot after it. */
export interface Judged {
  readonly complaints: readonly Complaint[];
  readonly auction: AuctionLot;
  /** What the end should be, where another one was told. */
  readonly otherEndMs: number | null;
  readonly priceSure: boolean;
}

/**
 * Judges a bid by all that is open before the close, while proxies' maxima and the reserve are sealed. What follows from them
 * is judged by `retell`. The lot after the bid is the lot as told, so that one lie is found once.
 * @param seal of the bid's maximum, null for a direct bid
 */
export function judgeBid(story: Story, auction: AuctionLot, bid: LeafOf<'bid'>, atMs: number, seal: Seal | null): Judged {
  const priceMinor = BigInt(bid.priceMinor);
  const endsAt = Date.parse(bid.endsAt);
  const standing = {
    priceMinor,
    leader: String(bid.leader),
    leaderMaxMinor: null,
    runnerUp: null,
    bidCount: auction.standing.bidCount + 1,
  };
  const after: AuctionLot = { ...auction, endsAt, standing };
  const end = isEndKnown(story) ? judgeEnd(story, auction, bid, { atMs, endsAt }) : null;
  const price = judgePrice(story, auction, after, bid, seal);
  return {
    complaints: [end, price].filter((complaint) => complaint !== null),
    auction: after,
    otherEndMs: end?.code === 'end_wrong' ? endAfterBid(auction, atMs) : null,
    priceSure: price === null || price.code === 'min_next_wrong',
  };
}

function judgeEnd(
  story: Story,
  auction: AuctionLot,
  bid: LeafOf<'bid'>,
  { atMs, endsAt }: { atMs: number; endsAt: number },
): Complaint | null {
  const fits = (lot: AuctionLot) => atMs < lot.endsAt && endAfterBid(lot, atMs) === endsAt && bid.extended === (endsAt !== lot.endsAt);
  if (fits(auction)) return null;
  const { otherEndMs } = story;
  if (otherEndMs !== null && fits({ ...auction, endsAt: otherEndMs })) return null;
  if (atMs >= auction.endsAt && (otherEndMs === null || atMs >= otherEndMs)) {
    return { code: 'bid_late', detail: `at ${bid.at}, but the lot ended at ${isoOf(auction.endsAt)}` };
  }
  const due = endAfterBid(auction, atMs);
  const moved = due !== auction.endsAt;
  if (due === endsAt) return { code: 'end_wrong', detail: `extended is ${bid.extended}, by the rules it is ${moved}` };
  return { code: 'end_wrong', detail: `the end is ${bid.endsAt}, by the rules it is ${isoOf(due)}` };
}

/** The first of what is wrong with amount, price, leader and least next bid: the others often follow from it. */
function judgePrice(story: Story, before: AuctionLot, after: AuctionLot, bid: LeafOf<'bid'>, seal: Seal | null): Complaint | null {
  const leads = bid.leader === bid.bidder;
  if (bid.answered === leads)
    return { code: 'leader_wrong', detail: `answered is ${bid.answered} for a bid of ${bid.bidder} with leader ${bid.leader}` };
  const place = story.sure && story.priceSure ? judgePlace(story, before, bid, seal) : null;
  if (place !== null) return place;
  const [amountMinor, priceMinor] = [BigInt(bid.amountMinor), BigInt(bid.priceMinor)];
  const dueMinNext = minNext(after).toString();
  const amountFits = leads
    ? amountMinor === priceMinor
    : priceMinor >= amountMinor && priceMinor <= amountMinor + incrementAt(before.rules.increment, before.startMinor, amountMinor);
  if (!amountFits) {
    // The least next bid was told from the price, so it tells which of the two was changed.
    const code = dueMinNext === bid.minNextMinor ? 'amount_wrong' : 'price_wrong';
    return { code, detail: `a price of ${priceMinor} does not follow from an offer of ${amountMinor}` };
  }
  if (dueMinNext === bid.minNextMinor) return null;
  return { code: 'min_next_wrong', detail: `the least next bid is ${bid.minNextMinor}, by the rules it is ${dueMinNext}` };
}

/** Whether the bid may follow on the standing that was told before it. */
function judgePlace(story: Story, before: AuctionLot, bid: LeafOf<'bid'>, seal: Seal | null): Complaint | null {
  const { leader, priceMinor } = before.standing;
  const leads = bid.leader === bid.bidder;
  if (leader === String(bid.bidder)) {
    if (seal === null) return { code: 'bid_not_allowed', detail: `${bid.bidder} led already (already_leading)` };
    if (!leads) return { code: 'leader_wrong', detail: `${bid.bidder} raised the own maximum, and ${bid.leader} leads` };
    if (priceMinor !== null && BigInt(bid.priceMinor) > priceMinor) return null;
    return { code: 'price_wrong', detail: `a leader's raise moved the price from ${priceMinor} to ${bid.priceMinor}` };
  }
  const leastMinor = minNext(before);
  if (BigInt(bid.amountMinor) < leastMinor) {
    return { code: 'bid_too_low', detail: `an offer of ${bid.amountMinor}, the least was ${leastMinor}` };
  }
  if (leads) return null;
  if (leader !== String(bid.leader))
    return { code: 'leader_wrong', detail: `${bid.leader} answered the bid, but ${leader ?? 'nobody'} led` };
  if (story.byProxy) return null;
  return { code: 'leader_wrong', detail: `${bid.leader} answered the bid without a proxy` };
}
