import type { Queryable } from './db.js';

/** Time as Postgres tells it: the node's own clock is only the hand between two looks at Postgres's. */
export interface Clock {
  /** ms since the epoch, UTC, by Postgres's clock as last seen. */
  now(): number;
  /** The same as ISO 8601. */
  iso(): string;
  /** Corrects the hand with a `clock_timestamp()` that was just read. */
  observe(databaseMs: number): void;
}

export function createClock(nodeNow: () => number = Date.now): Clock {
  let offsetMs = 0;
  const now = () => Math.trunc(nodeNow() + offsetMs);
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    observe(databaseMs) {
      offsetMs = databaseMs - nodeNow();
    },
  };
}

/**
 * Reads `clock_timestamp()`, cut to whole ms. The one clock of every decision; inside a transaction read it after the
 * row locks, since the wait for a lock is time in which an auction may end.
 */
export async function readClock(db: Queryable): Promise<Date> {
  const [row] = await db.sql<{ now: Date }>(`select date_trunc('milliseconds', clock_timestamp()) as now`);
  if (!row) throw new Error('clock_timestamp() gave no row');
  return row.now;
}

/** ms of a monotone clock with no date: for measuring how long something took, never for deciding. */
export const elapsedMs = (): number => performance.now();
