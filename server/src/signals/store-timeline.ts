import type { Translated } from '@ochiq/shared/language';
import type { Region } from '@ochiq/shared/lots';
import type { Queryable } from '../base/index.js';

export interface TimelineLot {
  id: number;
  title: Translated;
  state: string;
  region: Region;
  currency: string;
  startMinor: bigint;
  reserveMinor: bigint | null;
  appraisalMinor: bigint | null;
  publishedAt: Date;
  startsAt: Date;
  originalEndsAt: Date;
  endsAt: Date;
  authorId: string;
  winnerId: string | null;
}

/** A lot that was published; null for any other. */
export async function readTimelineLot(db: Queryable, lot: number): Promise<TimelineLot | null> {
  const [row] = await db.sql<TimelineLot & { id: number }>(
    `select id, title, state, region, currency::text as currency, start_minor as "startMinor", reserve_minor as "reserveMinor",
       appraisal_minor as "appraisalMinor", published_at as "publishedAt", starts_at as "startsAt", original_ends_at as "originalEndsAt",
       ends_at as "endsAt", author_id as "authorId", case when state = 'sold' then leader_id end as "winnerId"
     from lot where id = $1 and published_at is not null`,
    [lot],
  );
  return row ?? null;
}

export interface TimelineBid {
  id: number;
  seq: number | null;
  at: Date;
  bidder: number | null;
  personId: string;
  kind: 'direct' | 'proxy';
  outcome: 'accepted' | 'rejected';
  code: string | null;
  amountMinor: bigint | null;
  /** What a refused direct bid offered. */
  offeredMinor: bigint | null;
  priceMinor: bigint | null;
  endsAt: Date;
  leading: boolean;
}

/** Every bid on a lot, in the order of their decision; a proxy's maximum is not told. */
export const readTimelineBids = (db: Queryable, lot: number): Promise<TimelineBid[]> =>
  db.sql<TimelineBid & { id: number }>(
    `select id::float8 as id, seq, at, bidder, person_id as "personId", kind, outcome, code, amount_minor as "amountMinor",
       case when kind = 'direct' then max_minor end as "offeredMinor", price_minor as "priceMinor", ends_at as "endsAt", "leading"
     from bid where lot_id = $1 order by id limit 20000`,
    [lot],
  );

/** Everybody who was admitted to a lot, by number. */
export const readLaneRows = (db: Queryable, lot: number): Promise<{ bidder: number; personId: string }[]> =>
  db.sql(`select bidder, person_id as "personId" from deposit where lot_id = $1 and held_at is not null order by bidder`, [lot]);

/** Steps of a lot apart from its bids and seals, as the log has them. */
export const readSteps = (db: Queryable, lot: number): Promise<{ entry: number; kind: string; at: Date }[]> =>
  db.sql(
    `select id::float8 as entry, kind, at from log_entry
     where lot_id = $1 and kind not in ('bid', 'bid_refused', 'proxy_sealed', 'seal_opened', 'bidder_admitted') order by id limit 2000`,
    [lot],
  );

/** Which of these people work for an office or for the platform. */
export async function readStaffAmong(db: Queryable, people: readonly string[]): Promise<Set<string>> {
  const rows = await db.sql<{ id: string }>(
    `select distinct person_id as id from role_grant where role <> 'citizen' and person_id = any($1::uuid[])`,
    [[...people]],
  );
  return new Set(rows.map(({ id }) => id));
}
