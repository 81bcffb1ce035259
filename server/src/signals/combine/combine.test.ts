import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surpriseOf } from './berk-jones.js';
import { chanceOf, curveOf } from './curve.js';
import { qValues } from './false-discovery.js';
import { halfCauchy, halfCauchyTail, harmonicMean } from './half-cauchy.js';

const chance = fc.double({ min: 1e-12, max: 1, noNaN: true });

describe('halfCauchy', () => {
  it.each([
    // cot(pi/4) = 1; cot(pi/6) = sqrt 3; nothing for p = 1.
    [0.5, 1],
    [1 / 3, Math.sqrt(3)],
    [1, 0],
    // 2 / (pi p) = 636.6 for p = 0.001.
    [0.001, 636.6],
  ])('of p = %s is %s', (p, part) => expect(halfCauchy(p)).toBeCloseTo(part, 1));

  it('goes back to the p-value it came from', () => {
    fc.assert(fc.property(chance, (p) => Math.abs(halfCauchyTail(halfCauchy(p)) / p - 1) < 1e-6));
  });
});

describe('harmonicMean', () => {
  it('of 0.01 and 0.5, with two more tests that said nothing', () => {
    // 4 / (1/0.01 + 1/0.5 + 1 + 1) = 4 / 104
    expect(harmonicMean([0.01, 0.5], 4)).toBeCloseTo(4 / 104, 12);
    expect(harmonicMean([], 0)).toBe(1);
  });
});

describe('qValues', () => {
  it('of the example by hand', () => {
    // Of 10 tested: 0.001 * 10/1 = 0.01; 0.008 * 10/2 = 0.04; 0.039 * 10/3 = 0.13; 0.041 * 10/4 = 0.1025, which is less than 0.13.
    const found = qValues(Float64Array.of(0.041, 0.001, 0.039, 0.008), 10);
    for (const [index, q] of [0.1025, 0.01, 0.1025, 0.04].entries()) expect(found[index]).toBeCloseTo(q, 12);
  });

  it('never falls with the p-value, and is never below it', () => {
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 60 }), (list, more) => {
        const qs = qValues(Float64Array.from(list), list.length + more);
        return list.every((p, i) => (qs[i] ?? 0) >= p - 1e-15 && list.every((other, j) => other < p || (qs[j] ?? 0) >= (qs[i] ?? 0)));
      }),
    );
  });

  it('holds the expected share of false alarms among honest subjects alone', () => {
    // A plain generator: x -> 16807 x mod 2^31 - 1. Under the whole null any flag is a false discovery: at 0.1 in a tenth of the windows.
    let seed = 7;
    const uniform = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    let windows = 0;
    for (let window = 0; window < 2_000; window += 1) {
      const qs = qValues(Float64Array.from({ length: 50 }, uniform), 50);
      if (qs.some((q) => q <= 0.1)) windows += 1;
    }
    expect(windows / 2_000).toBeGreaterThan(0.08);
    expect(windows / 2_000).toBeLessThan(0.12);
  });
});

const surprise = (p: Float64Array) => surpriseOf(p).statistic;

describe('surpriseOf', () => {
  it('of one p-value is its logarithm', () => {
    expect(surprise(Float64Array.of(0.01))).toBeCloseTo(-Math.log(0.01), 12);
  });

  it('of three, by hand', () => {
    // Sorted 0.01, 0.02, 0.9. k = 1: 3 (1/3 ln(1/0.03) + 2/3 ln((2/3)/0.99)) = 3.5066 - 0.7907 = 2.716.
    // k = 2: 3 (2/3 ln((2/3)/0.02) + 1/3 ln((1/3)/0.98)) = 7.0131 - 1.0784 = 5.935. k = 3: 3 ln(1/0.9) = 0.316.
    expect(surprise(Float64Array.of(0.9, 0.01, 0.02))).toBeCloseTo(5.935, 2);
    expect(surpriseOf(Float64Array.of(0.9, 0.01, 0.02)).cut).toBe(0.02);
  });

  it('of nothing rare is 0', () => {
    expect(surprise(Float64Array.of(1, 1))).toBe(0);
  });
});

describe('a curve', () => {
  const hundred = Float64Array.from({ length: 100 }, (_, index) => index + 1);

  it('tells the share with at least a value, between kept values by their logarithms', () => {
    const curve = curveOf(hundred, 'sample');
    expect(chanceOf(curve, 91)).toBeCloseTo(0.1, 12); // 91..100
    expect(chanceOf(curve, 0)).toBe(1);
    expect(chanceOf(curve, 100)).toBeCloseTo(0.01, 12);
    expect(chanceOf(curve, 1_000)).toBeCloseTo(1 / 101, 12);
  });

  it('counts equal values as rare as they are together', () => {
    const curve = curveOf(
      Float64Array.from({ length: 100 }, (_, index) => (index < 80 ? 0 : 1)),
      'sample',
    );
    expect(chanceOf(curve, 0)).toBe(1);
    expect(chanceOf(curve, 1)).toBeCloseTo(0.2, 12);
  });

  it('goes on beyond its sample as a true p-value does, never faster', () => {
    const exact = Float64Array.from({ length: 10_000 }, (_, index) => -Math.log((index + 0.5) / 10_000));
    const curve = curveOf(exact, 'exponential');
    for (const p of [1e-5, 1e-7]) expect(Math.log10(chanceOf(curve, -Math.log(p)))).toBeCloseTo(Math.log10(p), 0);
    expect(curve.tail).toBeLessThanOrEqual(1);
  });

  it('never rises with the value', () => {
    const sample = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        sample,
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (list, value, more) => {
          for (const tail of ['sample', 'exponential', 'reciprocal'] as const) {
            const curve = curveOf(Float64Array.from(list), tail);
            if (chanceOf(curve, value + more) > chanceOf(curve, value) * (1 + 1e-9)) return false;
          }
          return true;
        },
      ),
    );
  });
});
