import { decide, incrementAt, rulesFromWire } from '@ochiq/shared/bidding';
import type { BidKind, OwnPlace } from '@ochiq/shared/bids';
import type { LotPage, LotStanding } from '@ochiq/shared/lots';
import type { BidRefusal } from '@ochiq/shared/problem';

/** A bid that is being typed. */
export interface TypedBid {
  kind: BidKind;
  /** Minor units. */
  amountMinor: string;
}

const someone = 'someone';

/**
 * Asks the auction's own rule what the server would say to a bid, as far as the browser can know: others' secret maximums and
 * the secret reserve are left out, and they never refuse a bid.
 * @param nowMs the server's time, ms since the epoch
 * @returns the code of the refusal, or null
 */
export function previewBid(page: LotPage, standing: LotStanding, place: OwnPlace, bid: TypedBid, nowMs: number): BidRefusal | null {
  const me = place.bidder === null ? 'me' : String(place.bidder);
  const leader = standing.leader === null ? null : String(standing.leader);
  const priceMinor = standing.priceMinor === null ? null : BigInt(standing.priceMinor);
  const ownMax = leader === me && place.maxMinor !== null ? BigInt(place.maxMinor) : priceMinor;
  const decision = decide(
    {
      state: standing.state,
      currency: page.currency,
      startMinor: BigInt(page.startMinor),
      reserveMinor: null,
      startsAt: Date.parse(standing.startsAt),
      endsAt: Date.parse(standing.endsAt),
      originalEndsAt: Date.parse(page.originalEndsAt),
      rules: rulesFromWire(page.rules),
      standing: { priceMinor, leader, leaderMaxMinor: leader === null ? null : ownMax, runnerUp: null, bidCount: standing.bidCount },
    },
    {
      bidder: place.bidder === null ? someone : me,
      kind: bid.kind,
      amountMinor: BigInt(bid.amountMinor),
      currency: page.currency,
      admitted: place.depositState === 'held',
      excluded: place.excluded,
    },
    nowMs,
  );
  return decision.outcome === 'rejected' ? decision.code : null;
}

/** The step at the next price, in minor units. */
export function stepMinor(page: LotPage, standing: LotStanding): bigint {
  return incrementAt(rulesFromWire(page.rules).increment, BigInt(page.startMinor), BigInt(standing.priceMinor ?? page.startMinor));
}

/** Amounts to offer with one press: the least, and one and three steps more. */
export function quickAmounts(page: LotPage, standing: LotStanding): string[] {
  const least = BigInt(standing.minNextMinor);
  const step = stepMinor(page, standing);
  return [least, least + step, least + 3n * step].map(String);
}

/** Where the bidder stands at a lot. */
export type Position = 'none' | 'leading' | 'outbid' | 'won' | 'lost';

/** Tells it from the live standing and the place as last read; `place.leading` may be older than the standing. */
export function positionOf(standing: LotStanding, place: OwnPlace | null): Position {
  if (!place || place.bidder === null) return 'none';
  const first = standing.leader === place.bidder;
  if (standing.state === 'sold') return first ? 'won' : place.lastBidMinor === null ? 'none' : 'lost';
  if (standing.state === 'unsold') return place.lastBidMinor === null ? 'none' : 'lost';
  if (first) return 'leading';
  return place.lastBidMinor === null ? 'none' : 'outbid';
}
