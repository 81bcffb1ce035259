import type { LotPage } from '@ochiq/shared/lots';
import { findProfile, paymentDueAt, shareOf } from '@ochiq/shared/rules';

/** What a winner pays in all, in minor units. */
export interface TotalCost {
  readonly priceMinor: bigint;
  /** The auction's own fee, where the buyer bears it; 0 where it is taken from the proceeds. */
  readonly feeMinor: bigint;
  readonly totalMinor: bigint;
  /** The deposit counts towards the price. */
  readonly depositMinor: bigint;
  readonly leftMinor: bigint;
  /** The last moment for the rest, ISO 8601; null for rules that this program does not know. */
  readonly dueAt: string | null;
}

/**
 * What it costs to win a lot at a price, by the lot's own rules.
 * @param endsAt when bidding ends, as far as known: an extension moves the term
 */
export function totalCost(
  page: Pick<LotPage, 'rules' | 'depositMinor' | 'category' | 'currency'>,
  priceMinor: bigint,
  endsAt: string,
): TotalCost {
  const profile = findProfile(page.rules.profile, page.rules.version);
  const fee = profile?.figures.saleFee.value;
  const feeMinor = fee?.paidBy === 'buyer' ? shareOf(priceMinor, fee.basisPoints) : 0n;
  const totalMinor = priceMinor + feeMinor;
  const depositMinor = BigInt(page.depositMinor);
  const price = { currency: page.currency, minor: priceMinor };
  const due = profile ? paymentDueAt(profile, { category: page.category, price }, Date.parse(endsAt)) : null;
  return {
    priceMinor,
    feeMinor,
    totalMinor,
    depositMinor,
    leftMinor: totalMinor > depositMinor ? totalMinor - depositMinor : 0n,
    // Paid before that moment is in time: the last moment is the one before, and on its day.
    dueAt: due === null ? null : new Date(due - 1).toISOString(),
  };
}
