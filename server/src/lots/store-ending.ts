import type { Queryable } from '../base/index.js';

/** The lots whose bidding ends within `withinMs` from now. */
export async function readEndingSoon(db: Queryable, withinMs: number): Promise<number[]> {
  const rows = await db.sql<{ id: number }>(
    `select id from lot where state = 'live' and ends_at > (select clock_timestamp()) and ends_at <= (select clock_timestamp()) + $1 * interval '1 ms' order by id`,
    [withinMs],
  );
  return rows.map((row) => row.id);
}
