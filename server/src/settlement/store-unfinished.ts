import type { Tx } from '../base/index.js';

/**
 * Locks the lots of a case, in the order of their ids, and counts those that are not done with: waiting for approval, on sale, sold
 * and not distributed, or offered to a creditor.
 */
export async function unfinishedLots(tx: Tx, caseId: number): Promise<number> {
  const rows = await tx.sql<{ id: number; open: boolean }>(
    `select id, case state when 'sold' then coalesce((select state in ('to_pay', 'paid', 'handed_over') from sale
         where sale.lot_id = lot.id order by attempt desc limit 1), true)
       when 'unsold' then exists (select from lot_aftermath a where a.lot_id = lot.id and a.state in ('offered', 'taken'))
       else state in ('in_review', 'published', 'live', 'suspended') end as open
     from lot where case_id = $1 order by id for update of lot`,
    [caseId],
  );
  return rows.filter(({ open }) => open).length;
}
