import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../demo/chance.js';
import { lotFacts, windowFacts } from '../../test/market-facts.js';
import type { LotFacts } from '../facts.js';
import { officialAffinity } from './affinity.js';
import { winnerConcentration } from './concentration.js';

/** 100 sold lots of one class: the first 20 by `crook`, the rest by `fair`; winners by number. */
const market = (winnerOf: (lot: number) => string): LotFacts[] =>
  Array.from({ length: 100 }, (_, index) =>
    lotFacts(index + 1, { official: index < 20 ? 'crook' : 'fair', office: index < 20 ? 1 : 2, winner: winnerOf(index + 1) }),
  );

describe('official_affinity', () => {
  it('finds a winner who buys from one official only', () => {
    const found = officialAffinity.measureAll(windowFacts(market((lot) => (lot <= 5 ? 'friend' : `w${lot}`))));
    // 5 of 5 wins among 20 of 100 lots: C(20,5) / C(100,5) = 15,504 / 75,287,520 = 2.0593e-4, times two officials.
    expect(found).toHaveLength(1);
    expect(found[0]?.pValue).toBeCloseTo((2 * 15_504) / 75_287_520, 9);
    expect(found[0]?.value).toBeCloseTo(3.385, 2);
    expect(found[0]?.facts).toMatchObject({ wins: 5, shared: 5, expected: 1 });
    expect(found[0]?.subjects).toEqual([
      { kind: 'official', id: 'crook' },
      { kind: 'bidder', id: 'friend' },
      ...[1, 2, 3, 4, 5].map((lot) => ({ kind: 'lot', id: String(lot) })),
    ]);
  });

  it('finds nothing in a dealer who buys from all, and pays for having looked at each official', () => {
    // 1 of 20 and 4 of 80, as expected: with `fair` P(X >= 4) = P(4) + P(5) = (20 C(80,4) + C(80,5)) / C(100,5) = 0.739, times two officials.
    const found = officialAffinity.measureAll(windowFacts(market((lot) => (lot % 20 === 0 ? 'dealer' : `w${lot}`))));
    expect(found).toHaveLength(1);
    expect(found[0]?.pValue).toBe(1);
    expect(found[0]?.value).toBe(0);
  });

  it('has nothing to say where one official sells everything, and of a single purchase', () => {
    const alone = market((lot) => (lot <= 5 ? 'friend' : `w${lot}`)).map((lot) => ({ ...lot, official: 'crook' }));
    expect(officialAffinity.measureAll(windowFacts(alone)).map(({ pValue }) => pValue)).toEqual([1]);
    expect(officialAffinity.measureAll(windowFacts(market((lot) => `w${lot}`)))).toEqual([]);
  });
});

describe('winner_concentration', () => {
  it('finds the official and the office whose lots one person buys', () => {
    // 8 of 20 by one, the rest by 12 others: HHI = (64 + 12) / 400 = 0.19. Dealt anew, his 8 wins spread over 100 lots.
    const found = winnerConcentration.measureAll(windowFacts(market((lot) => (lot <= 8 ? 'friend' : `w${lot}`))));
    const official = found.find(({ subjects }) => subjects[0]?.id === 'crook');
    expect(official?.facts).toMatchObject({ lots: 20, wins: 8, hhi: 0.19 });
    // Expected: (20 + 20 x 19 x (8 x 7) / (100 x 99)) / 400 = (20 + 2.149) / 400 = 0.0554; 199 deals come near.
    expect(Number(official?.facts['expected'])).toBeCloseTo(0.0554, 2);
    // The true chance: C(92,12) / C(100,20) = 7.0e-7 that all eight lie there; the fitted tail must tell at least a thousandth.
    expect(official?.pValue).toBeLessThan(1e-3);
    expect(official?.lots).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(found.filter(({ value }) => value >= 3).map(({ subjects }) => subjects[0])).toEqual([
      { kind: 'official', id: 'crook' },
      { kind: 'office', id: '1' },
    ]);
  });

  it('is calm where winners are spread by chance, and gives p-values that are not too small', () => {
    const chance = chanceOf(3);
    const buyers = Array.from({ length: 30 }, (_, i) => `w${i}`);
    const lots = Array.from({ length: 2_000 }, (_, index) =>
      lotFacts(index + 1, { official: `o${chance.int(0, 99)}`, office: 1, winner: chance.pick(buyers) }),
    );
    const pValues = winnerConcentration
      .measureAll(windowFacts(lots))
      .flatMap(({ subjects, pValue }) => (subjects[0]?.kind === 'official' && pValue !== null ? [pValue] : []));
    expect(pValues.length).toBeGreaterThan(90);
    expect(pValues.filter((p) => p < 0.1).length / pValues.length).toBeLessThan(0.2);
    expect(Math.min(...pValues)).toBeGreaterThan(1e-4);
  });

  it('says nothing of four lots, nor of an official without peers', () => {
    const four = market((lot) => `w${lot}`).slice(0, 4);
    expect(winnerConcentration.measureAll(windowFacts(four))).toEqual([]);
    const alone = market(() => 'friend');
    expect(winnerConcentration.measureAll(windowFacts(alone))).toEqual([]);
  });
});
