import type { Looks, LooksQuery } from '@ochiq/shared/audit';
import { type Db, readClock } from '../base/index.js';
import { handleOf } from '../identity/index.js';
import { beforeOf, cursorOf } from './page-by-number.js';
import { findLooks, type LookFigures, readLookFigures } from './store-looks.js';

const pageSize = 50;
/** Of how many days the figures are. */
const days = 30;
const dayMs = 86_400_000;

/** Middle of the values; the mean of the two in the middle of an even number. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** An auditor's figures beside the others': how many times the median of people they looked at. */
export function besidePeers(figures: readonly LookFigures[]): Looks['figures'] {
  const median = figures.length > 1 ? medianOf(figures.map(({ people }) => people)) : 0;
  return figures.map(({ auditorId, auditorName, ...own }) => ({
    auditor: { id: auditorId, name: auditorName },
    ...own,
    timesMedian: median > 0 ? own.people / median : null,
  }));
}

/** Who looked at whom, when and why. @throws Refusal bad_request for a bad cursor */
export async function showLooks({ db, secret }: { db: Db; secret: Buffer }, query: LooksQuery): Promise<Looks> {
  const now = await readClock(db);
  const { cursor, ...filter } = query;
  const rows = await findLooks(db, { ...filter, before: beforeOf(cursor), limit: pageSize + 1 });
  const figures = await readLookFigures(db, new Date(now.getTime() - days * dayMs));
  const shown = rows.slice(0, pageSize);
  return {
    looks: shown.map(({ at, auditorId, auditorName, inquiryId, people, ...look }) => ({
      ...look,
      at: at.toISOString(),
      auditor: { id: auditorId, name: auditorName },
      inquiry: inquiryId,
      people: people.map((person) => ({ ...person, handle: handleOf(secret, person.id) })),
    })),
    next: rows.length > pageSize ? cursorOf(shown.at(-1)?.id) : null,
    days,
    figures: besidePeers(figures),
  };
}
