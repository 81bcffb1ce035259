/** How many lots had each whole per cent: per cent to count. */
export type Histogram = ReadonlyMap<number, number>;

export interface Quartiles {
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/**
 * Quartiles of values that were counted by whole numbers, by nearest rank: the least value that at least a quarter (half, three
 * quarters) of all values do not exceed.
 * @returns null for nothing
 */
export function quartilesOf(histogram: Histogram): Quartiles | null {
  const sorted = [...histogram].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const count = sorted.reduce((sum, [, n]) => sum + n, 0);
  if (count === 0) return null;
  const at = (quarters: number): number => {
    let seen = 0;
    for (const [value, n] of sorted) {
      seen += n;
      if (seen * 4 >= count * quarters) return value;
    }
    throw new Error('the counts do not reach their own sum');
  };
  return { count, low: at(1), median: at(2), high: at(3) };
}
