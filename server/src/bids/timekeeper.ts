import type { LotEvent } from '@ochiq/shared/bids';
import { type Clock, createRepeated, type Db, type Repeated, readClock, type Tx } from '../base/index.js';
import { releaseWithdrawn, settleDeposits } from '../deposits/index.js';
import type { Log, NewEntry } from '../log/index.js';
import { endLot } from './end-lot.js';
import { openIfDue } from './open-lot.js';
import { type LockedLot, lockDueLots, readNextDueMs, saveLots } from './store.js';

interface Ground {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly onError: (error: unknown) => void;
}

const batchLimit = 100;
const longestSleepMs = 1000;
const shortestSleepMs = 5;

/** Opens and closes until stopped; looks at least once a second, so an end that moved or a node that was down costs a second at most. */
export function createTimekeeper(ground: Ground): Repeated {
  const look = async () => {
    const found = await keepTime(ground);
    const dueMs = await readNextDueMs(ground.db);
    return found === batchLimit ? 0 : Math.min(longestSleepMs, Math.max(shortestSleepMs, Math.ceil(dueMs ?? longestSleepMs)));
  };
  return createRepeated(look, longestSleepMs, ground.onError);
}

/**
 * Opens and closes every lot that is due by Postgres's clock, in one transaction. Exactly once, with any number of
 * nodes: the row lock lets one node close a lot, and the state it leaves hides the lot from the others.
 * @returns how many lots were due
 */
export function keepTime({ db, clock, log }: Omit<Ground, 'onError'>): Promise<number> {
  return db.transact(async (tx) => {
    const due = await lockDueLots(tx, batchLimit);
    const released = await releaseWithdrawn(tx);
    const now = await readClock(tx);
    clock.observe(now.getTime());
    const rows: LockedLot[] = [];
    const events: LotEvent[] = [];
    for (const lot of due) {
      const opened = openIfDue(lot, now);
      const closed = await closeIfDue(tx, opened.row, now);
      rows.push(closed.row);
      events.push(...opened.events, ...closed.events);
      released.push(...closed.released);
    }
    await saveLots(tx, rows);
    await log.appendEvents(tx, null, events);
    await log.openSeals(
      tx,
      events.filter(({ kind }) => kind === 'closed').map(({ lot }) => ({ lotId: lot, at: now })),
    );
    await log.append(tx, released);
    return due.length;
  });
}

async function closeIfDue(tx: Tx, row: LockedLot, now: Date): Promise<{ row: LockedLot; events: LotEvent[]; released: NewEntry[] }> {
  if (now < row.endsAt) return { row, events: [], released: [] };
  const ended = endLot(row, now);
  const released = await settleDeposits(tx, row.id, ended, now);
  return { row: ended.row, events: [ended.event], released };
}
