import type { Queryable } from '../base/index.js';
import { cardColumns, type LotRow } from './store.js';

export type QueueLot = Pick<LotRow, 'id' | 'title' | 'state' | 'startsAt' | 'endsAt' | 'appraisalMinor' | 'photoCount' | 'authorId'> & {
  submittedBy: string | null;
};

/** Lots of an office that ask for something: all before publication, and those that start or end before a moment. */
export async function readQueueLots(db: Queryable, officeId: number, before: Date): Promise<QueueLot[]> {
  return db.sql<QueueLot & { id: number }>(
    `select ${cardColumns}, lot.author_id as "authorId", lot.submitted_by as "submittedBy" from lot
     where office_id = $1 and (state in ('draft', 'in_review') or (state = 'published' and starts_at < $2) or (state = 'live' and ends_at < $2))
     order by id desc limit 500`,
    [officeId, before],
  );
}

/** The things of an office that lots before their auction hold, for their appraisals. */
export async function readHeldItems(
  db: Queryable,
  officeId: number,
): Promise<{ itemId: number; region: string; title: LotRow['title'] }[]> {
  return db.sql<{ itemId: number; region: string; title: LotRow['title'] }>(
    `select item_id as "itemId", region, title from lot
     where office_id = $1 and item_id is not null and state in ('draft', 'in_review', 'published') order by id desc limit 500`,
    [officeId],
  );
}

export type AskedLot = Pick<LotRow, 'id' | 'title' | 'state' | 'startsAt' | 'endsAt'>;

/** Lots of an office that somebody waits for an answer about, while an answer may still help. */
export async function readAskedLots(db: Queryable, officeId: number): Promise<AskedLot[]> {
  return db.sql<AskedLot & { id: number }>(
    `select id, title, state, starts_at as "startsAt", ends_at as "endsAt" from lot
     where office_id = $1 and state in ('published', 'live', 'suspended')
       and exists (select from lot_question where lot_id = lot.id and answer is null)
     order by id desc limit 500`,
    [officeId],
  );
}
