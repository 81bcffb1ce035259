/**
 * The screens of Huber and Imhof (2019), "Machine learning with screens for detecting bid-rigging cartels", International Journal
 * of Industrial Organization 65, section 3, and Imhof (2017), "Simple statistical screens to detect bid rigging", Fribourg WP 484.
 * They are written for sealed tenders, where the lowest bid wins; here bids are ordered from the best on, and every difference is
 * taken as a distance from the better bid, so that one set of formulas serves tenders and auctions.
 */
export interface Screens {
  /** CV = s / m: standard deviation of all bids (n - 1) over their mean. */
  readonly cv: number;
  /** SPD = (b_max - b_min) / b_min. */
  readonly spread: number;
  /** DIFFP = |b2 - b1| / b1: how far the second is from the best. */
  readonly difference: number;
  /** RD = |b2 - b1| / s of the losing bids; null where these are all equal. */
  readonly relativeDistance: number | null;
  /** RDNOR = |b2 - b1| / mean of all differences between neighbours. */
  readonly normalDistance: number | null;
  /** RDALT = |b2 - b1| / mean of the differences between neighbouring losing bids. */
  readonly otherDistance: number | null;
  /** Bias-corrected sample skewness; of an auction's bids the sign is turned, as there the high bid is the good one. */
  readonly skewness: number | null;
  /** Excess kurtosis, bias-corrected; needs four bids. */
  readonly kurtosis: number | null;
  /** KS: the largest gap between the bids' distribution and a uniform one over their span. */
  readonly uniformity: number | null;
}

/**
 * @param bids one amount of each bidder, at least three, in any order
 * @param best which bid wins: the lowest of a tender, the highest of an auction
 * @returns null with fewer than three bids, or where a formula's base is zero
 */
export function screensOf(bids: readonly number[], best: 'lowest' | 'highest'): Screens | null {
  const n = bids.length;
  const ordered = [...bids].sort((a, b) => (best === 'lowest' ? a - b : b - a));
  const [first, second] = ordered;
  if (n < 3 || first === undefined || second === undefined) return null;
  const mean = sum(ordered) / n;
  const least = Math.min(...ordered);
  const most = Math.max(...ordered);
  if (least <= 0) return null;
  const gap = Math.abs(second - first);
  const steps = ordered.slice(1).map((bid, index) => Math.abs(bid - (ordered[index] ?? 0)));
  const losing = deviation(ordered.slice(1));
  const all = deviation(ordered);
  return {
    cv: all / mean,
    spread: (most - least) / least,
    difference: gap / first,
    relativeDistance: losing > 0 ? gap / losing : null,
    normalDistance: ratio(gap, sum(steps) / steps.length),
    otherDistance: ratio(gap, sum(steps.slice(1)) / (steps.length - 1)),
    skewness: skewnessOf(ordered, mean, all, best === 'lowest' ? 1 : -1),
    kurtosis: kurtosisOf(ordered, mean, all),
    uniformity: uniformityOf(ordered, least, most),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const ratio = (value: number, base: number): number | null => (base > 0 ? value / base : null);

function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

function skewnessOf(bids: readonly number[], mean: number, s: number, sign: 1 | -1): number | null {
  const n = bids.length;
  if (s === 0) return null;
  return ((sign * n) / ((n - 1) * (n - 2))) * sum(bids.map((bid) => ((bid - mean) / s) ** 3));
}

function kurtosisOf(bids: readonly number[], mean: number, s: number): number | null {
  const n = bids.length;
  if (n < 4 || s === 0) return null;
  const fourth = sum(bids.map((bid) => ((bid - mean) / s) ** 4));
  return ((n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3))) * fourth - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
}

function uniformityOf(bids: readonly number[], least: number, most: number): number | null {
  if (most === least) return null;
  const n = bids.length;
  const ascending = [...bids].sort((a, b) => a - b);
  return Math.max(
    ...ascending.map((bid, index) => {
      const share = (bid - least) / (most - least);
      return Math.max((index + 1) / n - share, share - index / n);
    }),
  );
}
