import { newToken, readClock } from '../base/index.js';
import { carryJob, type NoticeGround } from './ground.js';
import { planLetter } from './plan-letter.js';
import { insertDeliveries, lockUnsorted, markSorted } from './store-letters.js';
import { ensureSetting } from './store-settings.js';

const batchLimit = 500;

/**
 * Decides of new notices whether and when a letter goes, once each: the notice's row is locked and then marked.
 * @returns how many were decided on
 */
export async function sortLetters({ db, jobs, post }: Pick<NoticeGround, 'db' | 'jobs' | 'post'>): Promise<number> {
  return db.transact(async (tx) => {
    const notices = await lockUnsorted(tx, batchLimit);
    if (notices.length === 0) return 0;
    const now = await readClock(tx);
    const letters: { noticeId: number; dueAt: Date }[] = [];
    for (const { id, kind, facts, personId, email, setting } of notices) {
      if (post === null || email === null || kind === null) continue;
      const dueAt = planLetter({ kind, facts }, setting, now);
      if (dueAt === null) continue;
      await ensureSetting(tx, personId, setting, newToken());
      letters.push({ noticeId: id, dueAt });
    }
    await insertDeliveries(tx, letters);
    await markSorted(
      tx,
      notices.map(({ id }) => id),
      now,
    );
    if (letters.some(({ dueAt }) => dueAt <= now)) await jobs.send(tx, carryJob, {}, { key: 'now' });
    return notices.length;
  });
}
