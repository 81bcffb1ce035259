import { type AuctionLot, minNext } from '@ochiq/shared/bidding';
import { type Agent, stepsUp } from './auction.js';
import type { Chance } from './chance.js';
import type { Offer } from './offer.js';

const minute = 60_000;

export interface Shilling {
  readonly person: string;
  /** Up to where it drives the price. */
  readonly targetMinor: bigint;
  /** How many of the others' bids it answers. */
  readonly answers: number;
  /** The share of the time after which it keeps still, so as not to win. */
  readonly until: number;
}

/** A shill: comes early, outbids whoever leads by the least step and soon, and keeps away from the end. */
export function shill(chance: Chance, { startsAt, originalEndsAt }: Offer, { person, targetMinor, answers, until }: Shilling): Agent {
  const lasts = originalEndsAt - startsAt;
  const stopsAt = startsAt + until * lasts;
  return {
    person,
    firstAt: Math.round(startsAt + chance.between(0.01, 0.25) * lasts),
    move: (lot, now) => (lot.standing.leader === person || now > stopsAt ? null : stepsUp(lot, 0, targetMinor)),
    heard: (_lot, now) => (now < stopsAt && chance.happens(answers) ? Math.round(now + chance.between(1, 40) * minute) : null),
  };
}

/** Pretends to compete: bids the least a few times before the other's turn, then yields. */
export function cover(chance: Chance, { startsAt, originalEndsAt, startMinor }: Offer, person: string, times: number): Agent {
  const lasts = originalEndsAt - startsAt;
  let left = times;
  return {
    person,
    firstAt: Math.round(startsAt + chance.between(0.05, 0.8) * lasts),
    move(lot) {
      if (left <= 0) return null;
      left -= 1;
      return stepsUp(lot, 0, startMinor * 2n);
    },
    heard: (_lot, now) => (left > 0 ? Math.round(now + chance.between(5, 300) * minute) : null),
  };
}

/** Whoever is meant to win: comes late and stays on top up to what the thing is worth. */
export function taker(chance: Chance, { startsAt, originalEndsAt }: Offer, person: string, worthMinor: bigint): Agent {
  const comesAt = Math.round(startsAt + chance.between(0.82, 0.98) * (originalEndsAt - startsAt));
  return {
    person,
    firstAt: comesAt,
    move: (lot) => (lot.standing.leader === person ? null : stepsUp(lot, 0, worthMinor)),
    heard: (lot, now) => Math.round(now + Math.min(chance.between(0.5, 20) * minute, Math.max(1_000, (lot.endsAt - now) / 3))),
  };
}

/** One bid, so long before the end. */
export function lastSecond({ originalEndsAt }: Offer, person: string, beforeMs: number, most: (lot: AuctionLot) => bigint): Agent {
  return {
    person,
    firstAt: originalEndsAt - beforeMs,
    move: (lot) => (lot.standing.leader === person ? null : stepsUp(lot, 0, most(lot))),
    heard: () => null,
  };
}

/** Knows the leader's secret maximum and bids one step above it, late; outbid again, does the same again. */
export function informed(chance: Chance, { originalEndsAt }: Offer, person: string, worthMinor: bigint): Agent {
  return {
    person,
    firstAt: Math.round(originalEndsAt - chance.between(20, 240) * 1_000),
    move(lot) {
      const { leader, leaderMaxMinor, priceMinor } = lot.standing;
      if (leader === person) return null;
      const step = priceMinor === null ? 0n : minNext(lot) - priceMinor;
      const amountMinor = leaderMaxMinor === null ? minNext(lot) : leaderMaxMinor + step;
      return amountMinor > worthMinor || amountMinor < minNext(lot) ? null : { kind: 'direct', amountMinor };
    },
    heard: (lot, now) => Math.round(now + Math.min(chance.between(10, 120) * 1_000, (lot.endsAt - now) / 2)),
  };
}
