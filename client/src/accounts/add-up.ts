import type { TrialBalance } from '@ochiq/shared/ledger';
import type { Currency } from '@ochiq/shared/money';

export interface TrialSum {
  readonly currency: Currency;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
}

/** Debits and credits of all accounts, by currency; where they differ, the books are wrong. */
export function addUp(lines: TrialBalance['lines']): TrialSum[] {
  return [...new Set(lines.map(({ currency }) => currency))].map((currency) => {
    const own = lines.filter((one) => one.currency === currency);
    return {
      currency,
      debitMinor: own.reduce((sum, { debitMinor }) => sum + BigInt(debitMinor), 0n),
      creditMinor: own.reduce((sum, { creditMinor }) => sum + BigInt(creditMinor), 0n),
    };
  });
}

const accountKinds = [
  'bank',
  'deposit',
  'price',
  'proceeds',
  'forfeited',
  'unmatched',
  'unordered',
  'payable',
  'in_transit',
  'costs',
  'fee',
  'creditor',
  'debtor',
  'receivable',
] as const;

/** The message key of an account's kind, the first word of its code. */
export function kindKey(account: string): string {
  const kind = accountKinds.find((one) => one === account.split(':', 1)[0]);
  return `accounts.kind.${kind ?? 'other'}`;
}
