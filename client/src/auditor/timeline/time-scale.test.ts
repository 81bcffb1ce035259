import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTimeScale } from './time-scale';

const day = 86_400_000;
const whole = (toMs: number) => [{ toMs, share: 1 }];
const moments = fc.array(fc.integer({ min: 0, max: 30 * day }), { maxLength: 60 });

describe('a scale of time', () => {
  it('is even while all stretches are alike', () => {
    const scale = makeTimeScale([100, 200, 300], 0, whole(400), 400);
    expect([0, 50, 100, 250, 400].map(scale.x)).toEqual([0, 50, 100, 250, 400]);
    expect(scale.gaps).toEqual([]);
  });

  it('presses an idle stretch to the logarithm of its length', () => {
    // Stretches 10, 10, 10, 10, 3000: the usual one is 10, three times that 30; 3000 takes 30 (1 + ln 100) = 168.155; whole 208.155.
    const scale = makeTimeScale([10, 20, 30, 40], 0, whole(3040), 208.155);
    expect(scale.x(40)).toBeCloseTo(40, 2);
    expect(scale.x(1540)).toBeCloseTo(40 + 84.08, 1);
    expect(scale.gaps).toHaveLength(1);
    expect(scale.gaps[0]?.lengthMs).toBe(3000);
  });

  it('needs no event, and no room between its ends', () => {
    expect(makeTimeScale([], 0, whole(1000), 100).x(500)).toBeCloseTo(50);
    expect(makeTimeScale([5], 5, whole(5), 100).x(5)).toBe(0);
  });

  it('gives each part its share of the width, and none to a part without length', () => {
    const scale = makeTimeScale(
      [],
      0,
      [
        { toMs: 900, share: 1 },
        { toMs: 900, share: 5 },
        { toMs: 1000, share: 3 },
      ],
      400,
    );
    expect([0, 900, 1000].map(scale.x)).toEqual([0, 100, 400]);
  });

  it('never turns the order round, stays inside, and leads back', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 30 * day }), fc.integer({ min: 0, max: 30 * day }), (all, a, b) => {
        const scale = makeTimeScale(
          all,
          0,
          [
            { toMs: day, share: 1 },
            { toMs: 20 * day, share: 5 },
            { toMs: 30 * day, share: 1 },
          ],
          800,
        );
        const [low, high] = a <= b ? [a, b] : [b, a];
        expect(scale.x(low)).toBeLessThanOrEqual(scale.x(high));
        expect(scale.x(low)).toBeGreaterThanOrEqual(0);
        expect(scale.x(high)).toBeLessThanOrEqual(800 + 1e-9);
        expect(Math.abs(scale.ms(scale.x(a)) - a)).toBeLessThan(1 + a * 1e-6);
      }),
    );
  });
});
