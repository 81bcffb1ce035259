import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFeed, folded } from './calendar-feed.js';
import type { CalendarRow } from './store-calendar.js';

const lot: CalendarRow = {
  lot: 100_001,
  seq: 3,
  title: { ru: 'Квартира, 2 комнаты; ул. Навои\\5', uz: 'Kvartira' },
  category: 'flat',
  region: 'UZ-TK',
  office: 1,
  state: 'live',
  place: 'Toshkent\nChilonzor',
  startsAt: new Date('2026-12-01T05:00:00.000Z'),
  endsAt: new Date('2026-12-01T09:30:15.123Z'),
};
const ground = { language: 'ru', origin: 'https://ochiq.example', now: new Date('2026-11-25T00:00:00Z') } as const;

describe('calendarFeed', () => {
  it('writes one event a lot, in UTC, escaped, in the reader’s language', () => {
    const text = calendarFeed([lot], ground);
    expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:Квартира\\, 2 комнаты\\; ул. Навои\\\\5\r\n');
    expect(text).toContain('DTSTART:20261201T050000Z\r\nDTEND:20261201T093015Z\r\n');
    expect(text).toContain('UID:lot-100001@ochiq.example\r\n');
    expect(text).toContain('LOCATION:Toshkent\\nChilonzor\r\n');
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('is a whole calendar without lots, too', () => {
    expect(calendarFeed([], ground)).not.toContain('VEVENT');
  });
});

describe('folded', () => {
  it('keeps every letter and no line above 75 octets', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => !/[\r\n]/.test(text)),
        (text) => {
          const lines = folded(text).split('\r\n');
          for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(lines.map((line, index) => (index === 0 ? line : line.slice(1))).join('')).toBe(text);
        },
      ),
    );
  });
});
