import type { Operations } from '@ochiq/shared/notices';
import { Refusal, readClock } from '../base/index.js';
import { carryJob, type NoticeGround } from './ground.js';
import { maskAddress, maskError } from './post.js';
import { countLetters, hasJobs, readFailedJobs, readFailedLetters, readQueues, reviveLetter } from './store-operations.js';

/** The state of the work in the background; addresses are masked, in errors too. */
export async function showOperations({ db, post }: Pick<NoticeGround, 'db' | 'post'>): Promise<Operations> {
  const there = await hasJobs(db);
  const queues = there ? await readQueues(db) : [];
  const jobs = there ? await readFailedJobs(db) : [];
  const letters = await readFailedLetters(db);
  const counts = await countLetters(db);
  const error = post === null ? null : await post.check();
  return {
    now: (await readClock(db)).toISOString(),
    queues: queues.map((queue) => ({ ...queue, lastDoneAt: queue.lastDoneAt?.toISOString() ?? null })),
    failedJobs: jobs.map(({ failedAt, error: text, data, ...job }) => ({
      ...job,
      error: maskError(text ?? 'taken by a node that did not finish it'),
      failedAt: failedAt?.toISOString() ?? null,
      data: maskError(data ?? '{}'),
    })),
    mail: {
      ...counts,
      state: post === null ? 'off' : error === null ? 'reachable' : 'unreachable',
      error,
      lastSentAt: counts.lastSentAt?.toISOString() ?? null,
    },
    failedLetters: letters.map(({ email, dueAt, ...letter }) => ({
      ...letter,
      error: maskError(letter.error),
      address: email === null ? null : maskAddress(email),
      dueAt: dueAt.toISOString(),
    })),
  };
}

/** Runs a failed job again. @throws Refusal not_found */
export async function retryJob({ db, jobs }: Pick<NoticeGround, 'db' | 'jobs'>, queue: string, id: string): Promise<void> {
  if (!(await hasJobs(db)) || !(await jobs.retry(queue, id))) throw new Refusal('not_found');
}

/** Sends a failed letter again. @throws Refusal not_found */
export async function retryLetter({ db, jobs }: Pick<NoticeGround, 'db' | 'jobs'>, noticeId: number): Promise<void> {
  await db.transact(async (tx) => {
    if (!(await reviveLetter(tx, noticeId))) throw new Refusal('not_found');
    await jobs.send(tx, carryJob, {}, { key: 'now' });
  });
}
