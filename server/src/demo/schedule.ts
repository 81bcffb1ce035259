import { utcOffsetMinutes } from '@ochiq/shared/lots';
import type { Chance } from './chance.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The part that a lot plays in the demo. */
export type Phase = 'closing' | 'live' | 'open' | 'upcoming' | 'ended' | 'withdrawn';

/** When things happen to a lot, in ms from the moment of seeding; negative is past. */
export interface Schedule {
  readonly publishedOffsetMs: number;
  readonly startsOffsetMs: number;
  readonly endsOffsetMs: number;
}

/** Minutes to the end of the lots that close while somebody looks on. */
export const closingMinutes = [3, 5, 6, 7, 8, 9.5, 11, 12] as const;
export const liveCount = 62;
export const endedCount = 72;
export const withdrawnCount = 6;

/** The schedule of the lot at `place` among those of its phase. */
export function scheduleOf(chance: Chance, phase: Phase, place: number): Schedule {
  switch (phase) {
    case 'closing':
      return published(chance, -chance.int(20, 70) * hourMs, (closingMinutes[place] ?? 12) * minuteMs);
    case 'live':
      // From 15 minutes to three days, each a little later than the one before: something always closes soon.
      return published(chance, -chance.int(6, 96) * hourMs, Math.round(15 * 288 ** (place / (liveCount - 1))) * minuteMs);
    case 'open':
      return published(chance, -chance.int(1, 40) * hourMs, chance.int(3 * 24, 14 * 24) * hourMs + chance.int(0, 3) * 15 * minuteMs);
    case 'upcoming': {
      const startsOffsetMs = chance.int(1, 9 * 24) * hourMs;
      return published(chance, startsOffsetMs, startsOffsetMs + chance.int(24, 5 * 24) * hourMs);
    }
    case 'ended': {
      const endsOffsetMs = -chance.int(2, 30 * 24) * hourMs;
      return published(chance, endsOffsetMs - chance.int(2, 5) * dayMs, endsOffsetMs);
    }
    case 'withdrawn':
      return published(chance, -chance.int(30, 80) * hourMs, chance.int(1, 5) * dayMs);
  }
}

function published(chance: Chance, startsOffsetMs: number, endsOffsetMs: number): Schedule {
  return { publishedOffsetMs: Math.min(startsOffsetMs, 0) - chance.int(3 * 24, 10 * 24) * hourMs, startsOffsetMs, endsOffsetMs };
}

const [opens, shuts] = [9, 18];

/** The latest moment up to an instant at which offices of a region work: Monday to Friday, 9 to 18 by their clock. */
export function atWork(instant: Date, region: string): Date {
  const zoneMs = utcOffsetMinutes(region) * minuteMs;
  const local = new Date(instant.getTime() + zoneMs);
  // Into the afternoon before, with the same minute.
  while (local.getUTCHours() < opens || local.getUTCHours() >= shuts || [0, 6].includes(local.getUTCDay())) {
    local.setTime(local.getTime() - hourMs);
  }
  return new Date(local.getTime() - zoneMs);
}
