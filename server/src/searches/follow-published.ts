import { createRepeated, type Db, type Repeated, readClock } from '../base/index.js';
import { readLastIndex, readLeavesAfter } from '../log/index.js';
import { lockCursor, moveCursor, notify, readZones } from '../notices/index.js';
import { dueAt } from './plan-telling.js';
import { searchNotices } from './search-notices.js';
import { insertHits, lockDueHits, markTold, readFits } from './store-hits.js';

const cursorName = 'searches';
const batchLimit = 1_000;
const hitLimit = 5_000;

/**
 * Finds the searches that newly published lots fit: reads the public log forward from a cursor, which moves in the transaction of
 * the hits, so that each lot is compared once, by one node at a time. No search is run again.
 * @returns whether there may be more
 */
export async function followPublished(db: Db): Promise<boolean> {
  return db.transact(async (tx) => {
    const cursor = await lockCursor(tx, cursorName, await readLastIndex(tx));
    if (!cursor) return false;
    const leaves = await readLeavesAfter(tx, cursor.leaf, batchLimit);
    const last = leaves.at(-1);
    if (!last) return false;
    const lots = leaves.flatMap(({ event }) => (event?.kind === 'published' ? [event.lot] : []));
    const fits = lots.length === 0 ? [] : await readFits(tx, lots);
    if (fits.length > 0) {
      const now = await readClock(tx);
      const zones = await readZones(tx, [...new Set(fits.map(({ personId }) => personId))]);
      const told = new Map<number, number>();
      const hits = fits.map(({ searchId, lotId, personId, pace, toldLately }) => {
        const earlier = told.get(searchId) ?? toldLately;
        told.set(searchId, earlier + 1);
        return { searchId, lotId, dueAt: dueAt(pace, earlier, now, zones.get(personId) ?? 'Asia/Tashkent') };
      });
      await insertHits(tx, hits, now);
    }
    await moveCursor(tx, cursorName, last.index);
    return leaves.length === batchLimit;
  });
}

/**
 * Tells people of lots that fit their searches and are due: the notice and its mark are one transaction, so each is told once.
 * @returns whether there may be more
 */
export async function tellHits(db: Db): Promise<boolean> {
  return db.transact(async (tx) => {
    const hits = await lockDueHits(tx, hitLimit);
    if (hits.length === 0) return false;
    await notify(tx, searchNotices(hits));
    await markTold(tx, hits);
    return hits.length === hitLimit;
  });
}

const lookMs = 2_000;

/** Looks for newly published lots and for notices that are due, from `start` on. */
export const createSearchWork = (db: Db, onError: (error: unknown) => void): Repeated =>
  createRepeated(
    async () => {
      while (await followPublished(db));
      while (await tellHits(db));
    },
    lookMs,
    onError,
  );
