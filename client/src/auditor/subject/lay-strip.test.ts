import { describe, expect, it } from 'vitest';
import { layStrip } from './lay-strip';

const measure = (value: number, p10: number, median: number, p90: number) =>
  ({ measure: 'bids', value, p10, median, p90, rank: 1, of: 10 }) as const;

describe('a strip of peers', () => {
  it('reaches from nothing to the largest', () => {
    // From 0 to 10 on 216 px with 8 px to spare on both sides: 20 px a unit.
    expect(layStrip(measure(10, 1, 2, 5), 216)).toEqual({ value: 208, p10: 28, median: 48, p90: 108 });
  });
  it('goes below nothing where a value does', () => {
    expect(layStrip(measure(-5, 0, 0, 5), 216)).toEqual({ value: 8, p10: 108, median: 108, p90: 208 });
  });
  it('puts all in the middle where all are nothing', () => {
    expect(layStrip(measure(0, 0, 0, 0), 216)).toEqual({ value: 108, p10: 108, median: 108, p90: 108 });
  });
});
