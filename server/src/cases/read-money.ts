import { type CaseMoney, type Debt, type RecoverySource, recoverySources, remainingOf } from '@ochiq/shared/cases';
import { most } from '@ochiq/shared/money';
import { newestProfile, shareOf } from '@ochiq/shared/rules';
import type { Queryable } from '../base/index.js';
import { type CaseHead, readCaseClaims, readCosts, readPaid } from './store-ends.js';

/** A claim with what is still to be paid of it. Minor units. */
export interface OpenClaim {
  readonly partyId: string;
  readonly rank: 'alimony' | 'wages' | 'taxes' | 'secured' | 'other';
  readonly claimMinor: bigint;
  readonly leftMinor: bigint;
}

export interface CaseDebt extends Debt {
  readonly claims: readonly OpenClaim[];
  readonly remainingMinor: bigint;
  readonly bySource: ReadonlyMap<RecoverySource, bigint>;
}

/** The state's fee for enforcing in a country, as a share of what is collected; see the country's rule profile for its source. */
export const feeBasisPointsOf = (jurisdiction: CaseHead['jurisdiction']): number =>
  newestProfile(jurisdiction, 'law').figures.enforcementFeeBasisPoints.value;

type Known = Pick<CaseHead, 'id' | 'jurisdiction'>;

/** What is asked of the debtors of cases and what has come, with a fixed number of statements. */
export async function readDebts(db: Queryable, cases: readonly Known[]): Promise<ReadonlyMap<number, CaseDebt>> {
  const ids = cases.map(({ id }) => id);
  const [claims, costs, paid] = [await readCaseClaims(db, ids), await readCosts(db, ids), await readPaid(db, ids)];
  return new Map(
    cases.map(({ id, jurisdiction }) => {
      const own = paid.filter(({ caseId }) => caseId === id);
      const sumOf = (of: (row: (typeof own)[number]) => boolean) => own.filter(of).reduce((sum, { minor }) => sum + minor, 0n);
      const open = claims
        .filter(({ caseId }) => caseId === id)
        .map(({ partyId, rank, claimMinor }) => {
          const leftMinor = most(0n, claimMinor - sumOf((row) => row.part === 'claim' && row.partyId === partyId));
          return { partyId, rank, claimMinor, leftMinor };
        });
      const claimMinor = open.reduce((sum, one) => sum + one.claimMinor, 0n);
      const debt: Debt = {
        claimMinor,
        feeMinor: shareOf(claimMinor, feeBasisPointsOf(jurisdiction)),
        costsMinor: costs.filter(({ caseId }) => caseId === id).reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
        paid: {
          claimMinor: sumOf(({ part }) => part === 'claim'),
          feeMinor: sumOf(({ part }) => part === 'fee'),
          costsMinor: sumOf(({ part }) => part === 'costs'),
        },
      };
      const bySource = new Map(
        recoverySources.map((source) => [source, sumOf((row) => row.part === 'claim' && row.source === source)] as const),
      );
      return [id, { ...debt, claims: open, remainingMinor: remainingOf(debt), bySource }];
    }),
  );
}

/** The same of one case. */
export async function readDebt(db: Queryable, one: Known): Promise<CaseDebt> {
  const debt = (await readDebts(db, [one])).get(one.id);
  if (!debt) throw new Error(`case ${one.id} has no debt`);
  return debt;
}

export const moneyView = ({ claimMinor, feeMinor, costsMinor, paid, remainingMinor, bySource }: CaseDebt): CaseMoney => ({
  claimMinor: claimMinor.toString(),
  feeMinor: feeMinor.toString(),
  costsMinor: costsMinor.toString(),
  recoveredMinor: paid.claimMinor.toString(),
  recoveredBy: [...bySource].filter(([, minor]) => minor > 0n).map(([source, minor]) => ({ source, minor: minor.toString() })),
  remainingMinor: remainingMinor.toString(),
});
