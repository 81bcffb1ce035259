import { describe, expect, it } from 'vitest';
import { entrantFacts, lotFacts } from '../../test/market-facts.js';
import type { LotFacts, TraceFact, WindowFacts } from '../facts.js';
import type { TieRow } from '../scored.js';
import { networkOf } from './network.js';

const three = ['ann', 'bob', 'cat'];
const paid = (person: string, account: string) => ({ person, bidder: 1, payers: [account] });
const device = (person: string, value: string, staff = false): TraceFact => ({
  person,
  staff,
  office: null,
  kind: 'device',
  value,
  firstAt: 0,
  lastAt: 1,
  inOffice: null,
});

/** 40 lots; the three meet at each fifth and ann wins; dan and eve pay lot 41 from one account; a crowd pays from another. */
const window: WindowFacts = {
  lots: [
    ...Array.from({ length: 40 }, (_, index): LotFacts => {
      const lot = index + 1;
      return lot % 5 === 0
        ? lotFacts(lot, { entrants: entrantFacts(three), winner: 'ann' })
        : lotFacts(lot, {
            entrants: entrantFacts([`s${lot}`, `t${lot}`]),
            winner: `s${lot}`,
            official: 'official-2',
            office: 2,
            priceMinor: 2_000n,
          });
    }),
    lotFacts(41, { official: 'official-2', office: 2, entrants: [paid('dan', 'A'), paid('eve', 'A')] }),
    lotFacts(42, { official: 'official-2', office: 2, entrants: Array.from({ length: 9 }, (_, i) => paid(`crowd${i}`, 'B')) }),
  ],
  traces: [device('ann', 'phone'), device('zoe', 'phone'), device('ann', 'desk'), device('clerk', 'desk', true)],
};

const told = ({ a, b, tie, weight }: TieRow) => `${a.id} ${tie} ${b.id} ${weight}`;

describe('networkOf', () => {
  const network = networkOf(window);

  it('joins people by what they share, each pair once', () => {
    expect(network.ties.filter(({ tie }) => tie !== 'sold_to').map(told)).toEqual([
      'ann same_lots bob 8',
      'ann same_lots cat 8',
      'bob same_lots cat 8',
      'dan payer eve 1',
      'ann device zoe 1',
    ]);
  });

  it('joins officials with whom they sold to', () => {
    const sold = network.ties.filter(({ tie }) => tie === 'sold_to');
    expect(sold).toHaveLength(33);
    expect(sold.filter(({ weight }) => weight > 1).map(told)).toEqual(['official-1 sold_to ann 8']);
    expect(sold.find(({ b }) => b.id === 'ann')?.lots).toEqual([5, 10, 15, 20, 25, 30, 35, 40]);
  });

  it('names the rings by their smallest member, with the groups who take over defaults', () => {
    const repeats = [51, 53].flatMap((lot): LotFacts[] => [
      lotFacts(lot, { winner: 'ann', defaulters: ['ann'], priceMinor: 1_500n }),
      lotFacts(lot + 1, { winner: 'dan', repeatOf: lot, priceMinor: 700n }),
    ]);
    expect(network.rings).toEqual([{ id: 'ann', members: ['ann', 'bob', 'cat'] }]);
    // dan takes over twice what ann did not pay: a group with the same smallest member, so the same ring.
    expect(networkOf({ ...window, lots: [...window.lots, ...repeats] }).rings).toEqual([
      { id: 'ann', members: ['ann', 'bob', 'cat', 'dan'] },
    ]);
  });
});
