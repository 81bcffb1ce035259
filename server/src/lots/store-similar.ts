import type { Category, Region } from '@ochiq/shared/lots';
import type { Currency } from '@ochiq/shared/money';
import type { Queryable } from '../base/index.js';

/** What a lot's likes have in common with it, and the price they are near to, in minor units. */
export interface Likeness {
  readonly lotId: number;
  readonly category: Category;
  readonly region: Region;
  readonly currency: Currency;
  readonly priceMinor: bigint;
}

/**
 * Open lots of the same category, region and currency, the nearest in price first. Walks the index of kind and price from the price
 * up and down, a few rows each way, however many lots there are.
 */
export async function readSimilar(db: Queryable, like: Likeness, limit: number): Promise<number[]> {
  const rows = await db.sql<{ id: number }>(
    `select near.id from (values ('live'), ('published')) as open(state)
     cross join lateral (
       (select id, listed_minor from lot
        where published_at is not null and state = open.state and category = $2 and region = $3 and listed_minor >= $5 and currency = $4 and id <> $1
        order by listed_minor, id limit $6)
       union all
       (select id, listed_minor from lot
        where published_at is not null and state = open.state and category = $2 and region = $3 and listed_minor < $5 and currency = $4 and id <> $1
        order by listed_minor desc, id desc limit $6)) near
     order by abs(near.listed_minor - $5), near.id limit $6`,
    [like.lotId, like.category, like.region, like.currency, like.priceMinor, limit],
  );
  return rows.map(({ id }) => id);
}
