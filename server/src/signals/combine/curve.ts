import { z } from 'zod';

/**
 * How rare a statistic is among honest subjects: `survival[i]` is the share that had at least `values[i]` (rising values). Beyond the
 * last value the share falls by exp(-tail * excess), or stays where it is (tail null): what was never seen is not told rarer
 * than the sample allows.
 */
export const curveSchema = z.object({
  n: z.int().positive(),
  values: z.array(z.number()).min(1),
  survival: z.array(z.number().min(0).max(1)).min(1),
  tail: z.number().positive().nullable(),
});
export type Curve = z.output<typeof curveSchema>;

/** Shares that are kept; of a small sample only those that it can tell. */
const shares = [1, 0.8, 0.6, 0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.01, 0.005, 0.002, 0.001, 5e-4, 2e-4, 1e-4, 5e-5, 2e-5];

/**
 * The share of honest subjects with at least this value, never 0. Between two kept values the share is interpolated in its
 * logarithm; a value below all is met by all.
 */
export function chanceOf(curve: Curve, value: number): number {
  const { values, survival, n, tail } = curve;
  const last = values.length - 1;
  const first = values[0] ?? 0;
  if (Number.isNaN(value) || value < first) return 1;
  const end = values[last] ?? 0;
  if (value >= end) {
    const seen = Math.max(survival[last] ?? 0, 1 / (n + 1));
    if (value === end) return seen;
    return tail === null ? 1 / (n + 1) : seen * Math.exp(-tail * (value - end));
  }
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const [a, b] = [values[low] ?? 0, values[high] ?? 0];
  const [p, q] = [survival[low] ?? 1, survival[high] ?? 1];
  return p * Math.exp((Math.log(q / p) * (value - a)) / (b - a));
}

/** How a curve goes on beyond its sample: not at all, by an exponential fitted to its greatest values, or by a known law. */
export type Tail = 'sample' | 'exponential' | 'reciprocal';

/**
 * The curve of a sample.
 * @param share of all subjects that are in the sample; the others have no value, and are less suspicious than any
 * @param tail `sample`: values whose law is unknown. `exponential`: surprises (-ln p), by the mean excess over the greatest
 * tenth-percentile values, never falling faster than a true p-value's would (rate 1). `reciprocal`: logarithms of half-Cauchy sums,
 * whose tail is c/t (rate 1).
 */
export function curveOf(sample: Float64Array, tail: Tail, share = 1): Curve {
  const sorted = sample.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  if (n === 0) throw new Error('a curve needs a sample');
  const kept = tail === 'sample' ? 1 : Math.min(n, Math.max(5, Math.min(40, Math.round(n / 500))));
  const values: number[] = [];
  const survival: number[] = [];
  const keep = (index: number) => {
    const value = sorted[index] ?? 0;
    const before = values.at(-1);
    if (before !== undefined && value <= before) return;
    values.push(tidy(value));
    survival.push(tidy((share * (n - firstAt(sorted, value))) / n));
  };
  for (const share of shares) {
    const index = Math.round(n * (1 - share));
    if (index <= n - kept) keep(index);
  }
  keep(n - kept);
  return { n: Math.round(n / share), values, survival, tail: tail === 'sample' ? null : rateOf(sorted, kept, tail) };
}

function rateOf(sorted: Float64Array, kept: number, tail: Tail): number {
  if (tail === 'reciprocal') return 1;
  const base = sorted[sorted.length - kept] ?? 0;
  let excess = 0;
  for (let index = sorted.length - kept; index < sorted.length; index += 1) excess += (sorted[index] ?? 0) - base;
  const mean = excess / Math.max(1, kept - 1);
  return tidy(Math.min(1, 1 / Math.max(mean, 1e-9)));
}

/** The first place of a value in a sorted sample. */
function firstAt(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const tidy = (value: number) => Number(value.toPrecision(6));
