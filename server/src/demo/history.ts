import { type AuctionLot, decide, evolve, minNext, type Rules } from '@ochiq/shared/bidding';
import type { Chance } from './chance.js';

/** A bid to be put through the real rules at seeding; some are refused there, as in life. */
export interface DemoBid {
  /** Login of the citizen. */
  readonly citizen: string;
  readonly kind: 'direct' | 'proxy';
  readonly amountMinor: bigint;
  /** Ms from the moment of seeding, negative; rises along the list. */
  readonly offsetMs: number;
}

/** What a history needs to know of its lot; offsets are ms from the moment of seeding. */
interface Course {
  readonly startMinor: bigint;
  readonly reserveMinor: bigint | null;
  readonly currency: string;
  readonly startsOffsetMs: number;
  readonly endsOffsetMs: number;
  /** How many bids to write. */
  readonly length: number;
  readonly citizens: readonly string[];
}

/** Steps of a twentieth of the start price: with smaller ones the bids are accepted all the same. */
const rules: Rules = { increment: { kind: 'percent', basisPoints: 500, roundToMinor: 100n }, softClose: { windowMs: 0, capMs: null } };
/** No scripted bid comes nearer to the end, so that none moves it. */
const quietMs = 15 * 60_000;

/**
 * Writes a believable bid history: mostly direct bids, some proxies, now and then one below the minimum or a leader's raise.
 * The bids lie between the lot's start and its end or the moment of seeding, whichever is first, and crowd towards that end.
 */
export function historyOf(chance: Chance, course: Course): DemoBid[] {
  const { startsOffsetMs, startMinor, reserveMinor, currency } = course;
  const lastMs = Math.min(-20_000, course.endsOffsetMs - quietMs);
  const spanMs = lastMs - startsOffsetMs - 60_000;
  if (spanMs <= 0) return [];
  const offsets = Array.from({ length: course.length }, () => Math.floor(startsOffsetMs + 60_000 + spanMs * Math.sqrt(chance.real()))).sort(
    (a, b) => a - b,
  );
  const standing = { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 };
  let lot: AuctionLot = {
    state: 'live',
    currency,
    startMinor,
    reserveMinor,
    startsAt: startsOffsetMs,
    endsAt: course.endsOffsetMs,
    originalEndsAt: course.endsOffsetMs,
    rules,
    standing,
  };
  const bids: DemoBid[] = [];
  for (const offsetMs of offsets) {
    const bid = { ...nextBid(chance, lot, course.citizens), offsetMs };
    const decision = decide(
      lot,
      { bidder: bid.citizen, kind: bid.kind, amountMinor: bid.amountMinor, currency, admitted: true, excluded: null },
      offsetMs,
    );
    if (decision.outcome === 'accepted') lot = evolve(lot, decision.event);
    bids.push(bid);
  }
  return bids;
}

function nextBid(chance: Chance, lot: AuctionLot, citizens: readonly string[]): Omit<DemoBid, 'offsetMs'> {
  const { leader, leaderMaxMinor, priceMinor } = lot.standing;
  const least = minNext(lot);
  const step = lot.startMinor / 20n + 1n;
  if (leader !== null && leaderMaxMinor !== null && chance.yes(0.05)) {
    return { citizen: leader, kind: 'proxy', amountMinor: tidy(leaderMaxMinor + step * BigInt(chance.int(2, 5)), step) };
  }
  const citizen = chance.pick(citizens.filter((one) => one !== leader));
  if (priceMinor !== null && chance.yes(0.06)) return { citizen, kind: 'direct', amountMinor: priceMinor };
  if (chance.yes(0.25)) return { citizen, kind: 'proxy', amountMinor: tidy(least + step * BigInt(chance.int(2, 7)), step) };
  return { citizen, kind: 'direct', amountMinor: chance.yes(0.6) ? least : tidy(least + step * BigInt(chance.int(0, 2)), step) };
}

/** Rounded up to what a person would type: a power of ten well below the step. */
function tidy(amountMinor: bigint, step: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(2, String(step).length - 1));
  return ((amountMinor + unit - 1n) / unit) * unit;
}
