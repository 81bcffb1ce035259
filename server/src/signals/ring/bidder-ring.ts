import { rarity, toldChance } from '../chances.js';
import type { WindowFacts } from '../facts.js';
import type { Measure, MeasuredSubject, WindowSignal } from '../measure.js';
import { type Ring, ringsOf } from './rings.js';

/**
 * Groups who meet at lots more than chance allows, with how they yield to each other there. P = q - q ln q, q = P meeting x P
 * yielding (Fisher's rule for two): see ties.ts (hypergeometric, by classes of lots), rings.ts (Louvain, union bound) and yielding.ts
 * (low prices, crowded losing offers, one who always wins). Value: -log10 P. Each found group is measured, whether it yields
 * or not: who only meets is less suspicious by its yielding.
 */
export const bidderRing: WindowSignal = {
  code: 'bidder_ring',
  subjects: ['ring', 'bidder', 'lot'],
  formula:
    '-log10 (q - q ln q), q = P meeting x P yielding; meeting: product of hypergeometric P(X >= k) with one member, times the groups of that size; yielding: 3 x min of P(price / start so low), P(losing offers so close), P(one member wins so often)',
  source:
    'Tumminello et al. 2011 (PLoS ONE 6(3) e17994); Kish 1965; Blondel et al. 2008 (Louvain); van Elteren 1960; Imhof 2017; Fisher 1932',
  needs: ['entrants', 'bids', 'priceMinor', 'startMinor', 'category', 'region', 'closedAt'],
  threshold: { value: 6, side: 'above', unit: '-log10 of the chance' },
  measureAll: (window) => ringsOf(window).map((ring) => measureRing(window, ring)),
};

function measureRing(window: WindowFacts, ring: Ring): Measure {
  const lots = lotNumbers(window, ring.lots);
  const expected = ring.ties.reduce((sum, tie) => sum + tie.expected, 0);
  const met = ring.ties.reduce((sum, tie) => sum + tie.lots.length, 0);
  return {
    signal: 'bidder_ring',
    subjects: ringSubjects(ring, lots),
    value: rarity(ring.pValue),
    pValue: ring.pValue,
    facts: {
      members: ring.members.length,
      lots: lots.length,
      meetings: met,
      expected: Math.round(expected * 10) / 10,
      meetingChanceShare: toldChance(ring.meetingChance),
      quieterShare: ring.yielding.quieter,
      wins: ring.yielding.favouriteWins,
      yieldingChanceShare: toldChance(ring.yielding.pValue),
    },
    lots,
    bids: [],
    entries: [],
  };
}

/** Numbers of lots by their indices. */
export const lotNumbers = (window: WindowFacts, indices: readonly number[]): number[] =>
  indices.flatMap((index) => window.lots[index]?.lot ?? []);

/** A ring, its members, and the lots that it went to together. */
export const ringSubjects = (
  ring: { readonly id: string; readonly members: readonly string[] },
  lots: readonly number[],
): MeasuredSubject[] => [
  { kind: 'ring', id: ring.id },
  ...ring.members.map((id) => ({ kind: 'bidder' as const, id })),
  ...lots.map((lot) => ({ kind: 'lot' as const, id: String(lot) })),
];
