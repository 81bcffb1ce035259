import type { PayTo } from '@ochiq/shared/deposits';
import { type Currency, currencySchema } from '@ochiq/shared/money';
import type { BankAccount } from '../base/index.js';

/** Our accounts at the bank: at most one in each currency. */
export type BankAccounts = ReadonlyMap<Currency, PayTo>;

/** @throws ZodError for a currency that the platform does not sell in */
export const bankAccountsOf = (configured: readonly BankAccount[]): BankAccounts =>
  new Map(configured.map((one) => [currencySchema.parse(one.currency), { ...one, currency: currencySchema.parse(one.currency) }]));

/** Where payments in a currency go; null where we take none. */
export const ourAccount = (accounts: BankAccounts, currency: Currency): PayTo | null => accounts.get(currency) ?? null;
