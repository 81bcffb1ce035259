import { leastP } from './half-cauchy.js';

/** Up to here it is quicker to insert one after another. */
const fewValues = 24;

function sortFirst(values: Float64Array, n: number): void {
  if (n > fewValues) {
    values.subarray(0, n).sort();
    return;
  }
  for (let place = 1; place < n; place += 1) {
    const value = values[place] ?? 0;
    let to = place;
    for (; to > 0 && (values[to - 1] ?? 0) > value; to -= 1) values[to] = values[to - 1] ?? 0;
    values[to] = value;
  }
}

export interface Surprise {
  /** 0 or more, natural logarithm. */
  readonly statistic: number;
  /** The p-values that make it are those up to this one; 0 when nothing is rare. */
  readonly cut: number;
}

/**
 * How surprising several p-values of one signal for one subject are together: the statistic of Berk and Jones (Z.
 * Wahrscheinlichkeitstheorie 47, 1979), max over k of n K(k / n, p(k)) where p(k) < k / n, with K(x, p) = x ln(x / p) +
 * (1 - x) ln((1 - x) / (1 - p)). It sees both one very rare value and many rather rare ones. Of one p-value it is -ln p. Its own
 * distribution, dependence included, comes from the reference.
 * @param pValues sorted in place
 * @param n how many of them count, the first ones
 */
export function surpriseOf(pValues: Float64Array, n = pValues.length): Surprise {
  const first = pValues[0] ?? 1;
  if (n === 1) return { statistic: -Math.log(Math.max(leastP, Math.min(1, first))), cut: first < 1 ? first : 0 };
  sortFirst(pValues, n);
  let statistic = 0;
  let cut = 0;
  for (let k = 1; k <= n; k += 1) {
    const p = Math.max(leastP, pValues[k - 1] ?? 1);
    const share = k / n;
    if (p >= share) continue;
    const rest = k === n ? 0 : (1 - share) * Math.log((1 - share) / (1 - p));
    const found = n * (share * Math.log(share / p) + rest);
    if (found <= statistic) continue;
    statistic = found;
    cut = p;
  }
  return { statistic, cut };
}
