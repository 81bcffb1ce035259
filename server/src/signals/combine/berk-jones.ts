import { leastP } from './half-cauchy.js';

/**
 * How surprising several p-values of one signal for one subject are together: the statistic of Berk and Jones (Z.
 * Wahrscheinlichkeitstheorie 47, 1979), max over k of n K(k / n, p(k)) where p(k) < k / n, with K(x, p) = x ln(x / p) +
 * (1 - x) ln((1 - x) / (1 - p)). It sees both one very rare value and many rather rare ones. Of one p-value it is -ln p. Its own
 * distribution, dependence included, comes from the reference.
 * @param pValues sorted in place
 * @returns 0 or more, natural logarithm
 */
export function surprise(pValues: Float64Array): number {
  const n = pValues.length;
  if (n === 1) return -Math.log(Math.max(leastP, Math.min(1, pValues[0] ?? 1)));
  pValues.sort();
  let most = 0;
  for (let k = 1; k <= n; k += 1) {
    const p = Math.max(leastP, pValues[k - 1] ?? 1);
    const share = k / n;
    if (p >= share) continue;
    const rest = k === n ? 0 : (1 - share) * Math.log((1 - share) / (1 - p));
    most = Math.max(most, n * (share * Math.log(share / p) + rest));
  }
  return most;
}
