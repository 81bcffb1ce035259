import { type NoticeKind, noticeKindSchema } from '@ochiq/shared/notices';
import { plainArray, type Queryable } from '../base/index.js';

const shownLimit = 100;

/** Whether pg-boss's tables are there: not where jobs were never started. */
export async function hasJobs(db: Queryable): Promise<boolean> {
  const [row] = await db.sql<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`);
  return row?.there ?? false;
}

export interface QueueRow {
  name: string;
  waiting: number;
  active: number;
  failed: number;
  lastDoneAt: Date | null;
}

export const readQueues = (db: Queryable): Promise<QueueRow[]> =>
  db.sql<QueueRow & { name: string }>(
    `select queue.name, count(*) filter (where job.state in ('created', 'retry'))::int as waiting,
       count(*) filter (where job.state = 'active')::int as active, count(*) filter (where job.state = 'failed')::int as failed,
       max(job.completed_on) filter (where job.state = 'completed') as "lastDoneAt"
     from pgboss.queue left join pgboss.job on job.name = queue.name
     where queue.name not like '\\_\\_pgboss%' group by queue.name order by queue.name`,
  );

export interface FailedJobRow {
  id: string;
  queue: string;
  error: string | null;
  tries: number;
  failedAt: Date | null;
  data: string | null;
}

export const readFailedJobs = (db: Queryable): Promise<FailedJobRow[]> =>
  db.sql<FailedJobRow & { id: string }>(
    `select id, name as queue, output ->> 'message' as error, retry_count + 1 as tries, completed_on as "failedAt", data::text as data
     from pgboss.job where state = 'failed' order by completed_on desc nulls last limit ${shownLimit}`,
  );

export interface LetterCounts {
  waiting: number;
  sent: number;
  lastSentAt: Date | null;
}

export async function countLetters(db: Queryable): Promise<LetterCounts> {
  const [row] = await db.sql<LetterCounts & { waiting: number }>(
    `select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'sent')::int as sent,
       max(sent_at) as "lastSentAt" from delivery`,
  );
  return row ?? { waiting: 0, sent: 0, lastSentAt: null };
}

export interface FailedLetterRow {
  notice: number;
  kind: NoticeKind;
  state: 'waiting' | 'dead';
  email: string | null;
  error: string;
  attempts: number;
  dueAt: Date;
}

/** Letters that were given up, and those that wait after a failure. */
export const readFailedLetters = (db: Queryable): Promise<FailedLetterRow[]> =>
  db.sql<FailedLetterRow & { notice: number }>(
    `select notice_id::float8 as notice, kind, state, email, error, attempts, due_at as "dueAt"
     from delivery join notice on notice.id = notice_id join person on person.id = notice.person_id
     where state in ('dead', 'waiting') and error is not null and kind = any($1::text[])
     order by state, notice_id desc limit ${shownLimit}`,
    [plainArray(noticeKindSchema.options)],
  );

/** Lets a letter that failed go again, with all its attempts before it. @returns whether there was one */
export async function reviveLetter(db: Queryable, noticeId: number): Promise<boolean> {
  const rows = await db.sql(
    `update delivery set state = 'waiting', due_at = clock_timestamp(), attempts = 0, claimed_until = null
     where notice_id = $1 and state in ('dead', 'waiting') and error is not null returning notice_id`,
    [noticeId],
  );
  return rows.length > 0;
}
