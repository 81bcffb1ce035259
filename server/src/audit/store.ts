import type { Queryable } from '../base/index.js';

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
