import { describe, expect, it } from 'vitest';
import { bidFacts, lotFacts, windowFacts } from '../../test/market-facts.js';
import type { LotFacts } from '../facts.js';
import { losingAffinity } from './losing-affinity.js';

/** 100 lots of one class, the first 20 by `crook`, the rest by `fair`; each is won by a stranger who bid alone unless told otherwise. */
const market = (told: (lot: number) => { readonly bids: readonly string[]; readonly winner?: string } | null): LotFacts[] =>
  Array.from({ length: 100 }, (_, index) => {
    const lot = index + 1;
    const { bids, winner } = { winner: `w${lot}`, bids: [`w${lot}`], ...told(lot) };
    return lotFacts(lot, {
      official: index < 20 ? 'crook' : 'fair',
      winner,
      bids: bidFacts(bids.map((person, at) => [person, 1_000 + 100 * at])),
    });
  });

/** Comes first, and is outbid. */
const loses = (person: string, lot: number) => ({ bids: [person, `w${lot}`] });

describe('losing_affinity', () => {
  it('finds who loses at one official’s lots only', () => {
    const found = losingAffinity.measureAll(windowFacts(market((lot) => (lot <= 5 ? loses('shill', lot) : null))));
    expect(found).toHaveLength(1);
    const [measure] = found;
    // 5 of 5 lost among 20 of 100 lots, times two officials: a = 2 C(20,5) / C(100,5) = 2 x 15,504 / 75,287,520 = 4.1186e-4. The only loser: c = 1.
    // a (1 - ln a) = 4.1186e-4 x 8.79483 = 3.6222e-3; -log10 is 2.441.
    expect(measure?.pValue).toBeCloseTo(3.6222e-3, 6);
    expect(measure?.value).toBeCloseTo(2.441, 3);
    expect(measure?.facts).toMatchObject({ lost: 5, shared: 5, won: 0, expected: 1, conductShare: 1 });
    expect(measure?.subjects).toEqual([
      { kind: 'bidder', id: 'shill' },
      { kind: 'official', id: 'crook' },
      ...[1, 2, 3, 4, 5].map((lot) => ({ kind: 'lot', id: String(lot) })),
    ]);
  });

  it('counts conduct as well: who came first, fast and by little, beside one who answered last', () => {
    const lots = market((lot) => {
      if (lot <= 5) return loses('shill', lot);
      return lot > 20 && lot <= 23 ? { bids: [`w${lot}`, 'patient'] } : null;
    });
    const [shill, patient] = losingAffinity.measureAll(windowFacts(lots));
    // beta + delta + epsilon + zeta: 1 + 1 + 1 + 1 of the first of two bids, 1 + 0 + 0 + 0 of the second. So c = 1/2, and 1.
    // q = 4.1186e-4 / 2 = 2.0593e-4; q (1 - ln q) = 2.0593e-4 x 9.48797 = 1.95386e-3.
    expect(shill?.facts).toMatchObject({ conductShare: 0.5 });
    expect(shill?.pValue).toBeCloseTo(1.95386e-3, 6);
    // 3 of 3 among 80 of 100, times two: 2 C(80,3) / C(100,3) = 2 x 82,160 / 161,700 > 1.
    expect(patient?.subjects[0]).toEqual({ kind: 'bidder', id: 'patient' });
    expect(patient?.pValue).toBe(1);
    expect(patient?.value).toBe(0);
  });

  it('finds nothing in one who loses at the lots of all', () => {
    // Four lost of `crook`, 16 of `fair`: as expected. P(X >= 4) of 20 drawn with 20 of 100 marked is over a half, times two.
    const found = losingAffinity.measureAll(windowFacts(market((lot) => (lot % 5 === 0 ? loses('dealer', lot) : null))));
    expect(found.map(({ pValue }) => pValue)).toEqual([1]);
  });

  it('speaks about lots that were won now and then, not about one who wins more than a third, nor of two lost lots', () => {
    const winning = (wins: number) =>
      market((lot) => {
        if (lot <= 5) return loses('shill', lot);
        return lot <= 5 + wins ? { bids: ['shill'], winner: 'shill' } : null;
      });
    const [measure] = losingAffinity.measureAll(windowFacts(winning(2)));
    expect(measure?.lots).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(measure?.facts).toMatchObject({ lost: 5, won: 2 });
    expect(losingAffinity.measureAll(windowFacts(winning(3)))).toEqual([]);
    expect(losingAffinity.measureAll(windowFacts(market((lot) => (lot <= 2 ? loses('shill', lot) : null))))).toEqual([]);
    expect(losingAffinity.measureAll(windowFacts([]))).toEqual([]);
  });
});
