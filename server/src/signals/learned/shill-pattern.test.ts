import { describe, expect, it } from 'vitest';
import { lotOf, type ShortBid, soldOf, windowOf } from '../../test/lot-facts.js';
import { shillRows } from '../conduct/shill-features.js';
import { builtInModel } from './built-in-model.js';
import { logOddsOf } from './forest.js';
import { modelColumns, shillParts, vectorOf } from './shill-model.js';
import { shillPattern } from './shill-pattern.js';

const hour = 3_600_000;
const shill: readonly ShortBid[] = [
  ['ann', 70 * hour, 95],
  ['shill', 69 * hour, 100],
  ['shill', 68 * hour, 105],
  ['shill', 67 * hour, 110],
  ['shill', 66 * hour, 115],
  ['ann', 20 * hour, 120],
];
const honest: readonly ShortBid[] = [
  ['ann', 70 * hour, 95],
  ['bob', 69 * hour, 100],
  ['cat', 40 * hour, 105],
  ['ann', 20 * hour, 110],
  ['bob', 2 * hour, 115],
];

const measuresOf = (...lots: Parameters<typeof windowOf>[0]) => shillPattern.measureAll(windowOf(lots));

describe('shill_pattern', () => {
  it('finds one who outbids itself four times and wins nothing', () => {
    const [measure] = measuresOf(soldOf(shill));
    expect(measure?.subjects).toEqual([
      { kind: 'lot', id: '1' },
      { kind: 'bidder', id: 'shill' },
    ]);
    expect(measure?.bids).toEqual([1001, 1002, 1003, 1004]);
    expect(measure?.value).toBeGreaterThan(shillPattern.threshold.value);
    // 4 of 6 bids; the chain of four counts as 1.
    expect(measure?.facts).toMatchObject({ bids: 4, ratioShare: 0.667, successive: 1, losingShare: 1 });
  });

  it('lets honest bidding be, and tells how far it is from a shill', () => {
    const [measure] = measuresOf(soldOf(honest));
    expect(measure?.value).toBeLessThan(-2);
  });

  it('says nothing of a lot without bids', () => {
    expect(measuresOf(lotOf())).toEqual([]);
  });

  it('gives one measure for each lot, in their order', () => {
    const lots = [soldOf(shill, { lot: 1 }), lotOf({ lot: 2 }), soldOf(honest, { lot: 3 })];
    expect(measuresOf(...lots).map((measure) => measure.lots)).toEqual([[1], [3]]);
  });

  it('is the sum of its parts', () => {
    const [measure] = measuresOf(soldOf(shill));
    const points = Object.entries(measure?.facts ?? {}).filter(([name]) => name.endsWith('Points'));
    const sum = points.reduce((total, [, value]) => total + Number(value), 0);
    // Eleven parts, each rounded to a thousandth.
    expect(points).toHaveLength(modelColumns.length + 1);
    expect(Math.abs(sum - (measure?.value ?? 0))).toBeLessThan(0.011);
  });

  it('does not look at the duration, since the labels were made for each duration apart', () => {
    const day = 24 * hour;
    const values = [1, 3, 5, 7, 10].map((days) => {
      const lot = soldOf(shill);
      const scale = (at: number) => lot.startsAt + ((at - lot.startsAt) * days) / 3;
      const endsAt = lot.startsAt + days * day;
      const bids = lot.bids.map((bid) => ({ ...bid, at: scale(bid.at) }));
      return measuresOf({ ...lot, bids, endsAt, originalEndsAt: endsAt, closedAt: endsAt })[0]?.value;
    });
    for (const value of values) expect(value).toBeCloseTo(values[0] ?? 0, 9);
  });
});

describe('the trained model', () => {
  const { forest, options } = builtInModel();

  it('is small', () => {
    expect(forest.trees.length).toBeLessThanOrEqual(options.rounds);
  });

  it('has parts that sum to its log-odds in both views', () => {
    for (const { features } of shillRows([soldOf(shill), soldOf(honest, { lot: 2 })])) {
      for (const view of ['labelled', 'conduct'] as const) {
        const { base, parts } = shillParts(forest, features, view);
        const sum = [...parts.values()].reduce((total, part) => total + part, base);
        const isKnown = (column: number) => view === 'labelled' || modelColumns[column] !== 'durationDays';
        expect(sum).toBeCloseTo(logOddsOf(forest, vectorOf(features), isKnown), 9);
      }
      expect(shillParts(forest, features, 'conduct').parts.get('durationDays')).toBe(0);
    }
  });
});
