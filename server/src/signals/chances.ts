/** Exact chances that several signals need. All are tails: small means rare. */

const lanczos = [
  76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5,
] as const;

/** The logarithm of the gamma function, x > 0 (Lanczos, as in Numerical Recipes; error under 2e-10). */
function logGamma(x: number): number {
  const base = x + 5.5;
  const series = lanczos.reduce((sum, factor, index) => sum + factor / (x + index + 1), 1.000000000190015);
  return (x + 0.5) * Math.log(base) - base + Math.log((2.5066282746310007 * series) / x);
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * P(X >= k) of the hypergeometric distribution: `drawn` are drawn from `all`, of whom `marked` are marked, and at least `k` of the
 * drawn are marked. Costs one step for each drawn.
 */
export function hypergeometricTail(k: number, all: number, marked: number, drawn: number): number {
  if (k <= Math.max(0, drawn + marked - all)) return 1;
  const most = Math.min(drawn, marked);
  if (k > most) return 0;
  let term = Math.exp(logChoose(marked, k) + logChoose(all - marked, drawn - k) - logChoose(all, drawn));
  let sum = 0;
  for (let hit = k; hit <= most; hit += 1) {
    sum += term;
    term *= ((marked - hit) * (drawn - hit)) / ((hit + 1) * (all - marked - drawn + hit + 1));
  }
  return Math.min(1, sum);
}

/** P(X >= k) of a sum of independent trials with chances of their own (Poisson binomial). Costs one step for each trial and hit. */
export function poissonBinomialTail(k: number, chances: readonly number[]): number {
  if (k <= 0) return 1;
  if (k > chances.length) return 0;
  // at[j]: the chance of exactly j hits so far; at[k] gathers k and more.
  const at = new Float64Array(k + 1);
  at[0] = 1;
  for (const chance of chances) {
    at[k] = (at[k] ?? 0) + (at[k - 1] ?? 0) * chance;
    for (let hits = k - 1; hits > 0; hits -= 1) at[hits] = (at[hits] ?? 0) * (1 - chance) + (at[hits - 1] ?? 0) * chance;
    at[0] = (at[0] ?? 0) * (1 - chance);
  }
  return Math.min(1, at[k] ?? 0);
}

/** The continued fraction of the incomplete beta function (Lentz). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const held = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / held(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / held(1 + even * d);
    c = held(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / held(1 + odd * d);
    c = held(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-12) break;
  }
  return result;
}

/** The regularised incomplete beta function I_x(a, b). */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** P(T <= t) of Student's distribution with `freedom` degrees of freedom. */
export function studentTail(t: number, freedom: number): number {
  const half = betaShare(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t <= 0 ? half : 1 - half;
}

/** How rare a chance is in powers of ten: -log10 p, from 0 to 300. */
export const rarity = (chance: number): number => (chance >= 1 ? 0 : -Math.log10(Math.max(chance, 1e-300)));
