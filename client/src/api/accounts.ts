import {
  type AccountBalance,
  accountBalancesSchema,
  type BankEntry,
  bankEntrySchema,
  type ImportResult,
  importResultSchema,
  type PayableLine,
  type PaymentFileLine,
  payablesSchema,
  paymentFileSchema,
  paymentFilesSchema,
  type StatementLine,
  statementPageSchema,
  statementsSchema,
  type TransferLine,
  type TrialBalance,
  transfersSchema,
  trialBalanceSchema,
} from '@ochiq/shared/ledger';
import type { Currency } from '@ochiq/shared/money';
import { request, send } from './request';
import { upload } from './upload';

/** Takes in a bank statement, whole or not at all. Throws ApiProblem `statement_…` with the line among its errors. */
export function importStatement(file: File): Promise<ImportResult> {
  const body = new FormData();
  body.append('file', file);
  return upload(importResultSchema, '/api/accounts/statements', body);
}

export async function readStatements(): Promise<StatementLine[]> {
  return (await request(statementsSchema, '/api/accounts/statements')).statements;
}

export async function readStatement(id: string): Promise<BankEntry[]> {
  return (await request(statementPageSchema, `/api/accounts/statements/${id}`)).entries;
}

/** Payments that name no reference of ours, not yet dealt with. */
export async function readUnmatched(): Promise<BankEntry[]> {
  return (await request(statementPageSchema, '/api/accounts/unmatched')).entries;
}

/** Throws ApiProblem `reference_unknown`, `entry_resolved`. */
export function assignPayment(entry: number, reference: string): Promise<BankEntry> {
  return request(bankEntrySchema, `/api/accounts/unmatched/${entry}/assign`, { method: 'POST', body: { reference } });
}

/** Owes a payment back to its payer. Throws ApiProblem `entry_resolved`. */
export function returnPayment(entry: number): Promise<BankEntry> {
  return request(bankEntrySchema, `/api/accounts/unmatched/${entry}/return`, { method: 'POST' });
}

/** What we owe and what is on its way. */
export async function readPayables(): Promise<PayableLine[]> {
  return (await request(payablesSchema, '/api/accounts/payables')).payables;
}

/** Notes that the bank will not carry out a payment; it is owed again. */
export async function refusePayment(payable: number, reason: string): Promise<void> {
  await send(`/api/accounts/payables/${payable}/refused`, { method: 'POST', body: { reason } });
}

export async function readPaymentFiles(): Promise<PaymentFileLine[]> {
  return (await request(paymentFilesSchema, '/api/accounts/payment-files')).files;
}

/** Gathers what is owed into a payment order. Throws ApiProblem `nothing_to_send`, `payments_off`. */
export function makePaymentFile(currency: Currency): Promise<PaymentFileLine> {
  return request(paymentFileSchema, '/api/accounts/payment-files', { method: 'POST', body: { currency } });
}

/** Where a payment order can be downloaded. */
export const paymentFileAddress = (id: number): string => `/api/accounts/payment-files/${id}`;

export async function readTrialBalance(): Promise<TrialBalance['lines']> {
  return (await request(trialBalanceSchema, '/api/accounts/trial-balance')).lines;
}

/** Balances of the accounts of one kind (`deposit`), of all without. */
export async function readBalances(kind: string): Promise<AccountBalance[]> {
  return (await request(accountBalancesSchema, '/api/accounts/balances', { query: { prefix: kind && `${kind}:` } })).accounts;
}

/** The latest transfers; with an account only those that touch it. */
export async function readTransfers(account: string): Promise<TransferLine[]> {
  return (await request(transfersSchema, '/api/accounts/transfers', { query: { account } })).transfers;
}

/** Where the same can be downloaded as a table. */
export const transfersCsvAddress = (account: string): string =>
  account === '' ? '/api/accounts/transfers.csv' : `/api/accounts/transfers.csv?account=${encodeURIComponent(account)}`;
