import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotOf, soldOf, windowOf } from '../../test/lot-facts.js';
import type { LotFacts } from '../facts.js';
import { underAppraisal } from './under-appraisal.js';
import { underComparables } from './under-comparables.js';

const minute = 60_000;
const million = 100_000_000n;

/** A flat that was sold for a share of an appraisal of ten million. */
const flat = (lot: number, share: number, own: Partial<LotFacts> = {}): LotFacts =>
  soldOf([['w', minute, 1]], {
    lot,
    winner: `winner ${lot}`,
    appraisalMinor: 10n * million,
    priceMinor: BigInt(Math.round(share * 1000)) * (million / 100n),
    ...own,
  });

describe('under_appraisal', () => {
  it('is 0.4 for four millions of ten', () => {
    expect(underAppraisal.measure(flat(1, 0.4))).toMatchObject([
      { value: 0.4, facts: { priceMinor: '400000000', appraisalMinor: '1000000000', currency: 'UZS', round: 1 } },
    ]);
  });

  it('is 1.25 over the appraisal, and 0.5, the threshold, for half of it', () => {
    expect(underAppraisal.measure(flat(1, 1.25))).toMatchObject([{ value: 1.25 }]);
    expect(underAppraisal.measure(flat(1, 0.5))).toMatchObject([{ value: 0.5 }]);
  });

  it('says nothing without an appraisal, of an appraisal of nothing, or of an unsold lot', () => {
    expect(underAppraisal.measure(flat(1, 0.4, { appraisalMinor: null }))).toEqual([]);
    expect(underAppraisal.measure(flat(1, 0.4, { appraisalMinor: 0n }))).toEqual([]);
    expect(underAppraisal.measure(lotOf())).toEqual([]);
  });
});

const measuresOf = (lots: readonly LotFacts[]) =>
  new Map(underComparables.measureAll(windowOf(lots)).map((measure) => [measure.lots[0], measure]));

describe('under_comparables', () => {
  it('is ln(1/2) over the least spread for half the price of nine equals', () => {
    const lots = [...Array.from({ length: 9 }, (_, index) => flat(index + 1, 1)), flat(10, 0.5)];
    // The median ln(price / appraisal) is 0 on every level, so the residual of lot 10 is ln 0.5 = -0.693147. The lower quartile of
    // nine zeros and one lower value is 0, so the spread is the least, 0.05: -13.86294.
    const measure = measuresOf(lots).get(10);
    expect(measure?.value).toBeCloseTo(-13.86294, 4);
    // At the least spread the tail has two degrees of freedom: P(T <= -13.86294) = 1/2 - 13.86294 / (2 sqrt(2 + 192.181)) = 0.002582.
    expect(measure?.pValue).toBeCloseTo(0.002582, 6);
    expect(measure?.facts).toMatchObject({ priceMinor: '500000000', expectedMinor: '1000000000', peers: 9, currency: 'UZS' });
    expect(measuresOf(lots).get(1)).toMatchObject({ value: 0, pValue: 0.5 });
  });

  it('expects less in a repeat auction, in a poor region and in a bad year, as far as there are lots to tell it', () => {
    const group = (from: number, share: number, own: Partial<LotFacts> = {}, count = 40) =>
      Array.from({ length: count }, (_, index) => flat(from + index, share, own));
    const lots = [
      ...group(1001, 1, {}, 200),
      ...group(101, 1, { region: 'UZ-SA' }),
      ...group(201, 0.8, { round: 2 }),
      ...group(301, 0.8, { region: 'UZ-NG' }),
      ...group(401, 0.8, { closedAt: Date.UTC(2025, 5, 1) }),
      flat(999, 0.8),
    ];
    const found = measuresOf(lots);
    // ln 0.8 over the least spread of 0.05 is -4.5; an effect of 40 lots takes 40/45 of it away.
    for (const lot of [201, 301, 401]) expect(found.get(lot)?.value).toBeGreaterThan(-1.5);
    expect(found.get(999)?.value).toBeLessThan(-4);
  });

  it('compares lots without an appraisal among themselves, and leaves out categories with fewer than eight lots', () => {
    const bare = Array.from({ length: 8 }, (_, index) => flat(index + 1, 1, { appraisalMinor: null }));
    const appraised = Array.from({ length: 7 }, (_, index) => flat(index + 101, 0.2));
    expect([...measuresOf([...bare, ...appraised]).keys()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(measuresOf([lotOf()]).size).toBe(0);
  });

  it('does not depend on the order of lots', () => {
    const shares = fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(shares, (all) => {
        const lots = all.map((share, index) => flat(index + 1, share, { region: index % 2 ? 'UZ-TK' : 'UZ-SA' }));
        const there = measuresOf(lots);
        const back = measuresOf(lots.toReversed());
        for (const [lot, measure] of there) expect(back.get(lot)?.value).toBeCloseTo(measure.value, 9);
      }),
    );
  });

  it('gives chances that honest lots keep to, light tails or heavy', () => {
    // Scatter that is the same in every run: sums of twelve terms of a linear congruential sequence, near normal; divided by the root
    // of a mean of squares it is near Student's with three degrees.
    let state = 1;
    const next = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const normal = () => Array.from({ length: 12 }, next).reduce((sum, one) => sum + one, -6);
    for (const heavy of [false, true]) {
      const lots = Array.from({ length: 4000 }, (_, index) => {
        const scatter = normal() / (heavy ? Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3) : 1);
        return flat(index + 1, Math.min(100, Math.exp(0.15 * scatter)));
      });
      const chances = [...measuresOf(lots).values()].map(({ pValue }) => pValue ?? 1);
      const shareUnder = (bound: number) => chances.filter((chance) => chance <= bound).length / chances.length;
      expect(shareUnder(0.05)).toBeGreaterThan(0.035);
      expect(shareUnder(0.05)).toBeLessThan(0.065);
      expect(shareUnder(0.001)).toBeLessThan(0.004);
    }
  });
});
