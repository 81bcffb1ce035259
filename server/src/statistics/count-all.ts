import { createRepeated, type Db, type Repeated, readClock } from '../base/index.js';
import { lockCount, readCounted, replaceCounts } from './store-count.js';

/** Figures are counted anew when they are this old. */
const keepMs = 3_600_000;
const lookMs = 60_000;

/**
 * Counts all figures anew, on one node at a time.
 * @param olderThanMs only when the last count is at least this old
 * @returns whether it counted
 */
export function countAll(db: Db, olderThanMs = 0): Promise<boolean> {
  return db.transact(async (tx) => {
    if (!(await lockCount(tx))) return false;
    const [last, now] = [await readCounted(tx), await readClock(tx)];
    if (last !== null && now.getTime() - last.getTime() < olderThanMs) return false;
    await replaceCounts(tx, now);
    return true;
  });
}

/** Keeps the figures at most about an hour old. */
export const createCounting = (db: Db, onError: (error: unknown) => void): Repeated =>
  createRepeated(async () => void (await countAll(db, keepMs)), lookMs, onError);
