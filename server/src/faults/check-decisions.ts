import { type AuctionLot, close, decide, evolve, minNext, rulesFromWire } from '@ochiq/shared/bidding';
import type { FinalBid, FinalLot, Violation } from './history.js';

/** The lot before its first bid, as the rules want it. A published lot past its start counts as live there. */
const auctionOf = (lot: FinalLot): AuctionLot => ({
  state: 'live',
  currency: lot.currency,
  startMinor: BigInt(lot.startMinor),
  reserveMinor: lot.reserveMinor === null ? null : BigInt(lot.reserveMinor),
  startsAt: lot.startsAtMs,
  endsAt: lot.originalEndsAtMs,
  originalEndsAt: lot.originalEndsAtMs,
  rules: rulesFromWire(lot.rules),
  standing: { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 },
});

/**
 * The second model: decides every stored bid of a lot again, by the pure rules at its stored time. Only the first
 * difference of a lot is told, since all after it follow from it.
 */
export function checkDecisions(lot: FinalLot, bids: readonly FinalBid[]): Violation | null {
  const differs = (key: string | null, found: string): Violation => ({ rule: 'decision_differs', lot: lot.id, key, found });
  let auction = auctionOf(lot);
  for (const bid of bids) {
    const offer = { bidder: bid.person, kind: bid.kind, amountMinor: BigInt(bid.maxMinor), currency: bid.currency };
    const decision = decide(auction, { ...offer, admitted: bid.bidder !== null, excluded: null }, bid.atMs);
    if (decision.outcome === 'rejected') {
      const { code, minNextMinor } = decision;
      const same = bid.outcome === 'rejected' && bid.code === code && bid.minNextMinor === (minNextMinor?.toString() ?? null);
      if (same && bid.endsAtMs === auction.endsAt) continue;
      return differs(bid.key, `${bid.outcome} ${bid.code}, but the rules say rejected ${code} (least next ${minNextMinor})`);
    }
    const { event } = decision;
    auction = evolve(auction, event);
    const expected = [event.amountMinor, event.priceMinor, minNext(auction), !event.answered, event.secret, event.endsAt].join();
    const stored = [bid.amountMinor, bid.priceMinor, bid.minNextMinor, bid.leading, bid.seq === null, bid.endsAtMs].join();
    if (bid.outcome !== 'accepted' || expected !== stored) {
      return differs(bid.key, `${bid.outcome} ${bid.code} ${stored}, but the rules say accepted ${expected}`);
    }
  }
  const { priceMinor, leader, leaderMaxMinor, bidCount } = auction.standing;
  const expected = [close(auction).result, priceMinor, leader, leaderMaxMinor, bidCount, auction.endsAt].join();
  const stored = [lot.state, lot.priceMinor, lot.leader, lot.leaderMaxMinor, lot.bidCount, lot.endsAtMs].join();
  return expected === stored ? null : differs(null, `the lot is ${stored}, but the rules say ${expected}`);
}
