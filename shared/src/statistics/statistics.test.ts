import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastCases, quartilesOf, roundedMinor, soldShare, unenforcedShare, withheldGroups } from './index.js';

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('quartiles', () => {
  it('are those of the sorted list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 60 }), (values) => {
        const histogram = new Map<number, number>();
        for (const value of values) histogram.set(value, (histogram.get(value) ?? 0) + 1);
        const sorted = values.toSorted((a, b) => a - b);
        const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
        expect(quartilesOf(histogram)).toEqual({ count: values.length, low: rank(0.25), median: rank(0.5), high: rank(0.75) });
      }),
    );
  });

  it('of nothing are none', () => {
    expect(quartilesOf(new Map())).toBeNull();
    expect(quartilesOf(new Map([[90, 0]]))).toBeNull();
  });
});

describe('disclosure', () => {
  it.each([
    ['all are large', [9, 5, 0], [false, false, false]],
    ['one small group takes the next one with it', [9, 1, 30], [true, true, false]],
    ['two small ones that come to enough stay alone', [9, 3, 2], [false, true, true]],
    ['two that do not come to enough take a third', [9, 1, 2, 40], [true, true, true, false]],
    ['nothing else is there', [3, 0], [true, false]],
  ])('%s', (_name, counts, expected) => {
    expect(withheldGroups(counts)).toEqual(expected);
  });

  it('leaves nothing small to be found by taking away', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 12 }), (counts) => {
        const withheld = withheldGroups(counts);
        for (const [index, count] of counts.entries()) if (count > 0 && count < leastCases) expect(withheld[index]).toBe(true);
        const hidden = counts.filter((_count, index) => withheld[index]);
        const told = counts.filter((count, index) => count > 0 && !withheld[index]);
        if (hidden.length > 0 && told.length > 0) {
          expect(sum(hidden)).toBeGreaterThanOrEqual(leastCases);
          expect(hidden.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  it.each([
    [0n, 0n],
    [999n, 999n],
    [1_234n, 1_230n],
    [1_235n, 1_240n],
    [999_999n, 1_000_000n],
  ])('rounds %s to %s', (minor, expected) => expect(roundedMinor(minor)).toBe(expected));
});

it('shares of nothing are none', () => {
  expect(soldShare({ sold: 0, unsold: 0 })).toBeNull();
  expect(soldShare({ sold: 3, unsold: 1 })).toBe(0.75);
  expect(unenforcedShare({ cases: 0, partly: 0, open: 0 })).toBeNull();
  expect(unenforcedShare({ cases: 8, partly: 1, open: 1 })).toBe(0.25);
});
