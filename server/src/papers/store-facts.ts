import type { Translated } from '@ochiq/shared/language';
import type { Currency } from '@ochiq/shared/money';
import type { Queryable } from '../base/index.js';

/** What papers say of a lot, its office and its case. */
export interface LotGroundRow {
  lot: number;
  seq: number;
  title: Translated;
  place: string;
  currency: Currency;
  startMinor: bigint;
  appraisalMinor: bigint | null;
  depositMinor: bigint;
  profile: string;
  profileVersion: number;
  round: number;
  publishedAt: Date;
  startsAt: Date;
  originalEndsAt: Date;
  endsAt: Date;
  office: Translated;
  jurisdiction: 'UZ' | 'KG';
  court: Translated;
  caseNumber: string;
  executiveDocumentNumber: string;
  debtorId: string;
}

/** A published lot with its case; null for others. */
export async function readLotGround(db: Queryable, lotId: number): Promise<LotGroundRow | null> {
  const [row] = await db.sql<LotGroundRow & { lot: number }>(
    `select lot.id as lot, lot.seq, lot.title, lot.place, lot.currency, start_minor as "startMinor", appraisal_minor as "appraisalMinor",
       deposit_minor as "depositMinor", rules ->> 'profile' as profile, (rules ->> 'version')::int as "profileVersion", round,
       published_at as "publishedAt", starts_at as "startsAt", original_ends_at as "originalEndsAt", ends_at as "endsAt",
       office.name as office, office.jurisdiction, court.name as court, c.number as "caseNumber", d.number as "executiveDocumentNumber",
       c.debtor_id as "debtorId"
     from lot join office on office.id = lot.office_id join enforcement_case c on c.id = lot.case_id
     join executive_document d on d.case_id = c.id join court on court.id = d.court_id
     where lot.id = $1 and published_at is not null`,
    [lotId],
  );
  return row ?? null;
}

export interface CreditorRow {
  partyId: string;
  claimMinor: bigint;
}

/** The creditors of a lot's case in the order of their priority. */
export const readCreditors = (db: Queryable, lotId: number): Promise<CreditorRow[]> =>
  db.sql<CreditorRow & { partyId: string }>(
    `select party_id as "partyId", claim_minor as "claimMinor" from case_creditor join lot using (case_id) where lot.id = $1 order by priority`,
    [lotId],
  );

export interface AdmittedRow {
  bidder: number;
  personId: string;
  bids: number;
  bestMinor: bigint | null;
}

/** Everyone admitted to a lot by their number, with their accepted bids as they were visible. */
export const readAdmitted = (db: Queryable, lotId: number): Promise<AdmittedRow[]> =>
  db.sql<AdmittedRow & { bidder: number }>(
    `select deposit.bidder, deposit.person_id as "personId", count(bid.seq)::int as bids, max(bid.amount_minor) as "bestMinor"
     from deposit left join bid on bid.lot_id = deposit.lot_id and bid.bidder = deposit.bidder and bid.seq is not null
     where deposit.lot_id = $1 and deposit.held_at is not null group by deposit.bidder, deposit.person_id order by deposit.bidder`,
    [lotId],
  );

export interface PublicBidRow {
  seq: number;
  at: Date;
  bidder: number;
  amountMinor: bigint;
  priceMinor: bigint;
}

/** The latest public bids of a lot, oldest first, with how many there are at all. */
export async function readLatestBids(db: Queryable, lotId: number, limit: number): Promise<{ bids: PublicBidRow[]; count: number }> {
  const bids = await db.sql<PublicBidRow & { seq: number }>(
    `select seq, at, bidder, amount_minor as "amountMinor", price_minor as "priceMinor" from bid
     where lot_id = $1 and seq is not null order by seq desc limit $2`,
    [lotId, limit],
  );
  const [counted] = await db.sql<{ count: number }>('select count(*)::int as count from bid where lot_id = $1 and seq is not null', [
    lotId,
  ]);
  return { bids: bids.reverse(), count: counted?.count ?? 0 };
}

/** Entries of the log that a protocol is due for, from a number in the tree on. */
export interface DueEntry {
  index: number;
  leaf: string;
}

/** Where the tree ends whose entries are signed for; nothing after it can be shown yet. */
export async function readSignedSize(db: Queryable): Promise<number> {
  const [row] = await db.sql<{ size: number }>('select coalesce(max(size), 0)::float8 as size from log_checkpoint');
  return row?.size ?? 0;
}

export const readDueEntries = (db: Queryable, from: number, to: number): Promise<DueEntry[]> =>
  db.sql<DueEntry & { index: number }>(
    `select leaf.index::float8 as index, entry.leaf from log_leaf leaf join log_entry entry on entry.id = leaf.entry_id
     where leaf.index >= $1 and leaf.index < $2 and entry.kind in ('closed', 'withdrawn', 'suspended') and entry.seq is not null order by leaf.index`,
    [from, to],
  );

/** The latest ends of lots, the newest first. */
export const readLatestEnds = (db: Queryable, limit: number): Promise<{ leaf: string }[]> =>
  db.sql<{ leaf: string }>(
    `select leaf from log_entry where kind in ('closed', 'withdrawn', 'suspended') and seq is not null order by at desc, id desc limit $1`,
    [limit],
  );

/** Where the log has a lot's event: its number, and the first signed tree that holds it. Null until there is one. */
export async function readRecord(db: Queryable, lotId: number, seq: number): Promise<{ index: number; size: number; root: string } | null> {
  const [row] = await db.sql<{ index: number; size: number; root: string }>(
    `select leaf.index::float8 as index, checkpoint.size::float8 as size, encode(checkpoint.root, 'base64') as root
     from log_entry entry join log_leaf leaf on leaf.entry_id = entry.id
     join lateral (select size, root from log_checkpoint where size > leaf.index order by size limit 1) checkpoint on true
     where entry.lot_id = $1 and entry.seq = $2`,
    [lotId, seq],
  );
  return row ?? null;
}

/** The same of a person's latest admission to a lot. Null until a signed tree holds it. */
export async function readAdmissionRecord(
  db: Queryable,
  lotId: number,
  personId: string,
): Promise<{ index: number; size: number; root: string } | null> {
  const [row] = await db.sql<{ index: number; size: number; root: string }>(
    `select leaf.index::float8 as index, checkpoint.size::float8 as size, encode(checkpoint.root, 'base64') as root
     from log_entry entry join log_leaf leaf on leaf.entry_id = entry.id
     join lateral (select size, root from log_checkpoint where size > leaf.index order by size limit 1) checkpoint on true
     where entry.lot_id = $1 and entry.actor_id = $2 and entry.kind = 'bidder_admitted' order by entry.id desc limit 1`,
    [lotId, personId],
  );
  return row ?? null;
}
