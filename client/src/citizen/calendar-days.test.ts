import type { CalendarLot } from '@ochiq/shared/calendar';
import { describe, expect, it } from 'vitest';
import { eventsByDay, monthAfter, weeksOf } from './calendar-days';

describe('weeksOf', () => {
  it.each([
    ['2026-11', '2026-10-26', '2026-12-06', 6],
    ['2027-02', '2027-02-01', '2027-02-28', 4],
    ['2028-02', '2028-01-31', '2028-03-05', 5],
  ])('%s goes from Monday %s to Sunday %s', (month, first, last, count) => {
    const weeks = weeksOf(month);
    expect([weeks[0]?.[0], weeks.at(-1)?.[6], weeks.length]).toEqual([first, last, count]);
  });
});

it('monthAfter passes the ends of years', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});

it('eventsByDay goes by each region’s own wall clock', () => {
  const lot = (region: CalendarLot['region'], number: number): CalendarLot => ({
    lot: number,
    title: { en: 'x' },
    category: 'flat',
    region,
    office: 1,
    state: 'published',
    startsAt: '2026-11-25T18:30:00.000Z',
    endsAt: '2026-11-27T05:00:00.000Z',
  });
  const days = eventsByDay([lot('UZ-TK', 1), lot('KG-C', 2)]);
  const shown = [...days].map(([day, events]) => [day, events.map(({ what, lot: { lot: number } }) => `${what} ${number}`)]);
  expect(Object.fromEntries(shown)).toEqual({ '2026-11-25': ['start 1'], '2026-11-26': ['start 2'], '2026-11-27': ['end 1', 'end 2'] });
});
