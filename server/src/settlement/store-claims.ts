import type { ClaimRank } from '@ochiq/shared/cases';
import type { Queryable } from '../base/index.js';
import { readCaseHead, readDebt } from '../cases/index.js';

/** A creditor's claim in a case, with what has been paid of it. */
export interface ClaimRow {
  partyId: string;
  rank: ClaimRank;
  claimMinor: bigint;
  /** What is still to be paid. */
  leftMinor: bigint;
  /** The executive document. */
  ground: string;
}

/** What is still to be paid in a case. Amounts in minor units. */
export interface CaseClaims {
  /** In their order. */
  readonly claims: ClaimRow[];
  readonly debtorId: string;
  /** What creditors and the state's fee have had so far, from whatever source. */
  readonly recoveredMinor: bigint;
  readonly feePaidMinor: bigint;
  /** Costs of the case that nobody has repaid. */
  readonly costsLeftMinor: bigint;
}

/** The claims of a case and its debtor; paid is what came from sales, from the debtor, from accounts and from income. */
export async function readClaims(db: Queryable, caseId: number): Promise<CaseClaims> {
  const head = await readCaseHead(db, caseId);
  if (!head) throw new Error(`no case ${caseId}`);
  const [document] = await db.sql<{ ground: string }>('select number as ground from executive_document where case_id = $1', [caseId]);
  const { claims, paid, costsMinor } = await readDebt(db, head);
  const ground = document?.ground ?? '';
  return {
    claims: claims.map((claim) => ({ ...claim, ground })),
    debtorId: head.debtorId,
    recoveredMinor: paid.claimMinor,
    feePaidMinor: paid.feeMinor,
    costsLeftMinor: costsMinor > paid.costsMinor ? costsMinor - paid.costsMinor : 0n,
  };
}
