/**
 * Combination of dependent p-values by the half-Cauchy test of Liu, Meng and Pillai, "A Heavily Right Strategy for Integrating
 * Dependent Studies in Any Dimension" (2025, arXiv 2501.01065). It is the Cauchy combination test of Liu and Xie (JASA 115, 2020)
 * without its left half: a p-value near 1 then adds nothing, instead of taking away what others found, and no part is negative.
 * The sum's upper tail stays c/t whatever the dependence, so parts may simply be added, and the sum is split exactly.
 */

/** Smaller chances than this are told as this. */
export const leastP = 1e-15;

/** Keeps a chance within (0, 1]. */
export const boundP = (p: number): number => (Number.isNaN(p) ? 1 : Math.min(1, Math.max(leastP, p)));

/** One p-value's part: cot(pi p / 2), 0 at p = 1, about 2 / (pi p) for small p. */
export const halfCauchy = (p: number): number => (p >= 1 ? 0 : 1 / Math.tan((Math.PI / 2) * boundP(p)));

/** The p-value of one half-Cauchy part, the inverse of `halfCauchy`: (2 / pi) arccot(t). */
export const halfCauchyTail = (sum: number): number => (sum <= 0 ? 1 : (2 / Math.PI) * Math.atan(1 / sum));

/**
 * The harmonic mean p-value of Wilson (PNAS 116, 2019), the cross-check of the combination: sum(w) / sum(w / p). Of all `tests`
 * those that are not given have p = 1.
 */
export function harmonicMean(pValues: readonly number[], tests: number): number {
  let sum = Math.max(0, tests - pValues.length);
  for (const p of pValues) sum += 1 / boundP(p);
  return sum === 0 ? 1 : Math.min(1, Math.max(tests, pValues.length) / sum);
}
