import { rarity } from '../chances.js';
import type { WindowFacts } from '../facts.js';
import type { Measure, MeasuredSubject, WindowSignal } from '../measure.js';
import { type Ring, ringsOf } from './rings.js';

/**
 * Groups who meet at lots more than chance allows, and at whose lots the price stays low or the losing offers crowd together.
 * P = max(P meeting, P yielding): see ties.ts (hypergeometric, by classes of lots), rings.ts (Louvain) and yielding.ts (rank sums).
 * Value: -log10 P. Each found group is measured, whether it yields or not: people who share an interest meet as well.
 */
export const bidderRing: WindowSignal = {
  code: 'bidder_ring',
  subjects: ['ring', 'bidder', 'lot'],
  formula:
    '-log10 max(P meeting, P yielding); meeting: hypergeometric P(X >= k) of the closest pair x pairs that met; yielding: 2 x min of two stratified rank-sum tests (price / start, relative distance of offers)',
  source: 'Tumminello et al. 2011 (PLoS ONE 6(3) e17994); Blondel et al. 2008 (Louvain); van Elteren 1960; Imhof 2017',
  needs: ['entrants', 'bids', 'priceMinor', 'startMinor', 'category', 'region', 'closedAt'],
  threshold: { value: 3, side: 'above', unit: '-log10 of the chance' },
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
      quieterShare: ring.yielding.quieter,
      meetingChanceShare: ring.meetingChance,
      yieldingChanceShare: ring.yielding.pValue,
      chanceShare: ring.pValue,
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
