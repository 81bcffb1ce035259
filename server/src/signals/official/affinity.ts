import { hypergeometric, hypergeometricTail, rarity, sumTail, toldChance } from '../chances.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import { type Measure, streamed, type WindowSignal } from '../measure.js';
import { salesOf } from './sales.js';

/**
 * A winner wins at one official's lots beyond chance. Among the `n` sold lots of a class (category, region, quarter), the official
 * wrote `no`, the winner won `nw`, and `k` are both: P(X >= k) of the hypergeometric count, summed over the classes in which both
 * appear. A winner is measured with the official where that is rarest, times the officials whom chance could have
 * brought together with them: all who wrote lots of those classes (Bonferroni). A class that one official wrote alone says nothing. Value: -log10 P.
 */
export const officialAffinity: WindowSignal = streamed({
  code: 'official_affinity',
  subjects: ['official', 'bidder', 'lot'],
  formula:
    '-log10 (m x P(X >= k)); X hypergeometric (n, no, nw), summed over category x region x quarter; m: officials who wrote lots of those classes',
  source: 'Fisher 1935 (exact test); Fazekas and Toth 2016 (Political Research Quarterly 69) on links of buyer and supplier',
  needs: ['official', 'winner', 'category', 'region', 'closedAt'],
  threshold: { value: 3, side: 'above', unit: '-log10 of the chance' },
  eachMeasure,
});

/** One purchase joins nobody. */
const leastWins = 2;

function* eachMeasure(window: WindowFacts): Generator<Measure> {
  const { lots, of, sizes, byWinner, written, writers } = salesOf(window);
  for (const [winner, won] of byWinner) {
    if (won.length < leastWins) continue;
    const wonIn = countOf(won, of);
    const officials = new Set([...wonIn.keys()].flatMap((at) => [...(writers[at] ?? [])]));
    const byOfficial = new Map<string, number[]>();
    for (const index of won) {
      const official = lots[index]?.official ?? '';
      const list = byOfficial.get(official);
      if (list) list.push(index);
      else byOfficial.set(official, [index]);
    }
    const best = [...byOfficial]
      .map(([official, shared]) => ({ official, shared, ...sharedChance(shared.length, wonIn, written.get(official) ?? new Map(), sizes) }))
      .reduce<Found | null>((a, b) => (a === null || b.chance < a.chance ? b : a), null);
    if (best) yield measureOf(lots, winner, won.length, officials.size, best);
  }
}

interface Found {
  readonly official: string;
  readonly shared: readonly number[];
  readonly chance: number;
  readonly expected: number;
}

function measureOf(lots: readonly LotFacts[], winner: string, wins: number, officials: number, found: Found): Measure {
  const pValue = Math.min(1, found.chance * officials);
  const numbers = found.shared.flatMap((index) => lots[index]?.lot ?? []);
  return {
    signal: 'official_affinity',
    subjects: [
      { kind: 'official', id: found.official },
      { kind: 'bidder', id: winner },
      ...numbers.map((lot) => ({ kind: 'lot' as const, id: String(lot) })),
    ],
    value: rarity(pValue),
    pValue,
    facts: { wins, shared: found.shared.length, expected: Math.round(found.expected * 10) / 10, chanceShare: toldChance(pValue) },
    lots: numbers,
    bids: [],
    entries: [],
  };
}

/** By class, how many of the lots lie in it. */
export function countOf(lots: Iterable<number>, of: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const lot of lots) counts.set(of[lot] ?? -1, (counts.get(of[lot] ?? -1) ?? 0) + 1);
  return counts;
}

/** P(X >= shared), and how many were to be expected: of each class the official wrote some, and the person has some. */
export function sharedChance(
  shared: number,
  won: ReadonlyMap<number, number>,
  written: ReadonlyMap<number, number>,
  sizes: readonly number[],
) {
  const drawn = [...won].flatMap(([at, wins]): [number, number, number][] => {
    const wrote = written.get(at) ?? 0;
    return wrote > 0 ? [[sizes[at] ?? 0, wrote, wins]] : [];
  });
  const expected = drawn.reduce((sum, [all, wrote, wins]) => sum + (wrote * wins) / all, 0);
  const [only] = drawn;
  const chance =
    only && drawn.length === 1
      ? hypergeometricTail(shared, ...only)
      : sumTail(
          shared,
          drawn.map((each) => hypergeometric(...each)),
        );
  return { chance, expected };
}
