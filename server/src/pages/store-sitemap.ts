import type { Queryable } from '../base/index.js';

/** The smallest and the largest number of a published lot; null where there is none. Two looks at the primary key. */
export async function readLotSpan(db: Queryable): Promise<{ first: number; last: number } | null> {
  const [row] = await db.sql<{ first: number | null; last: number | null }>(
    `select (select id from lot where published_at is not null order by id limit 1) as first,
            (select id from lot where published_at is not null order by id desc limit 1) as last`,
  );
  return row?.first == null || row.last === null ? null : { first: row.first, last: row.last };
}

export interface SitemapRow {
  readonly id: number;
  /** When what the page shows last changed for good: its publication, its start or its end, the latest that has come. */
  readonly changedAt: Date;
}

/** Published lots from `from` to before `before` by number, at most `limit`. */
export const readSitemapRows = (db: Queryable, from: number, before: number, limit: number): Promise<SitemapRow[]> =>
  db.sql<SitemapRow>(
    `select id, case when ends_at <= now() then ends_at when starts_at <= now() then starts_at else published_at end as "changedAt"
     from lot where id >= $1 and id < $2 and published_at is not null order by id limit $3`,
    [from, before, limit],
  );
