import type { RulesWire } from '@ochiq/shared/bidding';
import type { Translated } from '@ochiq/shared/language';
import type { Category, LotState, Region, WithdrawalGround } from '@ochiq/shared/lots';
import type { Currency } from '@ochiq/shared/money';
import type { Queryable, Tx } from '../base/index.js';
import { lot } from './table.js';

export type NewLot = typeof lot.$inferInsert;

/** Inserts lots in one statement. @returns their ids in the order given */
export async function insertLots(db: Queryable, rows: readonly NewLot[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const inserted = await db.orm
    .insert(lot)
    .values([...rows])
    .returning({ id: lot.id });
  return inserted.map(({ id }) => id);
}

export interface StandingRow {
  id: number;
  seq: number;
  state: LotState;
  startsAt: Date;
  endsAt: Date;
  priceMinor: bigint | null;
  minNextMinor: bigint;
  leader: number | null;
  bidCount: number;
}

export interface CardRow extends StandingRow {
  title: Translated;
  category: Category;
  region: Region;
  currency: Currency;
  startMinor: bigint;
  appraisalMinor: bigint | null;
  thumbnailSha256: string | null;
  photoCount: number;
}

export interface LotRow extends CardRow {
  caseId: number;
  itemId: number | null;
  officeId: number;
  authorId: string;
  description: Translated;
  place: string;
  depositMinor: bigint;
  reserveMinor: bigint | null;
  rules: RulesWire;
  originalEndsAt: Date;
  publishedAt: Date | null;
  withdrawalGround: string | null;
  /** 1, or more for a repeat auction. */
  round: number;
  withdrawalKind: WithdrawalGround | null;
  submittedBy: string | null;
  suspendedAt: Date | null;
}

const standingColumns = `lot.id, lot.seq, lot.state, lot.starts_at as "startsAt", lot.ends_at as "endsAt", lot.price_minor as "priceMinor",
  lot.min_next_minor as "minNextMinor", lot.leader_bidder as leader, lot.bid_count as "bidCount"`;

/** What a card shows; for a select from `lot`. */
export const cardColumns = `${standingColumns}, lot.title, lot.category, lot.region, lot.currency, lot.start_minor as "startMinor",
  lot.appraisal_minor as "appraisalMinor",
  (select sha256 from lot_photo where lot_photo.lot_id = lot.id order by position limit 1) as "thumbnailSha256",
  (select count(*)::int from lot_photo where lot_photo.lot_id = lot.id) as "photoCount"`;

const lotColumns = `${cardColumns}, lot.case_id as "caseId", lot.item_id as "itemId", lot.office_id as "officeId", lot.author_id as "authorId", lot.description, lot.place,
  lot.deposit_minor as "depositMinor", lot.reserve_minor as "reserveMinor", lot.rules, lot.original_ends_at as "originalEndsAt",
  lot.published_at as "publishedAt", lot.withdrawal_ground as "withdrawalGround",
  lot.withdrawal_kind as "withdrawalKind", lot.submitted_by as "submittedBy", lot.suspended_at as "suspendedAt", lot.round`;

/** The standing of a lot that was ever published; null for others. */
export async function readStanding(db: Queryable, id: number): Promise<StandingRow | null> {
  const rows = await db.sql<StandingRow & { id: number }>(`select ${standingColumns} from lot where id = $1 and published_at is not null`, [
    id,
  ]);
  return rows[0] ?? null;
}

/** Cards of published lots in the order of `ids`; others are left out. */
export async function readCards(db: Queryable, ids: readonly number[]): Promise<CardRow[]> {
  return db.sql<CardRow & { id: number }>(
    `select ${cardColumns} from unnest($1::int[]) with ordinality as wanted(id, ordinal)
     join lot on lot.id = wanted.id where lot.published_at is not null order by wanted.ordinal`,
    [ids],
  );
}

const deskLimit = 1000;

/** All lots of an office, drafts too, newest first. */
export async function readDeskCards(db: Queryable, officeId: number): Promise<CardRow[]> {
  return db.sql<CardRow & { id: number }>(`select ${cardColumns} from lot where office_id = $1 order by id desc limit ${deskLimit}`, [
    officeId,
  ]);
}

/** One lot whatever its state; null when there is none. */
export async function readLot(db: Queryable, id: number): Promise<LotRow | null> {
  const rows = await db.sql<LotRow & { id: number }>(`select ${lotColumns} from lot where id = $1`, [id]);
  return rows[0] ?? null;
}

/** The same under the row's lock: nobody bids, edits or closes until the transaction ends. */
export async function lockLot(tx: Tx, id: number): Promise<LotRow | null> {
  const locked = await tx.sql('select id from lot where id = $1 for update', [id]);
  return locked.length === 0 ? null : readLot(tx, id);
}

/** How many lots each case has. */
export async function countLots(db: Queryable, caseIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await db.sql<{ caseId: number; lots: number }>(
    'select case_id as "caseId", count(*)::int as lots from lot where case_id = any($1::int[]) group by case_id',
    [caseIds],
  );
  return new Map(rows.map((row) => [row.caseId, row.lots]));
}

/** The columns of a lot that its bailiff writes, with those that follow from them. */
export type DraftColumns = Pick<
  NewLot,
  | 'caseId'
  | 'itemId'
  | 'category'
  | 'region'
  | 'place'
  | 'title'
  | 'description'
  | 'currency'
  | 'startMinor'
  | 'reserveMinor'
  | 'appraisalMinor'
  | 'depositMinor'
  | 'rules'
  | 'startsAt'
  | 'originalEndsAt'
  | 'endsAt'
  | 'minNextMinor'
>;
