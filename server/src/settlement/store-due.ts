import type { Currency } from '@ochiq/shared/money';
import { type Queryable, readClock } from '../base/index.js';

/** How far back a quick look goes for lots that were sold; the whole table is looked through now and then. */
const recentMs = 86_400_000;

/** Sold lots without a sale. @param whole looks through all lots, not only those that ended lately */
export async function findUnopened(db: Queryable, { whole, limit }: { whole: boolean; limit: number }): Promise<number[]> {
  // A known instant, and each lot asked for by itself: otherwise Postgres takes a third of all lots to have ended lately, and all sales with them.
  const since = new Date((await readClock(db)).getTime() - recentMs).toISOString();
  const lately = whole ? '' : `and currency in ('UZS', 'KGS', 'USD') and ends_at > $2::timestamptz`;
  const rows = await db.sql<{ id: number }>(
    `with sold as materialized (select id from lot where state = 'sold' and published_at is not null ${lately})
     select id from sold where (select lot_id from sale where sale.lot_id = sold.id limit 1) is null order by id limit $1`,
    whole ? [limit] : [limit, since],
  );
  return rows.map(({ id }) => id);
}

/** Sales that wait for money, the soonest due first, and how much each still needs in all. */
export const findToPay = (db: Queryable, limit: number): Promise<{ lotId: number; currency: Currency; cashMinor: bigint }[]> =>
  db.sql<{ lotId: number; currency: Currency; cashMinor: bigint }>(
    `select lot_id as "lotId", currency, price_minor - set_off_minor as "cashMinor" from sale where state = 'to_pay' order by due_at limit $1`,
    [limit],
  );

/** Sales whose time to pay is over. */
export async function findOverdue(db: Queryable, limit: number): Promise<number[]> {
  const rows = await db.sql<{ lotId: number }>(
    `select lot_id as "lotId" from sale where state = 'to_pay' and due_at <= clock_timestamp() order by due_at limit $1`,
    [limit],
  );
  return rows.map(({ lotId }) => lotId);
}

/** Lots whose creditor has not answered in time. */
export async function findLapsed(db: Queryable, limit: number): Promise<number[]> {
  const rows = await db.sql<{ lotId: number }>(
    `select lot_id as "lotId" from creditor_offer where answer is null and until <= clock_timestamp() order by until limit $1`,
    [limit],
  );
  return rows.map(({ lotId }) => lotId);
}
