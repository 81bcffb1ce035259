import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { offerSubjects, officialSubject } from '../read-lot.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const opensMs = 9 * hourMs;
const closesMs = 18 * hourMs;

/** 0 is Monday: day 0 of the epoch was a Thursday. */
const isWorkingDay = (localDay: number): boolean => (localDay + 3) % 7 < 5;

/** How far a local instant lies from working time (Monday to Friday, 9 to 18), in ms; 0 within it. */
export function awayFromWork(localMs: number): number {
  const day = Math.floor(localMs / dayMs);
  const clock = localMs - day * dayMs;
  if (isWorkingDay(day) && clock >= opensMs && clock <= closesMs) return 0;
  let next = isWorkingDay(day) && clock < opensMs ? day : day + 1;
  while (!isWorkingDay(next)) next += 1;
  let last = isWorkingDay(day) && clock > closesMs ? day : day - 1;
  while (!isWorkingDay(last)) last -= 1;
  return Math.min(next * dayMs + opensMs - localMs, localMs - (last * dayMs + closesMs));
}

/**
 * h = hours between the publication and the nearest working time, Monday to Friday from 9 to 18 by the office's clock; 0 within
 * it. Own: a lot that appears at night reaches first whoever was told of it.
 */
function measure(lot: LotFacts): readonly Measure[] {
  const awayMs = awayFromWork(lot.publishedAt + lot.zoneMs);
  const others = lot.approver === null || lot.approver === lot.official ? [] : [officialSubject(lot.approver)];
  return [
    {
      signal: 'published_at_night',
      subjects: [...offerSubjects(lot), ...others],
      value: awayMs / hourMs,
      pValue: null,
      facts: { publishedAt: lot.publishedAt, zoneMs: lot.zoneMs, awayMs },
      lots: [lot.lot],
      bids: [],
      entries: [],
    },
  ];
}

export const publishedAtNight: LotSignal = {
  code: 'published_at_night',
  subjects: ['lot', 'official', 'office'],
  formula: 'h = hours from the publication to the nearest working time (Mon to Fri, 9 to 18, the office clock), 0 within it',
  source: 'own',
  needs: ['publishedAt', 'zoneMs'],
  threshold: { value: 3, side: 'above', unit: 'hours' },
  measure,
};
