import type { CalendarLot } from '@ochiq/shared/calendar';
import { localDay } from '@ochiq/shared/lots';

const dayMs = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The weeks of a month, Monday first, filled up with days of its neighbours. @param month `2026-11` */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const next = Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`);
  const begin = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs;
  const weeks: string[][] = [];
  for (let monday = begin; monday < next; monday += 7 * dayMs) {
    weeks.push(Array.from({ length: 7 }, (_, day) => iso(monday + day * dayMs)));
  }
  return weeks;
}

/** The month some months later. @param month `2026-11` */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** A start or an end of a lot. */
export interface DayEvent {
  readonly what: 'start' | 'end';
  readonly at: string;
  readonly lot: CalendarLot;
}

/** What happens on each day, by the wall clock of each lot's own region; within a day by time. */
export function eventsByDay(lots: readonly CalendarLot[]): ReadonlyMap<string, DayEvent[]> {
  const days = new Map<string, DayEvent[]>();
  const events = lots.flatMap((lot): DayEvent[] => [
    { what: 'start', at: lot.startsAt, lot },
    { what: 'end', at: lot.endsAt, lot },
  ]);
  for (const event of events.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))) {
    const day = localDay(Date.parse(event.at), event.lot.region);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return days;
}
