import { normalTail, poissonBinomialTail, rarity } from '../chances.js';
import type { WindowFacts } from '../facts.js';
import type { Measure, MeasuredSubject, WindowSignal } from '../measure.js';
import { presenceOf } from '../presence.js';
import { isSold, officeSubject, officialSubject, type SoldLot } from '../read-lot.js';

/** Fewer sold lots tell nothing about a share. */
const leastLots = 5;
/** Only what exceeds the share of comparable lots by a fifth: no two towns have quite the same demand. */
const margin = 1.2;
const mostChance = 0.95;
/** A group's share counts in full only with many lots in it: (s + 10 x the share of the wider group) / (n + 10). */
const prior = 10;
/** Beyond so many lots the count is as good as normal. */
const mostExact = 400;

interface Row {
  readonly lot: SoldLot;
  readonly alone: boolean;
  /** Category and region. */
  readonly site: string;
}

interface Tally {
  lots: number;
  alone: number;
}

const widest = (): string => '';
const byCategory = ({ lot }: Row): string => lot.category;
const bySite = ({ site }: Row): string => site;
const levels = [widest, byCategory, bySite] as const;

function tallyOf(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const row of rows) {
    const key = keyOf(row);
    const tally = tallies.get(key) ?? { lots: 0, alone: 0 };
    if (tally.lots === 0) tallies.set(key, tally);
    tally.lots += 1;
    if (row.alone) tally.alone += 1;
  }
  return tallies;
}

interface Group {
  readonly subject: MeasuredSubject;
  readonly own: Row[];
}

function groupsOf(rows: readonly Row[], subjectOf: (row: Row) => MeasuredSubject): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const subject = subjectOf(row);
    const group = groups.get(subject.id);
    if (group) group.own.push(row);
    else groups.set(subject.id, { subject, own: [row] });
  }
  return [...groups.values()];
}

/** P(X >= k), exactly for few lots and by the normal law with continuity correction for many. */
function tailOf(k: number, chances: readonly number[]): number {
  if (chances.length <= mostExact) return poissonBinomialTail(k, chances);
  const mean = chances.reduce((sum, chance) => sum + chance, 0);
  const spread = Math.sqrt(chances.reduce((sum, chance) => sum + chance * (1 - chance), 0));
  return normalTail((k - 0.5 - mean) / spread);
}

function measureGroup(subject: MeasuredSubject, rows: readonly Row[], all: readonly ReadonlyMap<string, Tally>[]): Measure {
  const own = levels.map((keyOf) => tallyOf(rows, keyOf));
  /** The share among the lots of others, from the widest group to the narrowest, each drawn to the one before. */
  const chanceFor = (row: Row): number => {
    let share = 0.5;
    for (const [level, keyOf] of levels.entries()) {
      const key = keyOf(row);
      const [every, mine] = [all[level]?.get(key), own[level]?.get(key)];
      const lots = (every?.lots ?? 0) - (mine?.lots ?? 0);
      const alone = (every?.alone ?? 0) - (mine?.alone ?? 0);
      share = (alone + prior * share) / (lots + prior);
    }
    return Math.min(mostChance, margin * share);
  };
  const chances = rows.map(chanceFor);
  const alone = rows.filter((row) => row.alone);
  const chance = tailOf(alone.length, chances);
  const expected = chances.reduce((sum, one) => sum + one, 0) / rows.length;
  return {
    signal: 'single_bidder_share',
    subjects: [subject],
    value: rarity(chance),
    pValue: chance,
    facts: { lots: rows.length, alone: alone.length, ownShare: alone.length / rows.length, expectedShare: expected, chanceShare: chance },
    lots: (alone.length > 0 ? alone : rows).map(({ lot }) => lot.lot),
    bids: [],
    entries: [],
  };
}

function rowsOf(window: WindowFacts): Row[] {
  const { bidders } = presenceOf(window);
  return window.lots.flatMap((lot, place): Row[] =>
    isSold(lot) ? [{ lot, alone: bidders[place] === 1, site: `${lot.category} ${lot.region}` }] : [],
  );
}

/**
 * For an official and for an office with at least five sold lots: v = -log10 P(X >= k), k of them with one bidder. X is a Poisson
 * binomial count; a lot's chance is 1.2 times (at most 0.95) the share of single-bidder lots among those of others, of its category and
 * region: (s + 10 b) / (n + 10) with b the same of its category, and for that of all. Open Contracting Partnership, Red flags
 * (2024), R019 "Low number of bidders for item and procuring entity"; own formula.
 */
function measureAll(window: WindowFacts): readonly Measure[] {
  const rows = rowsOf(window);
  const all = levels.map((keyOf) => tallyOf(rows, keyOf));
  const groups = [...groupsOf(rows, ({ lot }) => officialSubject(lot.official)), ...groupsOf(rows, ({ lot }) => officeSubject(lot.office))];
  return groups.filter(({ own }) => own.length >= leastLots).map(({ subject, own }) => measureGroup(subject, own, all));
}

export const singleBidderShare: WindowSignal = {
  code: 'single_bidder_share',
  subjects: ['official', 'office'],
  formula: 'v = -log10 P(X >= k): k sold lots with one bidder, X Poisson binomial by 1.2 x the share in the category and region of others',
  source: 'own, after Open Contracting Partnership, Red flags (2024), R019',
  needs: ['bids', 'official', 'office', 'category', 'region'],
  threshold: { value: 3, side: 'above', unit: '-log10 of the chance' },
  measureAll,
};
