import { least } from '@ochiq/shared/money';
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
}

/** Share that is left for the debtor. */
const debtorRank = 'debtor';

/**
 * Who gets what of the proceeds, in the profile's order: the costs, with the auction's own fee where the proceeds bear it, the
 * fee of enforcement on what is collected for creditors, the creditors, the debtor. The shares sum to the proceeds.
 */
export function reckonShares({ profile, priceMinor, forfeitedMinor, costs, claims, debtorId }: Proceeds): ShareRow[] {
  const { saleFee, enforcementFeeBasisPoints } = profile.figures;
  const ranks = rankNumbers(profile);
  const proceeds = priceMinor + forfeitedMinor;
  const rows: { claim: Claim; rank: string; partyId: string | null; ground: string }[] = [];
  const add = (rank: string, id: string, claimMinor: bigint, ground: string, partyId: string | null = null) =>
    claimMinor > 0n && rows.push({ claim: { id, rank: ranks.get(rank) ?? ranks.size + 1, claimMinor }, rank, partyId, ground });
  for (const [index, { ground, amountMinor }] of costs.entries())
    add('sale_costs', `cost ${String(index).padStart(4, '0')}`, amountMinor, ground);
  if (saleFee.value.paidBy === 'proceeds') {
    add('sale_costs', 'sale fee', shareOf(priceMinor, saleFee.value.basisPoints), percent(saleFee.value.basisPoints));
  }
  const wanted = claims.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
  const collected = least(wanted, proceeds);
  add('enforcement_fee', 'fee', shareOf(collected, enforcementFeeBasisPoints.value), percent(enforcementFeeBasisPoints.value));
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
