import type { LotState, ReviewItem } from '@ochiq/shared/lots';
import type { Queryable } from '../base/index.js';

export interface ReviewRow {
  lot: number;
  title: ReviewItem['title'];
  what: ReviewItem['what'];
  proposal: string | null;
  at: Date;
  byId: string;
  by: string;
  authorId: string;
  state: LotState;
  startsAt: Date;
  endsAt: Date;
}

const mostItems = 500;

/** What waits for a second official in an office, oldest first: lots in review, proposals on open lots, orders to confirm. */
export const readReviewItems = (db: Queryable, officeId: number): Promise<ReviewRow[]> =>
  db.sql<ReviewRow & { lot: number }>(
    `select item.lot, lot.title, item.what, item.proposal, item.at, item.by as "byId", person.name as by, lot.author_id as "authorId",
       lot.state, lot.starts_at as "startsAt", lot.ends_at as "endsAt"
     from (
       select id as lot, 'publication' as what, null::uuid as proposal, submitted_at as at, submitted_by as by from lot
         where office_id = $1 and state = 'in_review'
       union all
       select lot_id, p.kind, p.id, p.proposed_at, p.proposed_by from lot_proposal p join lot on lot.id = p.lot_id
         where office_id = $1 and decided_at is null and lot.state in ('published', 'live', 'suspended')
       union all
       select lot_id, 'suspension', s.id, s.at, s.suspended_by from lot_suspension s join lot on lot.id = s.lot_id
         where office_id = $1 and resumed_at is null and confirmed_by is null and lot.state = 'suspended'
     ) item join lot on lot.id = item.lot join person on person.id = item.by
     order by item.at, item.lot limit ${mostItems}`,
    [officeId],
  );
