import { plainArray, type Queryable } from '../base/index.js';

/** Makes the listing sort these lots by their present price and bids. Locks in id order, as batches do. */
export const listLots = (db: Queryable, lots: readonly number[]): Promise<unknown> =>
  db.sql(
    `with due as (
       select id from lot where id = any($1::int[]) and (listed_minor, listed_bids) is distinct from (coalesce(price_minor, start_minor), bid_count)
       order by id for no key update)
     update lot set listed_minor = coalesce(price_minor, start_minor), listed_bids = bid_count from due where lot.id = due.id`,
    [plainArray(lots)],
  );

/** The same for every live lot that needs it: what a node that died had marked. */
export async function listStaleLots(db: Queryable): Promise<void> {
  const stale = await db.sql<{ id: number }>(
    `select id from lot where state = 'live' and (listed_minor, listed_bids) is distinct from (coalesce(price_minor, start_minor), bid_count)`,
  );
  await listLots(
    db,
    stale.map(({ id }) => id),
  );
}
