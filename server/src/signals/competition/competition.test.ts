import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotOf, soldOf, windowOf } from '../../test/lot-facts.js';
import type { LotFacts } from '../facts.js';
import { lowVarianceBids } from './low-variance-bids.js';
import { nearStartPrice } from './near-start-price.js';
import { singleBidder } from './single-bidder.js';
import { singleBidderShare } from './single-bidder-share.js';

const minute = 60_000;

describe('single_bidder', () => {
  it('counts one bidder who bid three times', () => {
    const lot = soldOf([
      ['a', 30 * minute, 100],
      ['a', 20 * minute, 105],
      ['a', 10 * minute, 110],
    ]);
    const [measure] = singleBidder.measure(lot);
    expect(measure).toMatchObject({
      value: 1,
      pValue: null,
      facts: { bidders: 1, admitted: 1, priceMinor: '110000000' },
      bids: [1000, 1001, 1002],
    });
    expect(measure?.subjects).toEqual([
      { kind: 'lot', id: '1' },
      { kind: 'official', id: 'official-1' },
      { kind: 'office', id: '7' },
      { kind: 'bidder', id: 'a' },
    ]);
  });

  it('counts two who bid against each other', () => {
    const lot = soldOf([
      ['a', 30 * minute, 100],
      ['b', 20 * minute, 105],
    ]);
    expect(singleBidder.measure(lot)).toMatchObject([{ value: 2, bids: [] }]);
  });

  it('does not count a bidder whose only bid was refused', () => {
    const lot = soldOf([
      ['a', 30 * minute, 100],
      ['b', 20 * minute, 105],
    ]);
    const [first, second] = lot.bids;
    if (!first || !second) throw new Error('two bids');
    const refused = { ...second, accepted: false, amountMinor: null, priceMinor: null };
    expect(singleBidder.measure({ ...lot, bids: [first, refused], winner: 'a' })).toMatchObject([{ value: 1, facts: { admitted: 2 } }]);
  });

  it('says nothing of a lot that nobody bought', () => {
    expect(singleBidder.measure(lotOf())).toEqual([]);
    expect(singleBidder.measure(soldOf([['a', minute, 100]], { outcome: 'withdrawn', priceMinor: null, winner: null }))).toEqual([]);
  });
});

describe('near_start_price', () => {
  it('is 1.05 where the second bid was one step over the start and won', () => {
    const lot = soldOf([
      ['a', 30 * minute, 100],
      ['b', 20 * minute, 105],
    ]);
    // 105 / 100
    expect(nearStartPrice.measure(lot)).toMatchObject([{ value: 1.05, facts: { ratioShare: 1.05, admitted: 2, startMinor: '100000000' } }]);
  });

  it('is 2 where the price doubled', () => {
    const lot = soldOf([
      ['a', 30 * minute, 150],
      ['b', 20 * minute, 200],
    ]);
    expect(nearStartPrice.measure(lot)).toMatchObject([{ value: 2 }]);
  });

  it('is measured for a single bidder only if another was admitted and kept still', () => {
    const alone = soldOf([['a', minute, 100]]);
    expect(nearStartPrice.measure(alone)).toEqual([]);
    const entrants = [...alone.entrants, { person: 'b', bidder: 2, payers: [] }];
    expect(nearStartPrice.measure({ ...alone, entrants })).toMatchObject([{ value: 1, facts: { admitted: 2 } }]);
  });
});

describe('low_variance_bids', () => {
  it('is 0.0099 for 100, 101 and 102', () => {
    const lot = soldOf([
      ['a', 30 * minute, 100],
      ['b', 20 * minute, 101],
      ['c', 10 * minute, 102],
    ]);
    // mean 101, deviations -1, 0, 1: s = sqrt(2 / 2) = 1; 1 / 101 = 0.00990099.
    const [measure] = lowVarianceBids.measure(lot);
    expect(measure?.value).toBeCloseTo(1 / 101, 10);
    expect(measure?.facts).toMatchObject({ bidders: 3, lowestMinor: '100000000', highestMinor: '102000000' });
    expect(measure?.subjects.map(({ id }) => id)).toEqual(['1', 'a', 'b', 'c']);
  });

  it('is 0.5 for 50, 100 and 150', () => {
    const lot = soldOf([
      ['a', 40 * minute, 40],
      ['a', 30 * minute, 50],
      ['b', 20 * minute, 100],
      ['c', 10 * minute, 150],
    ]);
    // The better bid of a counts. mean 100, deviations -50, 0, 50: s = sqrt(5000 / 2) = 50.
    expect(lowVarianceBids.measure(lot)[0]?.value).toBeCloseTo(0.5, 10);
  });

  it('counts a hidden maximum only up to the price', () => {
    const lot = soldOf([
      ['a', 30 * minute, 100],
      ['b', 20 * minute, 101],
      ['c', 10 * minute, 9_999],
    ]);
    expect(lowVarianceBids.measure({ ...lot, priceMinor: 102_000_000n })[0]?.value).toBeCloseTo(1 / 101, 10);
  });

  it('says nothing of two bidders', () => {
    const lot = soldOf([
      ['a', 30 * minute, 100],
      ['b', 20 * minute, 100],
    ]);
    expect(lowVarianceBids.measure(lot)).toEqual([]);
  });

  it('does not change with the unit of money', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 2, max: 50 }), (values, times) => {
        const valueBy = (factor: number) =>
          lowVarianceBids.measure(
            soldOf(
              values.map((value, index) => [`p${index}`, minute, value * factor]),
              { priceMinor: 10n ** 15n },
            ),
          )[0]?.value;
        expect(valueBy(times)).toBeCloseTo(valueBy(1) ?? Number.NaN, 9);
      }),
    );
  });
});

describe('single_bidder_share', () => {
  const alone = (lot: number, official: string, office: number) => soldOf([['a', minute, 100]], { lot, official, office });
  const contested = (lot: number, official: string, office: number) =>
    soldOf([['a', 2 * minute, 100] as const, ['b', minute, 105] as const], { lot, official, office });
  const many = (count: number, make: (lot: number) => LotFacts) => Array.from({ length: count }, (_, index) => make(index + 1));
  const measureOf = (lots: readonly LotFacts[], kind: string, id: string) =>
    singleBidderShare.measureAll(windowOf(lots)).find(({ subjects: [subject] }) => subject?.kind === kind && subject.id === id);

  it('is 16.1 where all five lots of one official had one bidder, of ninety of others none', () => {
    const others = many(90, (lot) => contested(lot, 'other', 8));
    const own = many(5, (lot) => alone(100 + lot, 'crooked', 7));
    // Of all: (0 + 10 x 0.5) / (90 + 10) = 0.05; of the category: 10 x 0.05 / 100 = 0.005; of the region: 0.0005; times 1.2: 0.0006.
    // 0.0006^5 = 7.776e-17: -log10 is 16.10924.
    expect(measureOf([...others, ...own], 'official', 'crooked')?.value).toBeCloseTo(16.10924, 4);
    expect(measureOf([...others, ...own], 'office', '7')).toMatchObject({
      facts: { lots: 5, alone: 5, ownShare: 1 },
      lots: [101, 102, 103, 104, 105],
    });
  });

  it('is 0 where nobody bid alone', () => {
    const lots = [...many(90, (lot) => contested(lot, 'other', 8)), ...many(5, (lot) => contested(100 + lot, 'honest', 7))];
    expect(measureOf(lots, 'official', 'honest')).toMatchObject({ value: 0, pValue: 1, facts: { alone: 0 } });
  });

  it('allows a fifth more than elsewhere, in an office with so many lots that the normal law counts', () => {
    const mixed = (official: string, office: number, share: number, from: number) =>
      many(1000, (lot) => (lot <= share * 1000 ? alone : contested)(from + lot, official, office));
    const lots = [...mixed('other', 8, 0.5, 0), ...mixed('busy', 7, 0.6, 2000), ...mixed('crooked', 9, 0.8, 4000)];
    // Others of busy: 1300 of 2000 are alone, times 1.2 is 0.78, far over 0.6; crooked's 0.8 over 1.2 x 0.55 = 0.66 is 9.3 deviations.
    expect(measureOf(lots, 'official', 'busy')?.pValue).toBeCloseTo(1, 6);
    expect(measureOf(lots, 'official', 'crooked')?.value).toBeGreaterThan(15);
  });

  it('says nothing of four lots', () => {
    expect(singleBidderShare.measureAll(windowOf(many(4, (lot) => alone(lot, 'o', 7))))).toEqual([]);
  });
});
