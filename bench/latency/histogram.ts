/** Durations in ms, rounded up to the next twentieth of a ms. */
export interface Percentiles {
  /** How many durations there are. */
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

export interface Histogram {
  /** @param times how often this duration came */
  add(ms: number, times?: number): void;
  percentiles(): Percentiles;
}

const perMs = 20;
/** What takes longer counts as this long. */
const longestMs = 20_000;

/** Counts durations in steps of a twentieth of a ms, so that tens of millions of them need no array of their own. */
export function createHistogram(): Histogram {
  const counts = new Float64Array(longestMs * perMs + 1);
  let [count, max] = [0, 0];
  const at = (share: number): number => {
    let left = Math.ceil(count * share);
    if (left === 0) return 0;
    const place = counts.findIndex((times) => {
      left -= times;
      return left <= 0;
    });
    return place / perMs;
  };
  return {
    add(ms, times = 1) {
      const place = Math.min(counts.length - 1, Math.max(0, Math.ceil(ms * perMs)));
      counts[place] = (counts[place] ?? 0) + times;
      count += times;
      max = Math.max(max, place / perMs);
    },
    percentiles: () => ({ count, p50: at(0.5), p99: at(0.99), p999: at(0.999), max }),
  };
}
