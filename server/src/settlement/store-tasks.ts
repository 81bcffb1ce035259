import type { RulesWire } from '@ochiq/shared/bidding';
import type { Translated } from '@ochiq/shared/language';
import type { AftermathState, SaleState } from '@ochiq/shared/settlement';
import type { Queryable } from '../base/index.js';

/** A lot after its auction that is not done with. */
export interface UnsettledLot {
  id: number;
  title: Translated;
  endsAt: Date;
  rules: RulesWire;
  /** The latest attempt to sell; null where there is none. */
  saleState: SaleState | null;
  dueAt: Date | null;
  recordedBy: string | null;
  proposed: boolean;
  defaultedAt: Date | null;
  aftermath: AftermathState | null;
}

/** The lots of an office whose auction is over and whose sale is not, the latest first. */
export const readUnsettled = (db: Queryable, officeId: number): Promise<UnsettledLot[]> =>
  db.sql<UnsettledLot & { id: number }>(
    `select lot.id, lot.title, lot.ends_at as "endsAt", lot.rules, s.state as "saleState", s.due_at as "dueAt", s.recorded_by as "recordedBy",
       s.proposed_by is not null as proposed, s.defaulted_at as "defaultedAt", a.state as aftermath
     from lot
     left join lateral (select * from sale where lot_id = lot.id order by attempt desc limit 1) s on true
     left join lot_aftermath a on a.lot_id = lot.id
     where lot.office_id = $1 and lot.state in ('sold', 'unsold') and coalesce(s.state, '') not in ('distributed', 'annulled')
       and coalesce(a.state, 'open') not in ('repeated', 'returned')
     order by lot.id desc limit 500`,
    [officeId],
  );
