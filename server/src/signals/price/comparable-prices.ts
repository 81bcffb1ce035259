import type { SoldLot } from '../read-lot.js';

/** A robust hedonic model of prices: what comparable lots brought, and how far one lies from them. */
export interface Compared {
  readonly lot: SoldLot;
  /** ln of price over appraisal, or of the price where there is no appraisal, less what comparable lots brought. */
  readonly residual: number;
  /** The residual in robust standard deviations. */
  readonly deviations: number;
  /** Degrees of freedom of the left tail. */
  readonly freedom: number;
  /** Other lots of its category. */
  readonly peers: number;
}

interface Row {
  readonly lot: SoldLot;
  readonly kind: string;
  /** Kind and category. */
  readonly category: string;
  residual: number;
}

/** A group's median counts in full only with many lots in it: n / (n + 5). */
const effectPrior = 5;
/** A category's spread against that of all: n / (n + 20). */
const spreadPrior = 20;
/** A step of 5%: prices that differ by less do not differ. */
const leastSpread = 0.05;
/** Where nearly all prices are alike the tail cannot be told, so the heaviest is taken. */
const heaviest = 2;
const leastPeers = 7;
/** The quartile of the normal distribution. */
const normalQuartile = 0.6745;

/** The value under which a share of sorted values lies, between neighbours in proportion. */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

const sortedOf = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

function groupsOf(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const categoryKey = ({ category }: Row): string => category;
const yearOf = (lot: SoldLot): number => new Date(lot.closedAt + lot.zoneMs).getUTCFullYear();

/** From the coarsest to the finest; each takes the medians of what the ones before left. */
const levels: readonly ((row: Row) => string)[] = [
  ({ kind }) => kind,
  categoryKey,
  // A repeat auction is cheaper by law.
  (row) => `${categoryKey(row)}|round ${Math.min(row.lot.round, 3)}`,
  (row) => `${categoryKey(row)}|${row.lot.region}`,
  (row) => `${categoryKey(row)}|${row.lot.region}|${yearOf(row.lot)}`,
];

function rowOf(lot: SoldLot): Row {
  const appraised = lot.appraisalMinor !== null && lot.appraisalMinor > 0n;
  const price = Math.log(Number(lot.priceMinor));
  const kind = appraised ? 'of appraisal' : `of price ${lot.currency}`;
  return {
    lot,
    kind,
    category: `${kind}|${lot.category}`,
    residual: appraised ? price - Math.log(Number(lot.appraisalMinor)) : price,
  };
}

/** What the 5% point of Student's distribution is to its quartile, by degrees of freedom. */
const tails = [
  [heaviest, 3.576],
  [3, 3.077],
  [4, 2.879],
  [5, 2.773],
  [7, 2.665],
  [10, 2.59],
  [30, 2.485],
] as const;

/** The degrees of freedom whose left tail is as heavy as that of residuals in their own spreads. */
function freedomOf(deviations: readonly number[]): number {
  const ratio = -quantile(sortedOf(deviations), 0.05) / normalQuartile;
  return (tails.find(([, tail]) => ratio >= tail) ?? [30])[0];
}

/** The spread of the left half: what a fraud does is there, and a few frauds do not move a quartile. */
const spreadOf = (sorted: Float64Array): number => -quantile(sorted, 0.25) / normalQuartile;

/**
 * Compares sold lots with each other. With y = ln(price / appraisal), or ln price where there is no appraisal (those are compared
 * among themselves, by currency), the expected y is a sum of effects: all, category, category x round, category x region, category x
 * region x year; an effect is the median of what the earlier ones left, times n / (n + 5). A residual's spread is -Q1 / 0.6745 of its
 * category, drawn to that of all by n / (n + 20), at least 0.05; at the least the tail has two degrees of freedom. Lots with fewer than seven others of their category are left out.
 */
export function comparePrices(lots: readonly SoldLot[]): readonly Compared[] {
  const rows = lots.map(rowOf);
  for (const keyOf of levels) {
    for (const group of groupsOf(rows, keyOf).values()) {
      const middle = quantile(sortedOf(group.map(({ residual }) => residual)), 0.5);
      const effect = (middle * group.length) / (group.length + (keyOf === levels[0] ? 0 : effectPrior));
      for (const row of group) row.residual -= effect;
    }
  }
  return [...groupsOf(rows, ({ kind }) => kind).values()].flatMap(measureSpread);
}

function measureSpread(rows: readonly Row[]): readonly Compared[] {
  const spread = Math.max(leastSpread, spreadOf(sortedOf(rows.map(({ residual }) => residual))));
  const measured = [...groupsOf(rows, categoryKey).values()].flatMap((group) => {
    const peers = group.length - 1;
    if (peers < leastPeers) return [];
    const own = spreadOf(sortedOf(group.map(({ residual }) => residual)));
    const drawn = Math.max(leastSpread, (own * group.length + spread * spreadPrior) / (group.length + spreadPrior));
    return group.map(({ lot, residual }) => ({ lot, residual, deviations: residual / drawn, peers, even: drawn === leastSpread }));
  });
  const freedom = freedomOf(measured.map(({ deviations }) => deviations));
  return measured.map(({ even, ...one }) => ({ ...one, freedom: even ? heaviest : freedom }));
}
