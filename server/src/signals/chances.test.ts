import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypergeometricTail, poissonBinomialTail, rarity, studentTail } from './chances.js';

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
