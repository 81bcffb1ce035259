import type { Translated } from '@ochiq/shared/language';
import { plainArray, type Queryable } from '../base/index.js';

/** Days (UTC) on which the sale of a lot was decided, the newest first, with the number of lots. */
export const readDays = (db: Queryable): Promise<{ day: string; lots: number }[]> =>
  db.sql(
    `select to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as lots
     from lot join log_entry entry on entry.lot_id = lot.id and entry.seq = lot.seq
     where lot.state in ('sold', 'unsold', 'withdrawn') and lot.published_at is not null group by 1 order by 1 desc`,
  );

/** Numbers of the lots whose sale was decided on a day (UTC), in the order of the decisions. */
export async function readDecided(db: Queryable, day: string): Promise<number[]> {
  const rows = await db.sql<{ id: number }>(
    `select lot.id from lot join log_entry entry on entry.lot_id = lot.id and entry.seq = lot.seq
     where lot.state in ('sold', 'unsold', 'withdrawn') and lot.published_at is not null
       and entry.at >= ($1::date)::timestamp at time zone 'UTC' and entry.at < ($1::date + 1)::timestamp at time zone 'UTC'
     order by entry.at, lot.id`,
    [day],
  );
  return rows.map(({ id }) => id);
}

/** What is public of a lot; amounts are minor units. */
export interface OpenLot {
  lot: number;
  seq: number;
  state: 'published' | 'live' | 'suspended' | 'sold' | 'unsold' | 'withdrawn';
  title: Translated;
  description: Translated;
  category: string;
  region: string;
  place: string;
  currency: 'UZS' | 'KGS' | 'USD';
  startMinor: bigint;
  appraisalMinor: bigint | null;
  priceMinor: bigint | null;
  publishedAt: Date;
  startsAt: Date;
  endsAt: Date;
  /** Of the newest public event. */
  changedAt: Date;
  rules: string;
  repeatOf: number | null;
  officeId: number;
  officeName: Translated;
  jurisdiction: 'UZ' | 'KG';
  court: Translated;
  bids: { seq: number; at: string; bidder: number; amountMinor: string }[];
  /** Attempts to sell after the hammer, the first first. */
  sales: { attempt: number; bidder: number | null; priceMinor: string; state: string; createdAt: string; paidAt: string | null }[];
}

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What is public of published lots, in the order given; unknown and unpublished numbers are left out. */
export async function readOpenLots(db: Queryable, lots: readonly number[]): Promise<OpenLot[]> {
  return db.sql<OpenLot & { lot: number }>(
    `select lot.id as lot, lot.seq, lot.state, lot.title, lot.description, lot.category, lot.region, lot.place, lot.currency::text as currency,
       lot.start_minor as "startMinor", lot.appraisal_minor as "appraisalMinor", lot.price_minor as "priceMinor", lot.published_at as "publishedAt", lot.starts_at as "startsAt",
       lot.ends_at as "endsAt", coalesce(entry.at, lot.published_at) as "changedAt",
       (lot.rules ->> 'profile') || ' ' || (lot.rules ->> 'version') as rules, lot.repeat_of as "repeatOf",
       office.id as "officeId", office.name as "officeName", office.jurisdiction, court.name as court,
       coalesce((select json_agg(json_build_object('seq', bid.seq, 'at', ${iso('bid.at')}, 'bidder', bid.bidder, 'amountMinor', bid.amount_minor::text)
         order by bid.seq) from bid where bid.lot_id = lot.id and bid.seq is not null), '[]') as bids,
       coalesce((select json_agg(json_build_object('attempt', sale.attempt, 'bidder', sale.bidder, 'priceMinor', sale.price_minor::text,
           'state', sale.state, 'createdAt', ${iso('sale.created_at')}, 'paidAt', ${iso('sale.paid_at')})
         order by sale.attempt) from sale where sale.lot_id = lot.id), '[]') as sales
     from unnest($1::int[]) with ordinality as wanted(id, place)
     join lot on lot.id = wanted.id and lot.published_at is not null
     join office on office.id = lot.office_id
     join court on court.id = lot.court_id
     left join log_entry entry on entry.lot_id = lot.id and entry.seq = lot.seq
     order by wanted.place`,
    [plainArray(lots)],
  );
}
