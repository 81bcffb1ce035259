import { findReference, type PaymentReference, referenceOf } from '@ochiq/shared/deposits';
import type { Currency } from '@ochiq/shared/money';
import { least, most } from '@ochiq/shared/money';

/** What stands behind a payment reference while a statement is matched. */
export interface Payee {
  /** What is still asked for when nothing has come in. Minor units. */
  readonly dueMinor: bigint;
  readonly currency: Currency;
  /** awaiting: money is asked for; full: nothing more is; over: too late, or given up. */
  readonly state: 'awaiting' | 'full' | 'over';
  readonly checked: boolean;
  readonly paidMinor: bigint;
}

/** The lot, the bidder or the case that a reference names, as a bank entry keeps them. */
export const placeOf = (reference: PaymentReference | null) => ({
  lotId: reference === null || reference.purpose === 'E' ? null : reference.lotId,
  bidder: reference === null || reference.purpose === 'E' ? null : reference.bidder,
  caseId: reference?.purpose === 'E' ? reference.caseId : null,
});

/** What a payment does, and how much of it counts; the rest is owed back to whoever paid. */
export interface Match {
  readonly outcome: 'admitted' | 'paid' | 'part_paid' | 'price' | 'debt' | 'repeated' | 'late' | 'unmatched';
  readonly reference: PaymentReference | null;
  readonly creditedMinor: bigint;
  readonly excessMinor: bigint;
}

const unmatched: Match = { outcome: 'unmatched', reference: null, creditedMinor: 0n, excessMinor: 0n };

/**
 * Decides for each payment, in the order of the statement, what it pays: each sees what those before it have paid. Money in
 * a currency that the reference does not ask for is as good as without a reference.
 * @param payees by `referenceOf`
 */
export function matchPayments(
  payments: readonly { readonly remittance: string; readonly amountMinor: bigint; readonly currency: Currency }[],
  payees: ReadonlyMap<string, Payee>,
): Match[] {
  const standing = new Map(payees);
  return payments.map(({ remittance, amountMinor, currency }) => {
    const reference = findReference(remittance);
    if (reference === null) return unmatched;
    const code = referenceOf(reference);
    const payee = standing.get(code);
    if (payee === undefined || payee.currency !== currency) return unmatched;
    if (payee.state !== 'awaiting') {
      return { outcome: payee.state === 'full' ? 'repeated' : 'late', reference, creditedMinor: 0n, excessMinor: amountMinor };
    }
    const missingMinor = most(payee.dueMinor - payee.paidMinor, 0n);
    const creditedMinor = least(missingMinor, amountMinor);
    const full = creditedMinor === missingMinor;
    standing.set(code, { ...payee, paidMinor: payee.paidMinor + creditedMinor, state: full ? 'full' : 'awaiting' });
    const towards = { D: null, E: 'debt', P: 'price' } as const;
    const whole = towards[reference.purpose] ?? (payee.checked ? 'admitted' : 'paid');
    return {
      outcome: full || reference.purpose !== 'D' ? whole : 'part_paid',
      reference,
      creditedMinor,
      excessMinor: amountMinor - creditedMinor,
    };
  });
}
