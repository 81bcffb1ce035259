import { inLanguage, type Language } from '@ochiq/shared/language';
import type { CalendarRow } from './store-calendar.js';

/** What a feed is made of. */
export interface FeedGround {
  readonly language: Language;
  /** Origin of the public pages, without a slash at its end. */
  readonly origin: string;
  readonly now: Date;
}

/** An instant as iCalendar writes it in UTC (RFC 5545, 3.3.5). */
const stamp = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** Text of a property: what has a meaning of its own is escaped (RFC 5545, 3.3.11). */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');

/** Lines are at most 75 octets long; what is longer goes on in the next line after a space, no letter cut (RFC 5545, 3.1). */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** Lots as a calendar that others subscribe to (RFC 5545): one event a lot, from its start to its end. */
export function calendarFeed(lots: readonly CalendarRow[], { language, origin, now }: FeedGround): string {
  const events = lots.flatMap((lot) => [
    'BEGIN:VEVENT',
    `UID:lot-${lot.lot}@${new URL(origin).hostname}`,
    `DTSTAMP:${stamp(now)}`,
    `SEQUENCE:${lot.seq}`,
    `DTSTART:${stamp(lot.startsAt)}`,
    `DTEND:${stamp(lot.endsAt)}`,
    `SUMMARY:${escaped(inLanguage(lot.title, language))}`,
    `LOCATION:${escaped(lot.place)}`,
    `CATEGORIES:${lot.category}`,
    `STATUS:${lot.state === 'suspended' ? 'TENTATIVE' : 'CONFIRMED'}`,
    `URL:${origin}/lots/${lot.lot}`,
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ochiq//Auctions//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
  ];
  return `${[...lines, ...events, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`;
}
