import { describe, expect, it } from 'vitest';
import { bidFacts, lotFacts, windowFacts } from '../../test/market-facts.js';
import type { LotFacts } from '../facts.js';
import { groupsOf } from './groups.js';
import { ringDefaults } from './ring-defaults.js';

/** One thing that `defaulter` won dearly and did not pay, so that it counts as unsold, and that `taker` then bought. */
const thing = (lot: number, defaulter: string, taker: string, repeatMinor = 700n): LotFacts[] => [
  lotFacts(lot, { outcome: 'unsold', winner: null, priceMinor: null, defaulters: [defaulter], bids: bidFacts([[defaulter, 1_500]]) }),
  lotFacts(lot + 1, { winner: taker, repeatOf: lot, round: 2, priceMinor: repeatMinor }),
];

const honest = (from: number, count: number): LotFacts[] =>
  Array.from({ length: count }, (_, index) => lotFacts(from + index, { winner: `h${index}` }));

describe('ring_defaults', () => {
  it('finds two who take over what the other did not pay', () => {
    const lots = [...thing(1, 'ann', 'bob'), ...thing(3, 'bob', 'ann'), ...thing(5, 'h0', 'h1'), ...honest(7, 95)];
    const [found, ...others] = ringDefaults.measureAll(windowFacts(lots));
    expect(others).toEqual([]);
    // Sold: 98, defaulted: 3, so 101 won; 3 of them were taken over: q = 3/101. The two bought 2 of 98: w = 2/98. They won 4.
    // p = 6.0618e-4; P(X >= 2 of 4) = 6 p^2 (1 - p)^2 + 4 p^3 (1 - p) + p^4 = 2.203e-6.
    expect(found?.pValue).toBeCloseTo(2.203e-6, 8);
    expect(found?.value).toBeCloseTo(5.657, 2);
    expect(found?.subjects).toEqual([
      { kind: 'ring', id: 'ann' },
      { kind: 'bidder', id: 'ann' },
      { kind: 'bidder', id: 'bob' },
      ...[1, 2, 3, 4].map((lot) => ({ kind: 'lot', id: String(lot) })),
    ]);
    expect(found?.facts).toMatchObject({ members: 2, takeovers: 2, wins: 4, firstMinor: '1500', repeatMinor: '700', currency: 'UZS' });
  });

  it('leaves out defaults whose thing a stranger bought, or that fetched as much again', () => {
    const strangers = [...thing(1, 'ann', 'bob'), ...thing(3, 'ann', 'cat'), ...honest(5, 50)];
    expect(ringDefaults.measureAll(windowFacts(strangers))).toEqual([]);
    const dear = [...thing(1, 'ann', 'bob', 1_500n), ...thing(3, 'bob', 'ann', 1_500n), ...honest(5, 50)];
    expect(ringDefaults.measureAll(windowFacts(dear))).toEqual([]);
  });

  it('needs no default to say nothing, and both auctions in the window to say something', () => {
    expect(ringDefaults.measureAll(windowFacts(honest(1, 20)))).toEqual([]);
    const repeatsOnly = [...thing(1, 'ann', 'bob'), ...thing(3, 'bob', 'ann')].filter(({ round }) => round === 2);
    expect(ringDefaults.measureAll(windowFacts(repeatsOnly))).toEqual([]);
  });
});

describe('groupsOf', () => {
  it('joins who is joined over others, under the smallest id', () => {
    expect(
      groupsOf([
        ['d', 'c'],
        ['x', 'y'],
        ['c', 'b'],
        ['b', 'a'],
      ]),
    ).toEqual([
      { id: 'a', members: ['a', 'b', 'c', 'd'] },
      { id: 'x', members: ['x', 'y'] },
    ]);
    expect(groupsOf([])).toEqual([]);
  });
});
