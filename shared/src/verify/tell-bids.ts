import type { AuctionLot } from '../bidding/index.js';
import { judgeBid } from './judge-bid.js';
import type { LeafOf } from './read-leaf.js';
import { judgeToldClosing } from './retell.js';
import { addSeal, isEndKnown, isoOf, type Seal, type Story, type Telling } from './story.js';

/** A proxy's maximum: a leader's secret raise, or what stands before its bid. */
export function tellMaximum({ story, index, atMs, say }: Telling, leaf: LeafOf<'proxy_sealed'>, auction: AuctionLot): void {
  const seal: Seal = { index, of: 'maximum', bidder: leaf.bidder, opened: false, amountMinor: null };
  if (!addSeal(story, leaf.sealed, seal)) say({ code: 'seal_repeated', detail: `${leaf.sealed} was sealed before` });
  if (!leaf.raise) {
    story.awaited = { seal, atMs };
    return;
  }
  judgeBidder(story, leaf.bidder, say);
  if (isEndKnown(story) && atMs >= Math.max(auction.endsAt, story.otherEndMs ?? auction.endsAt)) {
    say({ code: 'bid_late', detail: `a raise at ${leaf.at}, but the lot ended at ${isoOf(auction.endsAt)}` });
  }
  const { leader } = auction.standing;
  if (story.sure && story.priceSure && leader !== String(leaf.bidder)) {
    say({ code: 'raise_wrong', detail: `a raise of ${leaf.bidder}, but ${leader ?? 'nobody'} led` });
    story.exact = false;
  }
  story.byProxy = true;
  keep(story, { index, seq: null, atMs, bidder: leaf.bidder, seal, told: null });
}

export function tellBid({ story, index, atMs, say }: Telling, leaf: LeafOf<'bid'>, auction: AuctionLot, awaited: Story['awaited']): void {
  judgeBidder(story, leaf.bidder, say);
  const seal = awaited?.seal ?? null;
  const judged = judgeBid(story, auction, leaf, atMs, seal);
  for (const complaint of judged.complaints) say(complaint);
  const leads = leaf.leader === leaf.bidder;
  if (leads) story.byProxy = seal !== null;
  if (!judged.priceSure) {
    story.exact = false;
    story.byProxy = true;
  }
  story.phase = 'live';
  story.auction = judged.auction;
  story.otherEndMs = judged.otherEndMs;
  story.priceSure = judged.priceSure;
  story.sure = true;
  const [amountMinor, priceMinor] = [BigInt(leaf.amountMinor), judged.auction.standing.priceMinor ?? 0n];
  const { leader, answered, seq, bidder } = leaf;
  keep(story, { index, seq, atMs, bidder, seal, told: { amountMinor, priceMinor, leader, answered } });
}

/** Keeps what the close will be judged by; a story that is known to be wrong or not whole cannot be told again. */
function keep(story: Story, step: Story['steps'][number]): void {
  if (story.exact) story.steps.push(step);
  else story.steps = [];
}

/** Tells of a bidder once, not with each bid; on a lot with lost entries the admission may be among them. */
function judgeBidder(story: Story, bidder: number, say: Telling['say']): void {
  if (story.admitted.has(bidder)) return;
  story.admitted.add(bidder);
  if (story.whole) say({ code: 'bidder_unknown', detail: `${bidder} bids, but was not admitted` });
}

/** A refusal tells no amount, but the times, states and places that it claims are known. */
export function tellRefusal({ story, atMs, say }: Telling, leaf: LeafOf<'bid_refused'>, auction: AuctionLot): void {
  if (!story.sure || !story.timesSure || story.otherEndMs !== null || isRefusalDue(leaf, story, auction, atMs)) return;
  const [startsAt, endsAt] = [isoOf(auction.startsAt), isoOf(auction.endsAt)];
  const lot = `while the lot was ${story.phase}, from ${startsAt} to ${endsAt}, and ${auction.standing.leader ?? 'nobody'} led`;
  say({ code: 'refusal_wrong', detail: `${leaf.code} for ${leaf.bidder ?? 'somebody'} at ${leaf.at}, ${lot}` });
}

function isRefusalDue({ code, bidder }: LeafOf<'bid_refused'>, story: Story, auction: AuctionLot, atMs: number): boolean {
  if (story.phase === 'withdrawn') return code === 'lot_withdrawn';
  if (story.phase === 'suspended') return code === 'lot_suspended';
  if (story.phase === 'closed' || atMs >= auction.endsAt) return code === 'lot_closed';
  if (atMs < auction.startsAt) return code === 'lot_not_started';
  if (code === 'already_leading') return !story.priceSure || auction.standing.leader === String(bidder);
  if (code === 'no_deposit') return bidder === null || !story.admitted.has(bidder);
  return !['lot_closed', 'lot_withdrawn', 'lot_suspended', 'lot_not_started'].includes(code);
}

export function tellClosing({ story, index, atMs, say }: Telling, leaf: LeafOf<'closed'>, auction: AuctionLot): void {
  if (isEndKnown(story) && atMs < Math.min(auction.endsAt, story.otherEndMs ?? auction.endsAt)) {
    say({ code: 'closed_early', detail: `closed at ${leaf.at}, before its end at ${isoOf(auction.endsAt)}` });
  }
  const complaints = story.sure && story.priceSure ? judgeToldClosing(auction, leaf) : [];
  for (const complaint of complaints) say(complaint);
  story.phase = 'closed';
  story.closing = { index, leaf, complained: complaints.length > 0 };
}
