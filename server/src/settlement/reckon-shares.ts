import { least, most } from '@ochiq/shared/money';
import { type RuleProfile, shareOf } from '@ochiq/shared/rules';
import { type Claim, distribute } from '@ochiq/shared/settlement';
import type { ClaimRow } from './store-claims.js';
import type { CostRow, ShareRow } from './store-money.js';
import { rankNumbers } from './terms.js';

/** What a distribution is reckoned from. Amounts in minor units of the lot's currency. */
export interface Proceeds {
  readonly profile: RuleProfile;
  readonly priceMinor: bigint;
  /** Lost deposits that come to the proceeds. */
  readonly forfeitedMinor: bigint;
  readonly costs: readonly CostRow[];
  readonly claims: readonly ClaimRow[];
  readonly debtorId: string;
  /** What the case's creditors and the fee had before, from whatever source; see `CaseClaims`. */
  readonly recoveredMinor?: bigint;
  readonly feePaidMinor?: bigint;
  readonly costsLeftMinor?: bigint;
  /** Money that no auction brought bears no fee of one. */
  readonly withoutSale?: boolean;
}

/** Share that is left for the debtor. */
const debtorRank = 'debtor';

/** The ground of the share that repays the costs of the case, beside those of the sale. */
export const caseCostsGround = 'case_costs';

/**
 * Who gets what of the proceeds, in the profile's order: the costs, with the auction's own fee where the proceeds bear it, the
 * fee of enforcement on what is collected for creditors, the creditors, the debtor. The shares sum to the proceeds.
 *
 * The fee is reckoned on all that was collected in the case and now, less what it has had: so the fees of many payments come to
 * the fee of one, to the last minor unit.
 */
export function reckonShares(proceedsOf: Proceeds): ShareRow[] {
  const { profile, priceMinor, forfeitedMinor, costs, claims, debtorId } = proceedsOf;
  const { recoveredMinor = 0n, feePaidMinor = 0n, costsLeftMinor = 0n, withoutSale = false } = proceedsOf;
  const { saleFee, enforcementFeeBasisPoints } = profile.figures;
  const ranks = rankNumbers(profile);
  const proceeds = priceMinor + forfeitedMinor;
  const rows: { claim: Claim; rank: string; partyId: string | null; ground: string }[] = [];
  const add = (rank: string, id: string, claimMinor: bigint, ground: string, partyId: string | null = null) =>
    claimMinor > 0n && rows.push({ claim: { id, rank: ranks.get(rank) ?? ranks.size + 1, claimMinor }, rank, partyId, ground });
  for (const [index, { ground, amountMinor }] of costs.entries())
    add('sale_costs', `cost ${String(index).padStart(4, '0')}`, amountMinor, ground);
  if (saleFee.value.paidBy === 'proceeds' && !withoutSale) {
    add('sale_costs', 'sale fee', shareOf(priceMinor, saleFee.value.basisPoints), percent(saleFee.value.basisPoints));
  }
  add('sale_costs', 'cost of the case', costsLeftMinor, caseCostsGround);
  const wanted = claims.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
  const collected = least(wanted, proceeds);
  const fee = most(0n, shareOf(recoveredMinor + collected, enforcementFeeBasisPoints.value) - feePaidMinor);
  add('enforcement_fee', 'fee', fee, percent(enforcementFeeBasisPoints.value));
  for (const { partyId, rank, leftMinor, ground } of claims) add(rank, `claim ${partyId}`, leftMinor, ground, partyId);
  const { shares, surplusMinor } = distribute(
    proceeds,
    rows.map(({ claim }) => claim),
  );
  const byId = new Map(rows.map((row) => [row.claim.id, row]));
  const list = shares.map(({ id, claimMinor, paidMinor }): ShareRow => {
    const row = byId.get(id);
    return { rank: row?.rank ?? debtorRank, partyId: row?.partyId ?? null, ground: row?.ground ?? '', claimMinor, paidMinor };
  });
  if (surplusMinor > 0n) list.push({ rank: debtorRank, partyId: debtorId, ground: '', claimMinor: surplusMinor, paidMinor: surplusMinor });
  return list;
}

const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

/** The sums by rank, in the order of payment, and the debtor's. */
export function sumByRank(shares: readonly ShareRow[]): { ranks: { rank: string; paidMinor: bigint }[]; debtorMinor: bigint } {
  const sums = new Map<string, bigint>();
  for (const { rank, paidMinor } of shares) sums.set(rank, (sums.get(rank) ?? 0n) + paidMinor);
  const debtorMinor = sums.get(debtorRank) ?? 0n;
  sums.delete(debtorRank);
  return { ranks: [...sums].map(([rank, paidMinor]) => ({ rank, paidMinor })), debtorMinor };
}
