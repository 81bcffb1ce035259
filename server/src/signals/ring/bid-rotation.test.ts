import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entrantFacts, lotFacts, windowFacts } from '../../test/market-facts.js';
import type { LotFacts } from '../facts.js';
import { bidRotation, takenTurns } from './bid-rotation.js';

const three = ['ann', 'bob', 'cat'];

/** 60 lots; at each fifth the three meet, and the winners are given. */
function market(winners: readonly string[]): LotFacts[] {
  return Array.from({ length: 60 }, (_, index) => {
    const lot = index + 1;
    const winner = lot % 5 === 0 ? winners[lot / 5 - 1] : undefined;
    return lotFacts(
      lot,
      winner ? { entrants: entrantFacts(three), winner } : { entrants: entrantFacts([`s${lot}`, `t${lot}`]), winner: `s${lot}` },
    );
  });
}

const wins = (winners: string) => [...winners].map((winner, lot) => ({ lot, winner, present: ['a', 'b', 'c'] }));

describe('bid_rotation', () => {
  it('finds three who take turns', () => {
    const [found] = bidRotation.measureAll(windowFacts(market(Array.from({ length: 12 }, (_, i) => three[i % 3] ?? ''))));
    // The first three wins begin the turns; the other nine are all kept, where each has the chance 1/3: (1/3)^9 = 5.08e-5.
    expect(found?.pValue).toBeCloseTo(3 ** -9, 9);
    expect(found?.value).toBeCloseTo(4.294, 3);
    expect(found?.facts).toMatchObject({ members: 3, turns: 9, kept: 9, expected: 3 });
    expect(found?.lots).toEqual([20, 25, 30, 35, 40, 45, 50, 55, 60]);
  });

  it('finds nothing where one wins what he can', () => {
    // ann, bob and cat once each, then ann nine times: at the first of these she has waited longest, then never.
    const [found] = bidRotation.measureAll(windowFacts(market(['ann', 'bob', 'cat', ...new Array<string>(9).fill('ann')])));
    // 1 of 9 kept: P(X >= 1) = 1 - (2/3)^9 = 0.974.
    expect(found?.pValue).toBeCloseTo(1 - (2 / 3) ** 9, 9);
    expect(found?.facts).toMatchObject({ turns: 9, kept: 1 });
  });

  it('needs members who have won before: one who only covers waits for ever and is not counted', () => {
    // a and b alternate, c never wins: turns from the third win on, chance 1/2 each.
    expect(takenTurns(wins('ababab'), ['a', 'b', 'c'])).toEqual({ kept: 4, chances: [0.5, 0.5, 0.5, 0.5], lots: [2, 3, 4, 5] });
    expect(takenTurns(wins('aaaa'), ['a', 'b', 'c'])).toEqual({ kept: 0, chances: [], lots: [] });
    expect(takenTurns([], ['a'])).toEqual({ kept: 0, chances: [], lots: [] });
  });

  it('passes over what an outsider or nobody wins', () => {
    const seen = [
      { lot: 0, winner: 'a', present: ['a', 'b'] },
      { lot: 1, winner: 'b', present: ['a', 'b'] },
      { lot: 2, winner: 'x', present: ['a', 'b', 'x'] },
      { lot: 3, winner: null, present: ['a', 'b'] },
      { lot: 4, winner: 'a', present: ['a', 'b', 'x'] },
    ];
    expect(takenTurns(seen, ['a', 'b'])).toEqual({ kept: 1, chances: [0.5], lots: [4] });
  });

  it('keeps no more turns than there are', () => {
    const history = fc.array(fc.constantFrom('a', 'b', 'c', 'x'), { maxLength: 60 });
    fc.assert(
      fc.property(history, (winners) => {
        const turns = takenTurns(wins(winners.join('')), ['a', 'b', 'c']);
        return turns.kept <= turns.chances.length && turns.chances.every((chance) => chance === 0.5 || chance === 1 / 3);
      }),
    );
  });
});
