import type { PayableLine } from '@ochiq/shared/ledger';
import type { Currency } from '@ochiq/shared/money';

export interface ReadyToPay {
  readonly currency: Currency;
  readonly count: number;
  /** Minor units. */
  readonly sumMinor: string;
}

/** What a payment file of each currency would hold: what is owed to somebody whose account is known. */
export function readyToPay(owed: readonly PayableLine[]): ReadyToPay[] {
  const known = owed.filter(({ payee, state }) => payee !== null && (state === 'open' || state === 'returned'));
  return [...new Set(known.map(({ currency }) => currency))].map((currency) => {
    const amounts = known.filter((one) => one.currency === currency).map(({ amountMinor }) => BigInt(amountMinor));
    return { currency, count: amounts.length, sumMinor: amounts.reduce((sum, one) => sum + one, 0n).toString() };
  });
}

/** How many payments of each payment order still wait for the bank's word, by the order's id. */
export function awaitingBank(sent: readonly PayableLine[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { file, state } of sent) if (file !== null && state === 'sent') counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}
