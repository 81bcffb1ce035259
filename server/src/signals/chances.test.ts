import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomialTail,
  gammaTail,
  hypergeometric,
  hypergeometricTail,
  logChoose,
  logGamma,
  normalTail,
  poissonBinomialTail,
  poissonTail,
  rarity,
  seededChance,
  studentTail,
  sumTail,
} from './chances.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('logGamma', () => {
  it.each([
    [1, 0],
    [2, 0],
    [5, Math.log(24)], // 4!
    [11, Math.log(3_628_800)], // 10!
    [0.5, Math.log(Math.sqrt(Math.PI))],
  ])('of %s', (x, expected) => expect(logGamma(x)).toBeCloseTo(expected, 11));

  it('steps by ln x', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e5, noNaN: true }), (x) => Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x)) < 1e-8),
    );
  });

  it('counts choices', () => {
    expect(Math.exp(logChoose(52, 5))).toBeCloseTo(2_598_960, 3);
    expect(logChoose(3, 4)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('hypergeometricTail against single chances', () => {
  it.each([
    // 10 lots, 4 marked, 3 drawn: C(4,3) / C(10,3) = 4/120; C(4,2) 6 / 120 = 36/120 more.
    [3, 10, 4, 3, 4 / 120],
    [2, 10, 4, 3, 40 / 120],
    [0, 10, 4, 3, 1],
    [4, 10, 4, 3, 0],
    // Of 5 lots 4 are marked and 3 drawn: at least 2 are marked in any case.
    [2, 5, 4, 3, 1],
  ])('P(X >= %s) of %s, %s, %s', (k, all, marked, drawn, expected) =>
    expect(hypergeometricTail(k, all, marked, drawn)).toBeCloseTo(expected, 12),
  );

  it('sums the single chances, which sum to one', () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(counts, ([all, a, b, k]) => {
        const [marked, drawn] = [Math.min(a, all), Math.min(b, all)];
        const chances = hypergeometric(all, marked, drawn);
        const total = chances.reduce((sum, chance) => sum + chance, 0);
        const tail = chances.slice(k).reduce((sum, chance) => sum + chance, 0);
        return Math.abs(total - 1) < 1e-9 && Math.abs(tail - hypergeometricTail(k, all, marked, drawn)) < 1e-9;
      }),
    );
  });

  it('keeps its digits where the chance is tiny', () => {
    // All 10 of 10 drawn among 10 marked of 100,000: 10! 99,990! / 100,000!
    const exact = Array.from({ length: 10 }, (_, i) => Math.log10((10 - i) / (100_000 - i))).reduce((a, b) => a + b);
    expect(Math.log10(hypergeometricTail(10, 100_000, 10, 10))).toBeCloseTo(exact, 6);
  });
});

describe('sums of tries', () => {
  it('of equal chances are binomial', () => {
    // 3 tries of 1/2: P(X >= 2) = 4/8.
    expect(poissonBinomialTail(2, [0.5, 0.5, 0.5])).toBeCloseTo(0.5, 12);
    expect(binomialTail(2, 3, 0.5)).toBeCloseTo(0.5, 12);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(31), share, (n, k, p) => {
        return Math.abs(poissonBinomialTail(k, new Array<number>(n).fill(p)) - binomialTail(k, n, p)) < 1e-9;
      }),
    );
  });

  it('of unequal chances, by hand', () => {
    // 1/2 and 1/4: both 1/8; at least one 1 - 3/8.
    expect(poissonBinomialTail(2, [0.5, 0.25])).toBeCloseTo(1 / 8, 12);
    expect(poissonBinomialTail(1, [0.5, 0.25])).toBeCloseTo(5 / 8, 12);
  });

  it('adds independent counts', () => {
    // Two fair coins of one throw each: both show heads in a quarter.
    expect(sumTail(2, [Float64Array.of(0.5, 0.5), Float64Array.of(0.5, 0.5)])).toBeCloseTo(0.25, 12);
    expect(sumTail(3, [Float64Array.of(0.5, 0.5), Float64Array.of(0.5, 0.5)])).toBe(0);
    expect(sumTail(0, [])).toBe(1);
  });

  it('of many rare tries are nearly Poisson', () => {
    // Mean 1: P(X >= 2) = 1 - 2/e = 0.26424.
    expect(poissonTail(2, 1)).toBeCloseTo(1 - 2 / Math.E, 12);
    expect(poissonTail(3, 0)).toBe(0);
    expect(poissonTail(3, 2_000)).toBe(1);
    expect(binomialTail(2, 100_000, 1e-5)).toBeCloseTo(poissonTail(2, 1), 5);
  });
});

describe('tails of continuous values', () => {
  it.each([
    [0, 0.5],
    [1.959964, 0.025],
    [-1.959964, 0.975],
    [5, 2.866516e-7],
  ])('normal beyond %s', (z, expected) => expect(normalTail(z) / expected).toBeCloseTo(1, 5));

  it('gamma with mean = variance = 1 is exponential', () => {
    for (const x of [0.1, 1, 3, 20]) expect(gammaTail(x, 1, 1) / Math.exp(-x)).toBeCloseTo(1, 9);
    expect(gammaTail(0, 1, 1)).toBe(1);
    expect(gammaTail(2, 1, 0)).toBe(0);
  });

  it('gamma with mean 4 and variance 8 is chi-squared with 4 degrees: e^-x/2 (1 + x/2)', () => {
    for (const x of [1, 4, 15]) expect(gammaTail(x, 4, 8) / (Math.exp(-x / 2) * (1 + x / 2))).toBeCloseTo(1, 9);
  });
});

it('deals the same numbers for the same seed', () => {
  const [one, other] = [seededChance(7), seededChance(7)];
  const numbers = Array.from({ length: 1_000 }, one);
  expect(numbers).toEqual(Array.from({ length: 1_000 }, other));
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(numbers.reduce((sum, number) => sum + number, 0) / 1_000).toBeCloseTo(0.5, 1);
});

describe('hypergeometricTail', () => {
  it.each([
    // Of 10 people 3 are marked, 4 are drawn: P(none) = C(7,4)/C(10,4) = 35/210, so P(>= 1) = 175/210.
    [1, 10, 3, 4, 175 / 210],
    // P(2) + P(3) = (C(3,2) C(7,2) + C(3,3) C(7,1)) / 210 = (63 + 7)/210.
    [2, 10, 3, 4, 70 / 210],
    [3, 10, 3, 4, 7 / 210],
    [4, 10, 3, 4, 0],
    [0, 10, 3, 4, 1],
    // Everybody is drawn: all the marked are among them.
    [3, 10, 3, 10, 1],
    // Two of a thousand meet among five: C(5,2)/C(1000,2) = 10/499500.
    [2, 1000, 2, 5, 10 / 499_500],
  ])('at least %i of %i with %i marked and %i drawn: %f', (k, all, marked, drawn, expected) => {
    expect(hypergeometricTail(k, all, marked, drawn)).toBeCloseTo(expected, 9);
  });

  it('falls with the hits and lies in 0..1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.nat(60), fc.nat(60), (all, marked, drawn, k) => {
        const few = Math.min(drawn, all);
        const some = Math.min(marked, all);
        const tail = hypergeometricTail(k, all, some, few);
        expect(tail).toBeGreaterThanOrEqual(0);
        expect(tail).toBeLessThanOrEqual(1);
        expect(hypergeometricTail(k + 1, all, some, few)).toBeLessThanOrEqual(tail + 1e-9);
      }),
    );
  });
});

describe('poissonBinomialTail', () => {
  it.each([
    // 1/2 * 1/4
    [2, [0.5, 0.25], 0.125],
    // 1 - 1/2 * 3/4
    [1, [0.5, 0.25], 0.625],
    // C(3,2)/8 + 1/8
    [2, [0.5, 0.5, 0.5], 0.5],
    [0, [], 1],
    [1, [], 0],
  ])('at least %i of %j: %f', (k, chances, expected) => {
    expect(poissonBinomialTail(k, chances)).toBeCloseTo(expected, 12);
  });

  it('agrees with counting every outcome', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 }), fc.nat(10), (chances, k) => {
        let slow = 0;
        for (let outcome = 0; outcome < 2 ** chances.length; outcome += 1) {
          const hits = chances.filter((_, index) => (outcome >> index) & 1).length;
          if (hits >= k) slow += chances.reduce((product, chance, index) => product * ((outcome >> index) & 1 ? chance : 1 - chance), 1);
        }
        expect(poissonBinomialTail(k, chances)).toBeCloseTo(slow, 9);
      }),
    );
  });
});

describe('studentTail', () => {
  it.each([
    // One degree is Cauchy's: 1/2 + atan(t)/pi.
    [-1, 1, 0.25],
    [1, 1, 0.75],
    // Two degrees: 1/2 + t / (2 sqrt(2 + t^2)); t = -2: 1/2 - 2/(2 sqrt 6).
    [-2, 2, 0.5 - 1 / Math.sqrt(6)],
    [0, 7, 0.5],
    // From the usual table: the 5% point of ten degrees is 1.812.
    [-1.8124611, 10, 0.05],
  ])('P(T <= %f) with %i degrees is %f', (t, freedom, expected) => {
    expect(studentTail(t, freedom)).toBeCloseTo(expected, 7);
  });
});

describe('rarity', () => {
  it.each([
    [1, 0],
    [2, 0],
    [0.001, 3],
    [0, 300],
  ])('of %f is %f', (chance, expected) => {
    expect(rarity(chance)).toBeCloseTo(expected, 12);
  });
});
