import type { ClaimRank } from '@ochiq/shared/cases';
import type { Queryable } from '../base/index.js';

/** A creditor's claim in a case, with what earlier sales have paid of it. */
export interface ClaimRow {
  partyId: string;
  rank: ClaimRank;
  claimMinor: bigint;
  /** What is still to be paid. */
  leftMinor: bigint;
  /** The executive document. */
  ground: string;
}

/** The claims of a case in their order, and its debtor. Paid is what distributed sales of any of its lots gave, or hold for a creditor who took one. */
export async function readClaims(db: Queryable, caseId: number): Promise<{ claims: ClaimRow[]; debtorId: string }> {
  const claims = await db.sql<ClaimRow & { partyId: string }>(
    `select k.party_id as "partyId", k.rank, k.claim_minor as "claimMinor", d.number as ground,
       greatest(0, k.claim_minor - coalesce((
         select sum(share.paid_minor) from sale_share share
         join sale using (lot_id, attempt) join lot on lot.id = sale.lot_id
         where lot.case_id = k.case_id and sale.state = 'distributed' and share.party_id = k.party_id and share.rank <> 'debtor'
       ), 0))::bigint as "leftMinor"
     from case_creditor k join executive_document d on d.case_id = k.case_id where k.case_id = $1 order by k.priority`,
    [caseId],
  );
  const [row] = await db.sql<{ debtorId: string }>('select debtor_id as "debtorId" from enforcement_case where id = $1', [caseId]);
  if (!row) throw new Error(`no case ${caseId}`);
  return { claims, debtorId: row.debtorId };
}
