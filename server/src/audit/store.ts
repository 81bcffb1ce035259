import type { Translated } from '@ochiq/shared/language';
import { plainArray, type Queryable } from '../base/index.js';

export interface BidCounts {
  lotId: number;
  bidderCount: number;
  rejectedCount: number;
  lastBidAt: Date | null;
}

/** How lots were bid on, rejected bids included. Lots without a bid are left out. */
export async function readBidCounts(db: Queryable, lotIds: readonly number[]): Promise<ReadonlyMap<number, BidCounts>> {
  const rows = await db.sql<BidCounts & { lotId: number }>(
    `select lot_id as "lotId", count(distinct person_id)::int as "bidderCount",
       count(*) filter (where outcome = 'rejected')::int as "rejectedCount", max(at) as "lastBidAt"
     from bid where lot_id = any($1::int[]) group by lot_id`,
    [lotIds],
  );
  return new Map(rows.map((row) => [row.lotId, row]));
}

/** A lot as lists name it. */
export interface LotHead {
  lot: number;
  title: Translated;
  state: string;
}

/** Published lots by their numbers; others are left out. */
export async function readLotHeads(db: Queryable, lots: readonly number[]): Promise<ReadonlyMap<number, LotHead>> {
  const rows = await db.sql<LotHead & { lot: number }>(
    'select id as lot, title, state from lot where id = any($1::int[]) and published_at is not null',
    [plainArray([...new Set(lots)])],
  );
  return new Map(rows.map((row) => [row.lot, row]));
}
