import type { Period } from './figure.js';
import type { RuleProfile } from './profile.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** 1 January 1970 was a Thursday; 0 is Sunday. */
const weekdayOf = (localDay: number) => (((localDay + 4) % 7) + 7) % 7;
const isWorkingDay = (localDay: number) => weekdayOf(localDay) !== 0 && weekdayOf(localDay) !== 6;

/**
 * The moment a period ends, ms since the epoch (UTC). Minutes count from the moment itself. Days count from the day after it, and
 * end with the last day in the jurisdiction's own calendar: the result is the midnight that follows. Public holidays count as
 * working days (assumed: no calendar of them is kept), so a term is never longer than the law's.
 */
export function endOfPeriod(profile: Pick<RuleProfile, 'utcOffsetMinutes'>, period: Period, fromMs: number): number {
  if (period.unit === 'minutes') return fromMs + period.count * minuteMs;
  const offsetMs = profile.utcOffsetMinutes * minuteMs;
  let localDay = Math.floor((fromMs + offsetMs) / dayMs);
  for (let left = period.count; left > 0; ) {
    localDay += 1;
    if (period.unit === 'calendar_days' || isWorkingDay(localDay)) left -= 1;
  }
  return (localDay + 1) * dayMs - offsetMs;
}
