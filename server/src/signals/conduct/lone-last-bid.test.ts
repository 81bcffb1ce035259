import { describe, expect, it } from 'vitest';
import { lotOf, soldOf } from '../../test/lot-facts.js';
import { loneLastBid } from './lone-last-bid.js';

const second = 1_000;
const minute = 60 * second;

const valueFrom = (...bids: Parameters<typeof soldOf>[0]) => loneLastBid.measure(soldOf(bids))[0]?.value;

describe('lone_last_bid', () => {
  it('is 0.98 for one bid six seconds before the end', () => {
    // 1 - 6 / 300, over one bid.
    expect(valueFrom(['a', 6 * second, 100])).toBeCloseTo(0.98, 12);
    expect(valueFrom(['b', 60 * minute, 100], ['a', 6 * second, 105])).toBeCloseTo(0.98, 12);
  });

  it('is 0.49 where the winner had bid before', () => {
    expect(valueFrom(['a', 60 * minute, 100], ['b', 50 * minute, 105], ['a', 6 * second, 110])).toBeCloseTo(0.49, 12);
  });

  it('is 0 five minutes before the end or earlier', () => {
    expect(valueFrom(['a', 5 * minute, 100])).toBe(0);
    expect(valueFrom(['a', 90 * minute, 100])).toBe(0);
  });

  it('is 0 where somebody answered: the last bid did not win against a maximum', () => {
    const lot = soldOf([
      ['a', 60 * minute, 150],
      ['b', 6 * second, 105],
    ]);
    expect(loneLastBid.measure({ ...lot, winner: 'a' })).toMatchObject([{ value: 0 }]);
  });

  it('looks at the end as it stood before the bid moved it', () => {
    const lot = soldOf([['a', 3 * minute + 6 * second, 100]]);
    const moved = { ...lot, originalEndsAt: lot.endsAt - 3 * minute };
    // Six seconds before the first end; the bid moved it by three minutes and nobody used them.
    expect(loneLastBid.measure(moved)[0]?.value).toBeCloseTo(0.98, 12);
  });

  it('says nothing of a lot that was not sold', () => {
    expect(loneLastBid.measure(lotOf())).toEqual([]);
  });
});
