import { type Chance, chanceOf } from '../demo/chance.js';
import type { Ranking, Weights } from './metrics.js';

/**
 * Deals groups into k folds of nearly equal numbers of groups; nothing of one group lies in two folds.
 * @returns the fold (0 to k - 1) of each group
 */
export function groupFolds(groups: Iterable<string>, k: number, seed: number): Map<string, number> {
  const order = shuffled([...new Set(groups)].sort(), chanceOf(seed));
  return new Map(order.map((group, index) => [group, index % k]));
}

/** Fisher and Yates; `Chance.shuffle` moves the array at each step, which is slow for thousands. */
function shuffled<T>(from: readonly T[], chance: Chance): T[] {
  const out = [...from];
  for (let i = out.length - 1; i > 0; i--) {
    const other = chance.int(0, i);
    const [a, b] = [out[i], out[other]];
    if (a === undefined || b === undefined) throw new Error('a place outside');
    out[i] = b;
    out[other] = a;
  }
  return out;
}

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A metric with its 95% percentile interval: whole groups (auctions) are drawn with replacement, since bidders of one auction are
 * not independent of each other. Draws in which the metric has no value (no positive among them) are left out.
 */
export function groupBootstrap(
  ranking: Ranking,
  metric: (ranking: Ranking, weights?: Weights) => number,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Interval {
  const groups = new Map<string, number>();
  const groupOf = Int32Array.from(ranking.judged, ({ group }) => {
    const known = groups.get(group);
    if (known !== undefined) return known;
    groups.set(group, groups.size);
    return groups.size - 1;
  });
  const chance = chanceOf(seed);
  const values: number[] = [];
  const drawn = new Int32Array(groups.size);
  const weights = new Int32Array(groupOf.length);
  for (let draw = 0; draw < draws; draw++) {
    drawn.fill(0);
    for (let i = 0; i < groups.size; i++) {
      const picked = chance.int(0, groups.size - 1);
      drawn[picked] = (drawn[picked] ?? 0) + 1;
    }
    for (const [index, group] of groupOf.entries()) weights[index] = drawn[group] ?? 0;
    const value = metric(ranking, weights);
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  return { value: metric(ranking), low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** The q-quantile of sorted values, linear between neighbours (type 7); NaN of none. */
export function quantile(sorted: readonly number[], q: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = q * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}
