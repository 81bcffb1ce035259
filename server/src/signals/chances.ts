/** Exact chances that several signals need. All are tails: small means rare. */

const halfLogTwoPi = 0.9189385332046727;

/** ln Γ(x) for x > 0: Stirling's series from 10 on, stepped down to below it; right to about 1e-13. */
export function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < 10; y += 1) shift += Math.log(y);
  const r = 1 / (y * y);
  return (y - 0.5) * Math.log(y) - y + halfLogTwoPi + (1 / 12 - (1 / 360 - (1 / 1260 - r / 1680) * r) * r) / y - shift;
}

const mostKept = 1 << 17;
const factorials = new Float64Array(mostKept).fill(Number.NaN);

/** ln n!, remembered for the counts that a window has. */
function logFactorial(n: number): number {
  const kept = factorials[n] ?? Number.NaN;
  if (!Number.isNaN(kept)) return kept;
  const made = logGamma(n + 1);
  if (n < mostKept) factorials[n] = made;
  return made;
}

/** ln of n over k; -Infinity where there is no way to choose. */
export function logChoose(n: number, k: number): number {
  return k < 0 || k > n ? Number.NEGATIVE_INFINITY : logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/**
 * The chances that 0, 1, 2... of `drawn` lots out of `all` are among `marked` of them (hypergeometric), up to the largest that
 * can be.
 */
export function hypergeometric(all: number, marked: number, drawn: number): Float64Array {
  const most = Math.min(marked, drawn);
  const least = Math.max(0, marked + drawn - all);
  const chances = new Float64Array(most + 1);
  let chance = Math.exp(logChoose(marked, least) + logChoose(all - marked, drawn - least) - logChoose(all, drawn));
  for (let k = least; k <= most; k++) {
    chances[k] = chance;
    chance *= ((marked - k) * (drawn - k)) / ((k + 1) * (all - marked - drawn + k + 1));
  }
  return chances;
}

/**
 * Sums a tail from its edge inwards: a tail beyond the mean falls from there on, so the sum keeps its digits and may stop early.
 * @param ratio what the next term is of the one at `k`
 */
function sumFrom(k: number, end: number, logFirst: number, ratio: (k: number) => number): number {
  const way = end >= k ? 1 : -1;
  let term = Math.exp(logFirst);
  let sum = 0;
  for (let j = k; (end - j) * way >= 0 && term > sum * 1e-17; j += way) {
    sum += term;
    term *= ratio(j);
  }
  return Math.min(1, sum);
}

/** P(X >= k) where X of `drawn` lots out of `all` are among `marked`. */
export function hypergeometricTail(k: number, all: number, marked: number, drawn: number): number {
  const most = Math.min(marked, drawn);
  const least = Math.max(0, marked + drawn - all);
  if (k <= least) return 1;
  if (k > most) return 0;
  const log = (j: number) => logChoose(marked, j) + logChoose(all - marked, drawn - j) - logChoose(all, drawn);
  const rest = all - marked - drawn;
  if (k <= (marked * drawn) / all)
    return 1 - sumFrom(k - 1, least, log(k - 1), (j) => (j * (rest + j)) / ((marked - j + 1) * (drawn - j + 1)));
  return sumFrom(k, most, log(k), (j) => ((marked - j) * (drawn - j)) / ((j + 1) * (rest + j + 1)));
}

/** P(X >= k) of a binomial count: `n` tries, each with chance `p`. */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  const log = (j: number) => logChoose(n, j) + j * Math.log(p) + (n - j) * Math.log1p(-p);
  if (k <= n * p) return 1 - sumFrom(k - 1, 0, log(k - 1), (j) => (j * (1 - p)) / ((n - j + 1) * p));
  return sumFrom(k, n, log(k), (j) => ((n - j) * p) / ((j + 1) * (1 - p)));
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

/** P(X >= k) of the sum of independent counts, each given by its chances from 0 on. */
export function sumTail(k: number, counts: readonly Float64Array[]): number {
  if (k <= 0) return 1;
  let sum = new Float64Array([1]);
  for (const next of counts) {
    const both = new Float64Array(sum.length + next.length - 1);
    for (let i = 0; i < sum.length; i++) {
      const a = sum[i] ?? 0;
      if (a > 0) for (let j = 0; j < next.length; j++) both[i + j] = (both[i + j] ?? 0) + a * (next[j] ?? 0);
    }
    sum = both;
  }
  let tail = 0;
  for (let j = sum.length - 1; j >= k; j--) tail += sum[j] ?? 0;
  return Math.min(1, tail);
}

/** P(X >= k) of a Poisson count with the mean `mean`. */
export function poissonTail(k: number, mean: number): number {
  if (k <= 0) return 1;
  if (mean <= 0) return 0;
  const log = (j: number) => j * Math.log(mean) - mean - logGamma(j + 1);
  if (k <= mean) return 1 - sumFrom(k - 1, 0, log(k - 1), (j) => j / mean);
  return sumFrom(k, Number.POSITIVE_INFINITY, log(k), (j) => mean / (j + 1));
}

/** P(Z >= z) of the standard normal; relative error under 1.2e-7 (complementary error function by Chebyshev's fit). */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const fit = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
  const tail = (t * Math.exp(-x * x + fit.reduceRight((sum, c) => c + t * sum, 0))) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/**
 * P(X >= x) of the gamma distribution with mean `mean` and variance `variance`: the tail of a statistic that was only simulated
 * often enough for its first two moments. Series below the mean, continued fraction above.
 */
export function gammaTail(x: number, mean: number, variance: number): number {
  if (variance <= 0) return x > mean ? 0 : 1;
  if (x <= 0) return 1;
  const shape = (mean * mean) / variance;
  const y = (x * mean) / variance;
  const head = Math.exp(shape * Math.log(y) - y - logGamma(shape));
  if (y < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-15; n++) {
      term *= y / (shape + n);
      sum += term;
    }
    return Math.max(0, Math.min(1, 1 - head * sum));
  }
  let b = y + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-14) break;
  }
  return Math.max(0, Math.min(1, head * fraction));
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

/** A chance as it is told: smaller ones are models more than chances, so they are told as "at most one in a million". */
export const toldChance = (chance: number): number => Math.max(chance, 1e-6);

/** A seeded source of numbers in [0, 1) (Marsaglia's xorshift): equal windows give equal permutations. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
