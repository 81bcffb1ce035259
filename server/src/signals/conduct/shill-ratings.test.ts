import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotOf, soldOf, windowOf } from '../../test/lot-facts.js';
import { rateBidders, shillRatings, shillScore } from './shill-ratings.js';

const hour = 3_600_000;

/** A shill who answers at once by one step, early, and leaves the lot to a stranger. */
const lost = (lot: number) =>
  soldOf(
    [
      [`stranger ${lot}`, 60 * hour, 100],
      ['shill', 59 * hour, 105],
      [`stranger ${lot}`, 30 * hour, 125],
      ['shill', 29 * hour, 130],
      [`stranger ${lot}`, 10 * hour, 150],
    ],
    { lot, official: 'crooked' },
  );

describe('shill_ratings', () => {
  it('rates a shill', () => {
    const [rated, ...others] = rateBidders([lost(1), lost(2), lost(3), lotOf({ lot: 4, official: 'crooked' })]);
    // Strangers lost no lot, so they have no rating.
    expect(others).toEqual([]);
    expect(rated?.person).toBe('shill');
    // alpha: all 3 lots with bids. beta: 2 of floor(5/2) = 2. gamma: none won.
    expect(rated?.ratings).toMatchObject({ alpha: 1, beta: 1, gamma: 1 });
    // Waits of the shill: 1 h and 1 h, mean 1; of the stranger 0, 29 and 19, mean 16: the shill is the least, 1 - 0 = 1.
    // Raises: 5 and 5, mean 5; 0, 20, 20, mean 13.3: 1. First bids 59 h and 60 h before the end: the later is 0 on the scale.
    expect(rated?.ratings).toMatchObject({ delta: 1, epsilon: 1, zeta: 0 });
    // 10 (9 + 2 + 5 + 2 + 2 + 0) / 22 = 200/22.
    expect(rated?.score).toBeCloseTo(200 / 22, 9);
  });

  it('gives the finding with its lots and bids', () => {
    const [measure] = shillRatings.measureAll(windowOf([lost(1), lost(2), lost(3)]));
    expect(measure?.subjects).toEqual([
      { kind: 'bidder', id: 'shill' },
      { kind: 'official', id: 'crooked' },
    ]);
    expect(measure?.value).toBeGreaterThan(shillRatings.threshold.value);
    expect(measure?.lots).toEqual([1, 2, 3]);
    expect(measure?.bids).toEqual([1001, 1003, 2001, 2003, 3001, 3003]);
  });

  it('rates one who loses everywhere and sometimes wins far lower', () => {
    // Five lots of five officials: alpha is 1 in each but no official's lots were lost three times, so nothing is said.
    const spread = [1, 2, 3, 4, 5].map((lot) => ({ ...lost(lot), official: `official ${lot}` }));
    expect(rateBidders(spread)).toEqual([]);
    // Three lost and two won with one official of 10 lots: alpha 3/10, gamma 1 - 2/5.
    const won = [4, 5].map((lot) => soldOf([['shill', hour, 100]], { lot, official: 'crooked' }));
    const without = [6, 7, 8, 9, 10].map((lot) => soldOf([[`other ${lot}`, hour, 100]], { lot, official: 'crooked' }));
    const [rated] = rateBidders([lost(1), lost(2), lost(3), ...won, ...without]);
    expect(rated?.ratings.alpha).toBeCloseTo(0.3, 12);
    expect(rated?.ratings.gamma).toBeCloseTo(0.6, 12);
    // 10 (9 * 0.3 + 2 + 5 * 0.6 + 2 + 2) / 22 = 117/22 = 5.3.
    expect(rated?.score).toBeCloseTo(117 / 22, 9);
  });

  it('asks for three lost lots of one official', () => {
    expect(rateBidders([lost(1), lost(2)])).toEqual([]);
  });

  it('scores from 0 to 10, all of one rating alike', () => {
    const rating = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(rating, (r) => {
        expect(shillScore({ alpha: r, beta: r, gamma: r, delta: r, epsilon: r, zeta: r })).toBeCloseTo(10 * r, 9);
      }),
    );
  });
});
