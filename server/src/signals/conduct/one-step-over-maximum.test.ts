import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotOf, soldOf } from '../../test/lot-facts.js';
import type { BidFact, LotFacts } from '../facts.js';
import { oneStepOverMaximum } from './one-step-over-maximum.js';

const unit = 1_000_000n;

/** Bids in units: who, the most they offer, the price after it, whether they lead then. The start is 100. */
function lotWith(winner: string, ...bids: readonly (readonly [person: string, max: number, price: number, leading: boolean])[]): LotFacts {
  const sold = soldOf([['x', 1, 100]], { winner });
  return {
    ...sold,
    bids: bids.map(
      ([person, max, price, leading], index): BidFact => ({
        id: 1000 + index,
        at: sold.startsAt + index,
        person,
        kind: 'proxy',
        accepted: true,
        maxMinor: BigInt(max) * unit,
        amountMinor: BigInt(Math.min(max, price)) * unit,
        priceMinor: BigInt(price) * unit,
        leading,
        endsAt: sold.endsAt,
      }),
    ),
  };
}

describe('one_step_over_maximum', () => {
  it('is log10 of 20 where 95 lay hidden and were passed by 5', () => {
    const [measure] = oneStepOverMaximum.measure(lotWith('w', ['a', 195, 100, true], ['w', 200, 200, true]));
    // e / (h + e) = 5 / 100 = 0.05; -log10 = 1.30103.
    expect(measure?.pValue).toBeCloseTo(0.05, 12);
    expect(measure?.value).toBeCloseTo(1.30103, 5);
    expect(measure).toMatchObject({ bids: [1001], facts: { times: 1, hiddenMinor: '95000000', overMinor: '5000000', currency: 'UZS' } });
    expect(measure?.subjects.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['lot 1', 'bidder w', 'official official-1']);
  });

  it('multiplies two of them: 0.05 and 0.1', () => {
    const lot = lotWith('w', ['a', 195, 100, true], ['w', 200, 200, true], ['a', 290, 205, true], ['w', 299, 299, true]);
    // Second: hidden 290 - 205 = 85, over by 9: 9 / 94 = 0.0957447. Product 0.00478723; times 1 + 5.34180 (its -ln) = 0.0303596.
    const product = (5 / 100) * (9 / 94);
    expect(oneStepOverMaximum.measure(lot)[0]?.pValue).toBeCloseTo(product * (1 - Math.log(product)), 12);
    expect(oneStepOverMaximum.measure(lot)[0]?.pValue).toBeCloseTo(0.03036, 5);
  });

  it('is mild for a maximum of one’s own that passes by much', () => {
    // Hidden 20, over by 80: 0.8.
    expect(oneStepOverMaximum.measure(lotWith('w', ['a', 120, 100, true], ['w', 200, 125, true]))[0]?.pValue).toBeCloseTo(0.8, 12);
  });

  it('is 0 for who climbs step by step, since then nothing is hidden at the end', () => {
    const lot = lotWith('w', ['a', 110, 100, true], ['w', 105, 110, false], ['w', 115, 115, true]);
    expect(oneStepOverMaximum.measure(lot)).toMatchObject([{ value: 0, pValue: 1, bids: [], facts: { times: 0 } }]);
  });

  it('looks at the winner only, and not at a raise of the own maximum', () => {
    const others = lotWith('w', ['a', 195, 100, true], ['b', 200, 200, true], ['w', 205, 205, true]);
    expect(oneStepOverMaximum.measure(others)).toMatchObject([{ value: 0 }]);
    const own = lotWith('w', ['w', 195, 100, true], ['w', 200, 100, true]);
    expect(oneStepOverMaximum.measure(own)).toMatchObject([{ value: 0 }]);
    expect(oneStepOverMaximum.measure(lotOf())).toEqual([]);
  });

  it('counts a little over as one hundredth, and a tie not at all', () => {
    // Hidden 100, over by 1, which counts as 2: 2 / 101.
    expect(oneStepOverMaximum.measure(lotWith('w', ['a', 200, 100, true], ['w', 201, 201, true]))[0]?.pValue).toBeCloseTo(2 / 101, 12);
    expect(oneStepOverMaximum.measure(lotWith('w', ['a', 195, 100, true], ['w', 195, 195, true]))).toMatchObject([{ value: 0 }]);
  });

  it('gives a chance for whatever happened', () => {
    const bid = fc.tuple(fc.constantFrom('a', 'w'), fc.integer({ min: 100, max: 400 }), fc.integer({ min: 100, max: 400 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(bid, { maxLength: 12 }), (bids) => {
        const [measure] = oneStepOverMaximum.measure(lotWith('w', ...bids));
        expect(measure?.pValue).toBeGreaterThan(0);
        expect(measure?.pValue).toBeLessThanOrEqual(1);
        expect(measure?.value).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
