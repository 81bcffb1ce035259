import { rarity, toldChance } from '../chances.js';
import { conductOf, contestsOf, type Losses } from '../conduct/shill-ratings.js';
import type { LotFacts, WindowFacts } from '../facts.js';
import type { Measure, WindowSignal } from '../measure.js';
import { quarterOf, strataOf } from '../strata.js';
import { countOf, sharedChance } from './affinity.js';

/** In fewer lost lots of one official nothing is regular; the same as for the ratings of Trevathan and Read. */
const leastLost = 3;
/** Who wins more than one in three of them is no shill. */
const mostWonOf = 3;
const leastAlike = 40;

/** Lots with bids in classes of comparable ones. */
interface Field {
  readonly classOf: ReadonlyMap<LotFacts, number>;
  readonly sizes: readonly number[];
  /** By official, then by class: how many lots they wrote. */
  readonly written: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** By class: who wrote its lots. */
  readonly writers: readonly ReadonlySet<string>[];
  readonly wonBy: ReadonlyMap<string, readonly LotFacts[]>;
}

function fieldOf(all: readonly LotFacts[]): Field {
  const lots = all.filter(({ bids }) => bids.some(({ accepted }) => accepted));
  const { of, sizes } = strataOf(
    lots,
    [
      (lot) => `${lot.category}|${lot.region}|${quarterOf(lot)}`,
      ({ category, region }) => `${category}|${region}`,
      ({ region }) => region,
      () => '',
    ],
    leastAlike,
  );
  const classOf = new Map<LotFacts, number>();
  const written = new Map<string, Map<number, number>>();
  const writers = sizes.map(() => new Set<string>());
  const wonBy = new Map<string, LotFacts[]>();
  for (const [index, lot] of lots.entries()) {
    const at = of[index] ?? -1;
    classOf.set(lot, at);
    const wrote = written.get(lot.official) ?? new Map<number, number>();
    wrote.set(at, (wrote.get(at) ?? 0) + 1);
    written.set(lot.official, wrote);
    writers[at]?.add(lot.official);
    if (lot.winner === null) continue;
    const won = wonBy.get(lot.winner);
    if (won) won.push(lot);
    else wonBy.set(lot.winner, [lot]);
  }
  return { classOf, sizes, written, writers, wonBy };
}

/** Somebody who loses regularly at one official's lots, with the official where that is rarest. */
interface Loser {
  readonly person: string;
  readonly official: string;
  readonly lost: readonly LotFacts[];
  readonly won: readonly LotFacts[];
  readonly lostInAll: number;
  readonly expected: number;
  /** That so many of the lost lots are this official's, corrected for the officials it could have been. */
  readonly chance: number;
  readonly conduct: number;
}

function loserOf({ classOf, sizes, written, writers, wonBy }: Field, person: string, losses: Losses): Loser | null {
  if (losses.lost < leastLost) return null;
  const regular = [...losses.byOfficial].flatMap(([official, lost]) => {
    if (lost.length < leastLost) return [];
    const won = (wonBy.get(person) ?? []).filter((lot) => lot.official === official);
    return won.length * mostWonOf <= lost.length + won.length ? [{ official, lost, won }] : [];
  });
  if (regular.length === 0) return null;
  const classes = [...losses.byOfficial.values()].flatMap((lots) => lots.map((lot) => classOf.get(lot) ?? -1));
  const lostIn = countOf(classes.keys(), Int32Array.from(classes));
  const officials = new Set([...lostIn.keys()].flatMap((at) => [...(writers[at] ?? [])]));
  const found = regular
    .map((one) => ({ ...one, ...sharedChance(one.lost.length, lostIn, written.get(one.official) ?? new Map(), sizes) }))
    .reduce((a, b) => (b.chance < a.chance ? b : a));
  const chance = Math.min(1, found.chance * officials.size);
  return { ...found, chance, person, lostInAll: losses.lost, conduct: conductOf(losses) };
}

/** Fisher's rule for two: P(U V <= q) of independent uniforms. */
const both = (p: number, q: number): number => (p * q <= 0 ? 0 : Math.min(1, p * q * (1 - Math.log(p * q))));

/** @param conductShare of the losers measured, how many bid at least as much like a shill */
function measureOf({ person, official, lost, won, lostInAll, expected, chance }: Loser, conductShare: number): Measure {
  const pValue = both(chance, conductShare);
  const lots = [...lost, ...won].sort((a, b) => a.closedAt - b.closedAt || a.lot - b.lot);
  return {
    signal: 'losing_affinity',
    subjects: [
      { kind: 'bidder', id: person },
      { kind: 'official', id: official },
      ...lots.map(({ lot }) => ({ kind: 'lot' as const, id: String(lot) })),
    ],
    value: rarity(pValue),
    pValue,
    facts: {
      lost: lostInAll,
      shared: lost.length,
      won: won.length,
      expected: Math.round(expected * 10) / 10,
      affinityShare: toldChance(chance),
      conductShare: toldChance(conductShare),
      chanceShare: toldChance(pValue),
    },
    lots: lots.map(({ lot }) => lot),
    bids: lots.flatMap(({ bids }) => bids.flatMap((bid) => (bid.accepted && bid.person === person ? [bid.id] : []))),
    entries: [],
  };
}

function measureAll({ lots }: WindowFacts): readonly Measure[] {
  const field = fieldOf(lots);
  const losers = [...contestsOf(lots).losses].flatMap(([person, losses]) => loserOf(field, person, losses) ?? []);
  const conducts = Float64Array.from(losers, ({ conduct }) => conduct).sort();
  return losers.map((loser) => measureOf(loser, (conducts.length - firstAt(conducts, loser.conduct)) / conducts.length));
}

/** The first place of a value among sorted ones. */
function firstAt(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A bidder loses at one official's lots beyond chance, hardly ever wins there, and bids as a shill does. Two pieces of evidence, joined by
 * Fisher's rule, P = a c (1 - ln (a c)):
 *
 * - a, affinity: among the `n` lots with bids of a class (category, region, quarter) the official wrote `no`, the bidder bid on and lost `nl`, and
 *   `k` are both; P(X >= k) of the hypergeometric count, summed over the classes where the bidder lost, times the officials who wrote lots of those
 *   classes (Bonferroni)
 * - c, conduct: the share of all bidders measured whose sum of beta, delta, epsilon and zeta (Trevathan and Read; see `rateBidders`) is as high: often,
 *   fast, by little, early. It does not look at whose lots they are
 *
 * Only who lost three lots of one official or more, and won a third of those bid on at most, is measured; it speaks about all of that official's
 * lots that the bidder bid on, for a shill wins now and then. Value: -log10 P.
 */
export const losingAffinity: WindowSignal = {
  code: 'losing_affinity',
  subjects: ['bidder', 'official', 'lot'],
  formula:
    '-log10 (a c (1 - ln (a c))); a = m x P(X >= k), X hypergeometric (n, no, nl) over category x region x quarter, m officials; c: share of losers with beta + delta + epsilon + zeta as high',
  source:
    'Fisher 1935 (exact test) and 1932 (two tests joined); Trevathan and Read 2009 (a shill serves one seller; the four ratings of conduct)',
  needs: ['bids', 'official', 'winner', 'category', 'region', 'closedAt', 'endsAt'],
  threshold: { value: 3, side: 'above', unit: '-log10 of the chance' },
  measureAll,
};
