import { countBound } from '@ochiq/shared/status';
import type { Queryable } from '../base/index.js';

export interface StatusRow {
  now: Date;
  overdue: number;
  entries: number;
  checkpointAt: Date | null;
  waitingMs: number;
}

/** A lot is closed within a second or two; so long late is late. */
const overdueAfter = '10 seconds';
/** Entries that wait are among the newest. */
const newest = 1000;

/** What tells how the service does: each count stops at a bound, so that the look costs the same however bad things are. */
export async function readStatus(db: Queryable): Promise<StatusRow> {
  const [row] = await db.sql<StatusRow & { now: Date }>(
    `select clock.now,
       (select count(*)::int from (select 1 from lot where state in ('published', 'live') and ends_at < clock.now - interval '${overdueAfter}' limit ${countBound}) late) as overdue,
       coalesce(head.size, 0)::float8 as entries, head.at as "checkpointAt",
       coalesce((select extract(epoch from clock.now - min(entry.at)) * 1000 from (select id, at from log_entry order by id desc limit ${newest}) entry
         where not exists (select from log_leaf where entry_id = entry.id)), 0)::float8 as "waitingMs"
     from (select date_trunc('milliseconds', clock_timestamp()) as now) clock
     left join (select size, at from log_checkpoint order by size desc limit 1) head on true`,
  );
  if (!row) throw new Error('the look at the status gave no row');
  return row;
}

/** Jobs that should have begun more than a minute ago, up to the bound; 0 where no jobs were ever started. */
export async function countLateJobs(db: Queryable): Promise<number> {
  const [there] = await db.sql<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`);
  if (!there?.there) return 0;
  const [row] = await db.sql<{ late: number }>(
    `select count(*)::int as late from (select 1 from pgboss.job where state in ('created', 'retry') and start_after < now() - interval '1 minute' limit ${countBound}) late`,
  );
  return row?.late ?? 0;
}
