import { type NoticeZone, noticeZones } from '@ochiq/shared/notices';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterQuiet, type LetterWish, planLetter } from './plan-letter.js';

const night = { from: 22 * 60, until: 7 * 60 };
const wish: LetterWish = { muted: [], quiet: night, zone: 'Asia/Tashkent' };
const outbid = (endsAt: string) => ({ kind: 'outbid', facts: { endsAt, priceMinor: '1', minNextMinor: '2', currency: 'UZS' } }) as const;
/** Half past eleven at night in Tashkent; the night ends at 02:00 UTC. */
const atNight = new Date('2026-11-24T18:30:00.000Z');

describe('planLetter', () => {
  it.each([
    ['an outbid waits for the morning', outbid('2026-11-25T12:00:00.000Z'), wish, '2026-11-25T02:00:00.000Z'],
    [
      'in Bishkek the morning is an hour sooner',
      outbid('2026-11-25T12:00:00.000Z'),
      { ...wish, zone: 'Asia/Bishkek' },
      '2026-11-25T01:00:00.000Z',
    ],
    ['in the last ten minutes it does not wait', outbid('2026-11-24T18:40:00.000Z'), wish, '2026-11-24T18:30:00.000Z'],
    ['it does not go after the end of bidding', outbid('2026-11-24T23:00:00.000Z'), wish, null],
    ['a winner hears at once', { kind: 'won', facts: {} }, wish, '2026-11-24T18:30:00.000Z'],
    ['what is to pay goes at once', { kind: 'to_pay', facts: {} }, wish, '2026-11-24T18:30:00.000Z'],
    ['a refund waits', { kind: 'refund_sent', facts: {} }, wish, '2026-11-25T02:00:00.000Z'],
    ['without quiet hours it goes', { kind: 'refund_sent', facts: {} }, { ...wish, quiet: null }, '2026-11-24T18:30:00.000Z'],
    ['of a group switched off nothing goes', { kind: 'to_pay', facts: {} }, { ...wish, muted: ['money'] }, null],
    ['an answer of the own maximum stays in the page', { kind: 'leading', facts: {} }, { ...wish, quiet: null }, null],
  ] as const)('%s', (_name, notice, wanted, due) => {
    expect(planLetter(notice, wanted, atNight)?.toISOString() ?? null).toBe(due);
  });
});

describe('afterQuiet', () => {
  const offset = { 'Asia/Tashkent': 5, 'Asia/Bishkek': 6 } as const;
  /** Slow and obvious: the minute of the day, by the zone's clock. */
  const minuteIn = (at: Date, zone: NoticeZone) => {
    const local = new Date(at.getTime() + offset[zone] * 3_600_000);
    return local.getUTCHours() * 60 + local.getUTCMinutes();
  };
  const isQuiet = (at: Date, { from, until }: typeof night, zone: NoticeZone) => {
    const minute = minuteIn(at, zone);
    return from < until ? minute >= from && minute < until : minute >= from || minute < until;
  };

  it('is never within the quiet hours, never more than a day away, and now when it is not quiet', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        fc.record({ from: minute, until: minute }).filter(({ from, until }) => from !== until),
        fc.constantFrom(...noticeZones),
        (now, quiet, zone) => {
          const due = afterQuiet(now, quiet, zone);
          expect(isQuiet(due, quiet, zone)).toBe(false);
          expect(due.getTime() - now.getTime()).toBeLessThan(24 * 3_600_000);
          if (isQuiet(now, quiet, zone)) expect(isQuiet(new Date(due.getTime() - 1), quiet, zone)).toBe(true);
          else expect(due).toEqual(now);
        },
      ),
    );
  });
});
