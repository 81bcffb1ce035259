import { plainArray, type Queryable } from '../base/index.js';

/** Instants are ms since 1970 UTC; amounts minor units. */
export interface LotFactRow {
  lot: number;
  office: number;
  official: string;
  approver: string | null;
  category: string;
  region: string;
  currency: string;
  startMinor: bigint;
  reserveMinor: bigint | null;
  appraisalMinor: bigint | null;
  publishedAt: number;
  startsAt: number;
  originalEndsAt: number;
  endsAt: number;
  closedAt: number;
  outcome: 'sold' | 'unsold' | 'withdrawn';
  priceMinor: bigint | null;
  leader: string | null;
  repeatOf: number | null;
  round: number;
  profile: string;
  version: number;
  jurisdiction: string;
  photos: number;
  textLength: number;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** Lots whose end was decided from an instant on and before another, in the order of their ends. The end is the last public event of a lot. */
export const readEndedLots = (db: Queryable, from: Date | null, to: Date | null): Promise<{ lot: number }[]> =>
  db.sql(
    `select lot.id as lot from lot join log_entry entry on entry.lot_id = lot.id and entry.seq = lot.seq
     where lot.state in ('sold', 'unsold', 'withdrawn') and lot.published_at is not null
       and ($1::timestamptz is null or entry.at >= $1) and ($2::timestamptz is null or entry.at < $2)
     order by entry.at, lot.id`,
    [from, to],
  );

/** What is known of ended lots themselves; others are left out. */
export const readLotRows = (db: Queryable, lots: readonly number[]): Promise<LotFactRow[]> =>
  db.sql<LotFactRow & { lot: number }>(
    `select lot.id as lot, office_id as office, author_id as official, approved_by as approver, category, lot.region, currency::text as currency,
       start_minor as "startMinor", reserve_minor as "reserveMinor", appraisal_minor as "appraisalMinor", ${ms('published_at')} as "publishedAt",
       ${ms('starts_at')} as "startsAt", ${ms('original_ends_at')} as "originalEndsAt", ${ms('ends_at')} as "endsAt", ${ms('entry.at')} as "closedAt",
       state as outcome, price_minor as "priceMinor", leader_id as leader, repeat_of as "repeatOf", round,
       rules ->> 'profile' as profile, (rules ->> 'version')::int as version, office.jurisdiction,
       (select count(*)::int from lot_photo where lot_photo.lot_id = lot.id) as photos,
       (select coalesce(max(length(text.value)), 0) from jsonb_each_text(description) text) as "textLength"
     from lot join office on office.id = lot.office_id join log_entry entry on entry.lot_id = lot.id and entry.seq = lot.seq
     where lot.id = any($1::int[]) and state in ('sold', 'unsold', 'withdrawn') and published_at is not null`,
    [plainArray(lots)],
  );

export interface BidFactRow {
  lot: number;
  id: number;
  at: number;
  person: string;
  kind: 'direct' | 'proxy';
  accepted: boolean;
  maxMinor: bigint;
  amountMinor: bigint | null;
  priceMinor: bigint | null;
  leading: boolean;
  endsAt: number;
}

/** Every bid on lots, refused ones too, lot by lot in the order of their decision. */
export const readBidRows = (db: Queryable, lots: readonly number[]): Promise<BidFactRow[]> =>
  db.sql<BidFactRow & { lot: number }>(
    `select lot_id as lot, id::float8 as id, ${ms('at')} as at, person_id as person, kind, outcome = 'accepted' as accepted, max_minor as "maxMinor",
       amount_minor as "amountMinor", price_minor as "priceMinor", "leading", ${ms('ends_at')} as "endsAt"
     from bid where lot_id = any($1::int[]) order by lot_id, id`,
    [plainArray(lots)],
  );

export interface EntrantRow {
  lot: number;
  person: string;
  bidder: number;
}

/** Everybody who was ever admitted to lots. */
export const readEntrantRows = (db: Queryable, lots: readonly number[]): Promise<EntrantRow[]> =>
  db.sql<EntrantRow & { lot: number }>(
    `select lot_id as lot, person_id as person, bidder from deposit where lot_id = any($1::int[]) and held_at is not null order by lot_id, bidder`,
    [plainArray(lots)],
  );

export interface PayerRow {
  lot: number;
  bidder: number;
  account: string;
}

/** The accounts that money for lots came from, as the bank's statements name them, once each. */
export const readPayerRows = (db: Queryable, lots: readonly number[]): Promise<PayerRow[]> =>
  db.sql<PayerRow & { lot: number }>(
    `select distinct lot_id as lot, bidder, other_account as account from bank_entry
     where lot_id = any($1::int[]) and bidder is not null and direction = 'credit' and other_account is not null order by 1, 2, 3`,
    [plainArray(lots)],
  );

export interface EditRow {
  lot: number;
  entry: number;
  at: number;
}

/** What was corrected in lots after their publication, by its log entry. Only lots with an approved correction are looked at. */
export const readEditRows = (db: Queryable, lots: readonly number[]): Promise<EditRow[]> =>
  db.sql<EditRow & { lot: number }>(
    `select lot_id as lot, id::float8 as entry, ${ms('at')} as at from log_entry
     where kind = 'corrected' and lot_id in (
       select lot_id from lot_proposal where lot_id = any($1::int[]) and kind = 'correction' and approved)
     order by lot_id, id`,
    [plainArray(lots)],
  );

export interface SaleRow {
  lot: number;
  /** Null for a creditor who takes the lot. */
  buyer: string | null;
  priceMinor: bigint;
  defaulted: boolean;
}

/** Each attempt to sell lots: the winner's, the runner-up's after a default, a creditor's; the first first. */
export const readSaleRows = (db: Queryable, lots: readonly number[]): Promise<SaleRow[]> =>
  db.sql<SaleRow & { lot: number }>(
    `select lot_id as lot, buyer_id as buyer, price_minor as "priceMinor", state = 'defaulted' as defaulted from sale
     where lot_id = any($1::int[]) order by lot_id, attempt`,
    [plainArray(lots)],
  );
