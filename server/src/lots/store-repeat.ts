import type { RulesWire } from '@ochiq/shared/bidding';
import type { Tx } from '../base/index.js';

/** How a lot is offered again. */
export interface RepeatColumns {
  readonly of: number;
  readonly round: number;
  readonly startMinor: bigint;
  readonly depositMinor: bigint;
  readonly rules: RulesWire;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly authorId: string;
  readonly at: Date;
}

/**
 * Copies a lot for its next round, without a reserve, into review by a second official. @returns its number
 */
export async function insertRepeat(tx: Tx, row: RepeatColumns): Promise<number> {
  const [stored] = await tx.sql<{ id: number }>(
    `insert into lot (case_id, item_id, office_id, author_id, category, region, place, title, description, currency, start_minor, reserve_minor,
       appraisal_minor, deposit_minor, rules, starts_at, original_ends_at, ends_at, created_at, submitted_by, submitted_at, repeat_of, round,
       state, min_next_minor)
     select case_id, item_id, office_id, $2, category, region, place, title, description, currency, $3, null, appraisal_minor, $4, $5, $6, $7, $7, $8,
       $2, $8, id, $9, 'in_review', $3 from lot where id = $1 returning id`,
    [row.of, row.authorId, row.startMinor, row.depositMinor, JSON.stringify(row.rules), row.startsAt, row.endsAt, row.at, row.round],
  );
  if (!stored) throw new Error(`there is no lot ${row.of} to repeat`);
  return stored.id;
}

/** The photos of a lot, which are files of their own, for another lot. @returns those of the other lot */
export const copyPhotos = (tx: Tx, from: number, to: number): Promise<{ id: string; sha256: string }[]> =>
  tx.sql<{ id: string; sha256: string }>(
    `insert into lot_photo (id, lot_id, position, sha256, width, height, caption)
     select uuidv7(), $2, position, sha256, width, height, caption from lot_photo where lot_id = $1 order by position returning id, sha256`,
    [from, to],
  );

/** The same for documents. */
export const copyDocuments = (tx: Tx, from: number, to: number, at: Date): Promise<{ id: string; sha256: string; bytes: number }[]> =>
  tx.sql<{ id: string; sha256: string; bytes: number }>(
    `insert into lot_document (id, lot_id, name, sha256, bytes, added_at)
     select uuidv7(), $2, name, sha256, bytes, $3 from lot_document where lot_id = $1 order by added_at returning id, sha256, bytes`,
    [from, to, at],
  );
