import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, mostAtOnce, nextDaily } from './plan-telling.js';

describe('nextDaily', () => {
  it.each([
    ['before eight in Tashkent', '2026-11-25T02:59:59.999Z', 'Asia/Tashkent', '2026-11-25T03:00:00.000Z'],
    ['at eight, the next day', '2026-11-25T03:00:00.000Z', 'Asia/Tashkent', '2026-11-26T03:00:00.000Z'],
    ['in the evening', '2026-11-25T16:00:00.000Z', 'Asia/Tashkent', '2026-11-26T03:00:00.000Z'],
    ['late by Tashkent, already tomorrow', '2026-11-25T20:00:00.000Z', 'Asia/Tashkent', '2026-11-26T03:00:00.000Z'],
    ['an hour earlier in Bishkek', '2026-11-25T02:30:00.000Z', 'Asia/Bishkek', '2026-11-26T02:00:00.000Z'],
    ['at the end of a year', '2026-12-31T12:00:00.000Z', 'Asia/Bishkek', '2027-01-01T02:00:00.000Z'],
  ] as const)('is %s', (_name, now, zone, expected) => {
    expect(nextDaily(new Date(now), zone).toISOString()).toBe(expected);
  });

  it('is later than now, by a day at most, and always at eight', () => {
    const moment = fc.date({ min: new Date('2010-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom('Asia/Tashkent' as const, 'Asia/Bishkek' as const), (now, zone) => {
        const next = nextDaily(now, zone);
        const waitMs = next.getTime() - now.getTime();
        expect(waitMs > 0 && waitMs <= 86_400_000).toBe(true);
        expect(new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: zone }).format(next)).toBe('08:00:00');
      }),
    );
  });
});

describe('dueAt', () => {
  const now = new Date('2026-11-25T12:00:00.000Z');
  const daily = nextDaily(now, 'Asia/Tashkent');
  it.each([
    ['at once', 'at_once', 0, now],
    ['at once, the last of a day', 'at_once', mostAtOnce - 1, now],
    ['daily, when there were many', 'at_once', mostAtOnce, daily],
    ['daily, when that is wanted', 'daily', 0, daily],
  ] as const)('is %s', (_name, pace, told, expected) => {
    expect(dueAt(pace, told, now, 'Asia/Tashkent')).toEqual(expected);
  });
});
