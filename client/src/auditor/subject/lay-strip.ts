import type { PeerMeasure } from '@ochiq/shared/signals';

export interface LaidStrip {
  readonly value: number;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

/** Room for the mark at both ends, px. */
const margin = 8;

/** Puts a measure and its peers on one line: it reaches from the least to the largest of them, zero included where that is near. */
export function layStrip({ value, median, p10, p90 }: PeerMeasure, width: number): LaidStrip {
  const all = [value, median, p10, p90];
  const low = Math.min(0, ...all);
  const high = Math.max(...all);
  const span = high - low;
  const x = (one: number) => (span === 0 ? width / 2 : margin + ((one - low) / span) * (width - 2 * margin));
  return { value: x(value), median: x(median), p10: x(p10), p90: x(p90) };
}
