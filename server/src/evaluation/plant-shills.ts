import { type Chance, chanceOf } from '../demo/chance.js';
import type { LotFacts } from '../signals/index.js';
import { lotFrom, type PlainBid, type RecordedAuction, start } from './recorded-data.js';

/** What a planted shill does in each auction of its seller. */
export interface Strength {
  readonly name: string;
  /** Bids that answer somebody else's. */
  readonly answers: number;
  /** The longest chain of bids in which it outbids itself. */
  readonly chain: number;
}

export const strengths: readonly Strength[] = [
  { name: 'weak: answers twice, never itself', answers: 2, chain: 1 },
  { name: 'medium: answers twice, once three in a row', answers: 2, chain: 3 },
  { name: 'strong: answers three times, once four in a row', answers: 3, chain: 4 },
];

/** Auctions that one shill works for. */
const auctionsEach = 5;
/** The part of the time after the first bid in which it bids, so that it need not win. */
const from = 0.05;
const until = 0.6;
const gapMs = 20_000;

/** The shill's bids: after the last bid before each of its moments, a little above the price that stood, never above the winner. */
function shillBids(auction: RecordedAuction, person: string, { answers, chain }: Strength, real: () => number): PlainBid[] {
  const most = auction.bids.reduce((best, { maxMinor }) => (maxMinor > best ? maxMinor : best), 0n);
  const begin = Math.min(...auction.bids.map(({ at }) => at));
  const leftMs = start + auction.days * 86_400_000 - begin;
  const moments = Array.from({ length: answers }, () => begin + (from + (until - from) * real()) * leftMs).sort((a, b) => a - b);
  const longest = Math.floor(real() * answers);
  return moments.flatMap((moment, index) => {
    const stood = auction.bids.reduce((best, bid) => (bid.at <= moment && bid.maxMinor > best ? bid.maxMinor : best), auction.startMinor);
    const room = most > stood ? most - stood : 0n;
    const count = index === longest ? chain : 1;
    return Array.from({ length: count }, (_, step) => ({
      person,
      at: Math.round(moment + (step + 1) * gapMs),
      maxMinor: stood + (room * BigInt(index * count + step + 1)) / BigInt(4 * answers * count),
    }));
  });
}

/** How many auctions a seller has; the record does not name sellers, so auctions of one item are dealt to them by chance. */
const auctionsOfSeller = 20;

/** The record's auctions in an order by chance, each with a seller's number. */
function dealToSellers(auctions: readonly RecordedAuction[], chance: Chance): Map<number, number> {
  const order = chance.shuffle(auctions.map((_, index) => index));
  const byItem = order.sort((a, b) => ((auctions[a]?.item ?? '') < (auctions[b]?.item ?? '') ? -1 : 1));
  return new Map(byItem.map((index, place) => [index, Math.floor(place / auctionsOfSeller)]));
}

/** All auctions; in a fifth of them a shill bids, one for each seller, in five of the seller's auctions, and wins none. */
export function plantShills(auctions: readonly RecordedAuction[], strength: Strength, seed: number): LotFacts[] {
  const chance = chanceOf(seed);
  const sellers = dealToSellers(auctions, chance);
  const planted = new Map<number, number>();
  return auctions.map((auction, index) => {
    const seller = sellers.get(index) ?? 0;
    const before = planted.get(seller) ?? 0;
    if (before >= auctionsEach || auction.bids.length < 3 || !chance.yes(0.5))
      return lotFrom(index + 1, `seller ${seller}`, auction, auction.bids);
    planted.set(seller, before + 1);
    const bids = [...auction.bids, ...shillBids(auction, `shill ${seller}`, strength, chance.real)];
    return lotFrom(index + 1, `seller ${seller}`, auction, bids);
  });
}

export const isShill = (person: string): boolean => person.startsWith('shill ');
