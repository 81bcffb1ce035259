import { describe, expect, it } from 'vitest';
import { lotOf, type ShortBid, soldOf, windowOf } from '../../test/lot-facts.js';
import { loserJustUnder } from './loser-just-under.js';

const minute = 60_000;

/** `third` bids early, `second` stops just under `winner` in the last minutes. */
const closeLot = (lot: number, third: string, second: string, winner: string, runnerUp = 104) => {
  const bids: ShortBid[] = [
    [third, 3000 * minute, 100],
    [second, 10 * minute, runnerUp],
    [winner, 5 * minute, 110],
  ];
  return soldOf(bids, { lot });
};

const measureOf = (lots: ReturnType<typeof closeLot>[], loser: string, winner: string) =>
  loserJustUnder.measureAll(windowOf(lots)).find(({ subjects: [a, b] }) => a?.id === loser && b?.id === winner);

describe('loser_just_under', () => {
  it('is -log10 of 1/8 where the same of two losers was second to the same winner three times of three', () => {
    const lots = [1, 2, 3].map((lot) => closeLot(lot, 'x', 'shadow', 'w'));
    // Neither lost to anybody else, so each has the chance 1/2 in each lot: 1/8, and -log10 of it 0.90309.
    const measure = measureOf(lots, 'shadow', 'w');
    expect(measure?.pValue).toBeCloseTo(0.125, 12);
    expect(measure?.value).toBeCloseTo(0.90309, 5);
    expect(measure).toMatchObject({ lots: [1, 2, 3], bids: [1001, 2001, 3001], facts: { lots: 3, times: 3, expected: 1.5 } });
    expect(measureOf(lots, 'x', 'w')).toMatchObject({ value: 0, pValue: 1, bids: [] });
  });

  it('expects more of somebody who comes second against others as well', () => {
    const others = [11, 12, 13, 14].map((lot) => closeLot(lot, `y${lot}`, 'eager', 'somebody else'));
    const lots = [closeLot(1, 'x', 'eager', 'w'), closeLot(2, 'z', 'eager', 'w')];
    // All over 6 lots with 12 losers: average 1/2. Elsewhere eager lost 4 and was second in 4: (4 + 4/2) / (4 + 4) = 3/4.
    // x and z are unknown: 1/2. In both lots 0.75 / 1.25 = 0.6: 0.36.
    expect(measureOf([...others, ...lots], 'eager', 'w')?.pValue).toBeCloseTo(0.36, 12);
  });

  it('finds a shadow of twenty lots: 2^-20 and past the threshold', () => {
    const lots = Array.from({ length: 20 }, (_, index) => closeLot(index + 1, `x${index}`, 'shadow', 'w'));
    // Average 20/40; nobody known elsewhere: 1/2 in each lot. -log10 2^-20 = 6.0206.
    expect(measureOf(lots, 'shadow', 'w')?.value).toBeCloseTo(6.0206, 4);
  });

  it('does not count a runner-up who stopped early, far under the price, or as the only loser', () => {
    const early = (lot: number) =>
      soldOf(
        [
          ['x', 3000 * minute, 100],
          ['shadow', 2000 * minute, 104],
          ['w', 5 * minute, 110],
        ],
        { lot },
      );
    const far = (lot: number) => closeLot(lot, 'x', 'shadow', 'w', 98);
    const alone = (lot: number) => soldOf([['shadow', 10 * minute, 104] as const, ['w', 5 * minute, 110] as const], { lot });
    for (const make of [early, far, alone]) expect(loserJustUnder.measureAll(windowOf([make(1), make(2), make(3)]))).toEqual([]);
  });

  it('says nothing of one meeting, of unsold lots or of an empty window', () => {
    expect(loserJustUnder.measureAll(windowOf([closeLot(1, 'x', 'shadow', 'w'), lotOf({ lot: 2 })]))).toEqual([]);
    expect(loserJustUnder.measureAll(windowOf([]))).toEqual([]);
  });
});
