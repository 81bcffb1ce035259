import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidFacts, lotFacts } from '../../test/market-facts.js';
import { coverBids } from './cover-bids.js';
import { screensOf } from './screens.js';

describe('screensOf', () => {
  it('of a tender of four, by hand', () => {
    // 100, 110, 112, 114. Mean 109; squares 81 + 1 + 9 + 25 = 116, s = sqrt(116 / 3) = 6.2183. Losers: mean 112, s = 2.
    const screens = screensOf([112, 100, 114, 110], 'lowest');
    expect(screens?.cv).toBeCloseTo(6.2183 / 109, 5);
    expect(screens?.spread).toBeCloseTo(0.14, 12); // 14 / 100
    expect(screens?.difference).toBeCloseTo(0.1, 12); // 10 / 100
    expect(screens?.relativeDistance).toBeCloseTo(5, 12); // 10 / 2
    expect(screens?.normalDistance).toBeCloseTo(10 / (14 / 3), 12);
    expect(screens?.otherDistance).toBeCloseTo(5, 12); // 10 / mean(2, 2)
    // Third powers: (-9)^3 + 1 + 27 + 125 = -576; 4 / (3 x 2) x -576 / 240.44 = -1.597: the winner lies apart below.
    expect(screens?.skewness).toBeCloseTo(-1.597, 3);
    // Fourth powers: 6561 + 1 + 81 + 625 = 7268; 4 x 5 / (3 x 2 x 1) x 7268 / 1495.1 - 3 x 9 / 2 = 16.204 - 13.5 = 2.704.
    expect(screens?.kurtosis).toBeCloseTo(2.704, 2);
    // Shares 0, 10/14, 12/14, 1 against 1/4 ... 4/4: the widest gap is 10/14 - 1/4.
    expect(screens?.uniformity).toBeCloseTo(10 / 14 - 1 / 4, 12);
  });

  it('of an auction sees the same distances from above', () => {
    const auction = screensOf([100, 90, 88, 86], 'highest');
    const tender = screensOf([100, 110, 112, 114], 'lowest');
    expect(auction?.relativeDistance).toBeCloseTo(tender?.relativeDistance ?? 0, 12);
    expect(auction?.skewness).toBeCloseTo(tender?.skewness ?? 0, 12);
    expect(auction?.difference).toBeCloseTo(0.1, 12);
  });

  it('needs three bids, and different ones where it divides by their spread', () => {
    expect(screensOf([1, 2], 'lowest')).toBeNull();
    expect(screensOf([0, 2, 3], 'lowest')).toBeNull();
    expect(screensOf([5, 5, 5], 'lowest')).toEqual({
      cv: 0,
      spread: 0,
      difference: 0,
      relativeDistance: null,
      normalDistance: null,
      otherDistance: null,
      skewness: null,
      kurtosis: null,
      uniformity: null,
    });
  });

  it('does not depend on order or currency', () => {
    const bids = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(bids, fc.constantFrom('lowest', 'highest'), (list, best) => {
        const one = screensOf(list, best);
        const other = screensOf(
          [...list].reverse().map((bid) => bid * 100),
          best,
        );
        return Object.entries(one ?? {}).every(([name, value]) => {
          const same = Object.entries(other ?? {}).find(([key]) => key === name)?.[1];
          return value === null ? same === null : Math.abs(Number(same) - value) <= 1e-6 * Math.max(1, Math.abs(value));
        });
      }),
    );
  });
});

describe('cover_bids', () => {
  const lot = (bids: readonly (readonly [string, number])[]) => coverBids.measure(lotFacts(1, { bids: bidFacts(bids) }));

  it('finds offers that crowd together under the winner', () => {
    // Final offers 1500; 1020, 1010, 1000: s of the losing ones is 10, so RD = 480 / 10 = 48.
    const [found] = lot([
      ['a', 1_000],
      ['b', 1_010],
      ['c', 1_020],
      ['w', 1_500],
    ]);
    expect(found?.value).toBeCloseTo(48, 9);
    expect(found?.facts).toMatchObject({ bidders: 4, differenceShare: 480 / 1_500 });
    expect(found?.subjects).toEqual([
      { kind: 'lot', id: '1' },
      { kind: 'bidder', id: 'w' },
    ]);
    expect(found?.bids).toEqual([4, 3, 2, 1]);
  });

  it('is calm where losers drop out at amounts of their own', () => {
    // Final offers 1500, 1450, 1200, 1000: losers' mean 1216.67, s = 225.46; RD = 50 / 225.46 = 0.2218.
    const [found] = lot([
      ['a', 1_000],
      ['b', 1_200],
      ['c', 1_450],
      ['w', 1_500],
    ]);
    expect(found?.value).toBeCloseTo(0.2218, 4);
    expect(found?.value).toBeLessThan(coverBids.threshold.value);
  });

  it('takes the highest offer of each, needs four bidders, and bounds equal losers', () => {
    expect(
      lot([
        ['a', 1_000],
        ['b', 1_100],
        ['c', 1_150],
        ['a', 1_200],
      ]),
    ).toEqual([]);
    const equal = bidFacts([
      ['a', 1_000],
      ['b', 1_000],
      ['c', 1_000],
      ['w', 1_500],
    ]);
    expect(coverBids.measure(lotFacts(1, { bids: equal }))[0]?.value).toBe(100);
  });
});
