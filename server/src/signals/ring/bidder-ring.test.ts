import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../demo/chance.js';
import { bidFacts, entrantFacts, lotFacts, windowFacts } from '../../test/market-facts.js';
import { hypergeometricTail } from '../chances.js';
import type { LotFacts } from '../facts.js';
import { common } from './attendance.js';
import { bidderRing } from './bidder-ring.js';
import { fisherOf, meetingChanceOf, ringsOf } from './rings.js';
import { tiesOf } from './ties.js';

const three = ['ann', 'bob', 'cat'];

/** Lots 1..n; `ring` of them, evenly spread, are visited by the three; the others by three strangers each. */
function market(n: number, ring: number, price: (isRing: boolean, lot: number) => number): LotFacts[] {
  const every = Math.floor(n / ring);
  return Array.from({ length: n }, (_, index) => {
    const lot = index + 1;
    const isRing = lot % every === 0 && lot / every <= ring;
    const people = isRing ? three : [`s${lot}`, `t${lot}`, `u${lot}`];
    return lotFacts(lot, { entrants: entrantFacts(people), winner: people[0] ?? null, priceMinor: BigInt(price(isRing, lot)) });
  });
}

describe('bidder_ring', () => {
  it('finds three who meet at eight lots of forty, all of them sold at the start price', () => {
    const window = windowFacts(market(40, 8, (isRing, lot) => (isRing ? 1_000 : 1_200 + lot)));
    const [found, ...others] = bidderRing.measureAll(window);
    expect(others).toEqual([]);
    // One class of 40 lots. Each pair: 8, 8, met 8: 1 / C(40, 8) = 1 / 76,904,685. 99 people, 3 + 32 x 3 = 99 pairs, so each met 2
    // on the average: 99 x 2^2 / 2! = 198 groups of a middle and two others; 198 / 76,904,685^2 = 3.348e-14.
    const [ring] = ringsOf(window);
    expect((ring?.meetingChance ?? 0) / 3.348e-14).toBeCloseTo(1, 3);
    // Rank sum: 8 x 32 duels, none won, half would be 128; variance 256 / 12 x (41 - (8^3 - 8) / (40 x 39)) = 867.8;
    // z = -128 / 29.46 = -4.345, P = 6.96e-6. ann wins 8 of 8, where all are equally strong: 3 x (1/3)^8 = 4.57e-4.
    expect(ring?.yielding.quietChance).toBeCloseTo(6.96e-6, 7);
    expect(ring?.yielding.favouriteChance).toBeCloseTo(3 ** -7, 9);
    expect(ring?.yielding.pValue).toBeCloseTo(2.09e-5, 7);
    // q = 3.348e-14 x 2.09e-5 = 7.0e-19; q - q ln q = 7.0e-19 x (1 + 41.80) = 3.0e-17.
    expect((found?.pValue ?? 0) / 3.0e-17).toBeCloseTo(1, 1);
    expect(found?.value).toBeCloseTo(16.5, 1);
    expect(found?.subjects.slice(0, 4)).toEqual([
      { kind: 'ring', id: 'ann' },
      { kind: 'bidder', id: 'ann' },
      { kind: 'bidder', id: 'bob' },
      { kind: 'bidder', id: 'cat' },
    ]);
    expect(found?.lots).toEqual([5, 10, 15, 20, 25, 30, 35, 40]);
    expect(found?.facts).toMatchObject({
      members: 3,
      lots: 8,
      meetings: 24,
      expected: 4.8,
      quieterShare: 1,
      wins: 8,
      meetingChanceShare: 1e-6,
    });
  });

  it('measures friends who fight as less suspicious, by all that they do not yield', () => {
    const fight = market(40, 8, (isRing, lot) => (isRing ? 1_220 : 1_200) + lot).map((lot, index) => {
      return lot.entrants[0]?.person === 'ann' ? { ...lot, winner: three[Math.floor(index / 5) % 3] ?? null } : lot;
    });
    const [found] = bidderRing.measureAll(windowFacts(fight));
    // They win 3, 3 and 2 of 8 lots that went for more than most: nothing of the three tests.
    expect(found?.facts).toMatchObject({ wins: 3, yieldingChanceShare: 1 });
    // q = 3.348e-14: q - q ln q = 3.348e-14 x 32.03 = 1.07e-12.
    expect(found?.value).toBeCloseTo(11.97, 1);
  });

  it('says nothing of people who met twice, nor of an empty window', () => {
    expect(bidderRing.measureAll(windowFacts(market(40, 2, () => 1_000)))).toEqual([]);
    expect(bidderRing.measureAll(windowFacts([]))).toEqual([]);
  });

  it('counts who was admitted and who bid, not whose bids were refused', () => {
    const refused = bidFacts([['dan', 1_500]]).map((bid) => ({ ...bid, accepted: false }));
    const lots = market(40, 8, () => 1_100).map((lot) => ({ ...lot, bids: [...refused, ...bidFacts([[lot.winner ?? '', 1_100]])] }));
    expect(bidderRing.measureAll(windowFacts(lots)).map(({ facts }) => facts['members'])).toEqual([3]);
  });
});

describe('an honest market', () => {
  /** Each lot draws two to six of 80 people, of whom some come four times as often as others. */
  const honest = (seed: number): LotFacts[] => {
    const chance = chanceOf(seed);
    return Array.from({ length: 400 }, (_, index) => {
      const people = new Set(Array.from({ length: chance.int(2, 6) }, () => `p${Math.floor(80 * chance.real() ** 2)}`));
      const came = [...people];
      return lotFacts(index + 1, { entrants: entrantFacts(came), winner: chance.pick(came), priceMinor: BigInt(chance.int(1_000, 2_000)) });
    });
  };

  it('has no ring past the threshold, in 60 markets', () => {
    const values = Array.from({ length: 60 }, (_, seed) => bidderRing.measureAll(windowFacts(honest(seed + 1)))).flat();
    expect(values.filter(({ value }) => value >= bidderRing.threshold.value)).toEqual([]);
    // Ties are kept at a false discovery rate of 1%: under the whole null at most about one market in a hundred has any.
    expect(values.length).toBeLessThanOrEqual(4);
  });

  it('with a planted ring gives the same ring whatever its members are called', () => {
    const lots = honest(5).map((lot, index) =>
      index % 25 === 0 ? { ...lot, entrants: entrantFacts(three), winner: 'ann', priceMinor: 1_000n } : lot,
    );
    const renamed = (person: string) => [...person].reverse().join('');
    const others = lots.map((lot) => ({
      ...lot,
      winner: lot.winner === null ? null : renamed(lot.winner),
      entrants: lot.entrants.map((entrant) => ({ ...entrant, person: renamed(entrant.person) })),
    }));
    const [one, other] = [ringsOf(windowFacts(lots)), ringsOf(windowFacts(others))];
    expect(one.map(({ members }) => members)).toEqual([three]);
    expect(other.map(({ members }) => members)).toEqual([three.map(renamed).sort()]);
    expect(other[0]?.pValue).toBeCloseTo(one[0]?.pValue ?? 0, 30);
  });
});

describe('ties', () => {
  it('are tested in classes of lots: those who all come to one small category are expected to meet', () => {
    // 120 lots of land; each of the 20 triples of six buyers comes to 6 of them. Each buyer: 60 lots; each pair: 24, expected 30.
    const buyers = ['a', 'b', 'c', 'd', 'e', 'f'];
    const triples = buyers.flatMap((a, i) => buyers.slice(i + 1).flatMap((b, j) => buyers.slice(i + j + 2).map((c) => [a, b, c])));
    const land = Array.from({ length: 120 }, (_, lot) =>
      lotFacts(lot + 1, { category: 'land', entrants: entrantFacts(triples[lot % 20] ?? []) }),
    );
    const cars = Array.from({ length: 300 }, (_, lot) => lotFacts(lot + 121, { entrants: entrantFacts([`x${lot}`, `y${lot}`]) }));
    // Without classes 24 meetings out of 420 lots, where 8.6 are expected, would be a find.
    expect(hypergeometricTail(24, 420, 60, 60)).toBeLessThan(1e-6);
    const pairs = tiesOf(windowFacts([...land, ...cars])).ties.map(({ a, b, pValue }) => [a, b, pValue]);
    expect(pairs).toEqual([]);
  });

  it('leave out the lots to which everybody comes', () => {
    const crowd = Array.from({ length: 200 }, (_, i) => `p${i}`);
    const lots = Array.from({ length: 30 }, (_, lot) => lotFacts(lot + 1, { entrants: entrantFacts(crowd) }));
    expect(tiesOf(windowFacts(lots))).toMatchObject({ ties: [], pairs: 0, largest: 64 });
  });
});

it('common takes the members of both lists', () => {
  expect(common(Int32Array.of(1, 3, 5, 9), Int32Array.of(2, 3, 9, 11))).toEqual([3, 9]);
});

describe('chances of a group', () => {
  const tie = (a: number, b: number, pValue: number) => ({ a, b, pValue, expected: 1, lots: [] });

  it('of meeting: the best middle, times the groups that there are', () => {
    // 10 people, 20 pairs: each met 4. Middle 1 with two ties of 1e-6: 10 x 4^2 / 2! x 1e-12 = 8e-11. Middle 0: 10 x 4 x 1e-6.
    expect(meetingChanceOf({ members: [0, 1, 2], ties: [tie(0, 1, 1e-6), tie(1, 2, 1e-6)] }, 20, 10)).toBeCloseTo(8e-11, 14);
    expect(meetingChanceOf({ members: [0, 1], ties: [tie(0, 1, 0.5)] }, 20, 10)).toBe(1);
  });

  it('of two together', () => {
    // 0.1 x 0.1 = 0.01; 0.01 (1 + ln 100) = 0.05605.
    expect(fisherOf(0.1, 0.1)).toBeCloseTo(0.05605, 5);
    expect(fisherOf(1, 1)).toBe(1);
    expect(fisherOf(0, 1)).toBeLessThan(1e-290);
  });
});
