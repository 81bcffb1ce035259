import { z } from 'zod';
import { currencySchema, minorSchema, sumSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

/**
 * What became of one movement of a bank statement. In: admitted (a deposit is paid in full), paid (in full, the documents are
 * still looked at), part_paid, price (towards a lot's price), debt (towards the debt of a case), repeated (nothing more was asked for), late (the sale is over),
 * unmatched (no reference of ours), sent_back. Out: settled (a payment of ours), unordered (no order of ours). returned: a
 * payment of ours came back.
 */
export const entryOutcomes = [
  'admitted',
  'paid',
  'part_paid',
  'price',
  'debt',
  'repeated',
  'late',
  'unmatched',
  'sent_back',
  'settled',
  'returned',
  'unordered',
] as const;
export const entryOutcomeSchema = z.enum(entryOutcomes);
export type EntryOutcome = z.output<typeof entryOutcomeSchema>;

export const bankEntrySchema = z.object({
  id: z.int().positive(),
  line: z.int().positive(),
  direction: z.enum(['credit', 'debit']),
  amountMinor: minorSchema,
  /** How much went where the reference says; the rest of a payment in is owed back. */
  creditedMinor: minorSchema,
  currency: currencySchema,
  bookedOn: z.iso.date(),
  otherName: z.string().nullable(),
  otherAccount: z.string().nullable(),
  remittance: z.string(),
  endToEndId: z.string().nullable(),
  outcome: entryOutcomeSchema,
  lot: z.int().positive().nullable(),
  bidder: z.int().positive().nullable(),
  /** The case whose debt it pays. */
  case: z.int().positive().nullable(),
});
export type BankEntry = z.output<typeof bankEntrySchema>;

export const statementSchema = z.object({
  id: z.int().positive(),
  number: z.string(),
  account: z.string(),
  currency: currencySchema,
  openingMinor: sumSchema,
  closingMinor: sumSchema,
  importedAt: instantSchema,
  entries: z.int().nonnegative(),
  unmatched: z.int().nonnegative(),
});
export type StatementLine = z.output<typeof statementSchema>;
export const statementsSchema = z.object({ statements: z.array(statementSchema) });
export const statementPageSchema = z.object({ entries: z.array(bankEntrySchema) });

/** What an import has changed: movements taken now, and how many were known from earlier statements. */
export const importResultSchema = z.object({ entries: z.array(bankEntrySchema), known: z.int().nonnegative() });
export type ImportResult = z.output<typeof importResultSchema>;

export const assignmentSchema = z.object({ reference: z.string().max(140) });

export const payableReasonSchema = z.enum(['release', 'overpaid', 'late', 'unknown', 'surplus', 'claim', 'annulment']);
export const payableStateSchema = z.enum(['open', 'sent', 'settled', 'returned', 'cancelled']);
export const payableSchema = z.object({
  id: z.int().positive(),
  lot: z.int().positive().nullable(),
  bidder: z.int().positive().nullable(),
  reason: payableReasonSchema,
  amountMinor: minorSchema,
  currency: currencySchema,
  state: payableStateSchema,
  createdAt: instantSchema,
  endToEndId: z.string().nullable(),
  /** The payment order it was last sent with. */
  file: z.int().positive().nullable(),
  returnReason: z.string().nullable(),
  /** Where it is paid to; null while nobody has said so, and it waits. */
  payee: z.object({ holder: z.string(), account: z.string() }).nullable(),
});
export type PayableLine = z.output<typeof payableSchema>;
export const payablesSchema = z.object({ payables: z.array(payableSchema) });

export const newPaymentFileSchema = z.object({ currency: currencySchema });
export const paymentFileSchema = z.object({
  id: z.int().positive(),
  messageId: z.string(),
  currency: currencySchema,
  createdAt: instantSchema,
  payments: z.int().positive(),
  sumMinor: sumSchema,
});
export type PaymentFileLine = z.output<typeof paymentFileSchema>;
export const paymentFilesSchema = z.object({ files: z.array(paymentFileSchema) });
export const refusedPaymentSchema = z.object({ reason: z.string().trim().min(1).max(140) });

export const trialBalanceSchema = z.object({
  lines: z.array(
    z.object({ kind: z.string(), currency: currencySchema, accounts: z.int().positive(), debitMinor: sumSchema, creditMinor: sumSchema }),
  ),
});
export type TrialBalance = z.output<typeof trialBalanceSchema>;

export const accountBalanceSchema = z.object({ account: z.string(), currency: currencySchema, balanceMinor: sumSchema });
export const accountBalancesSchema = z.object({ accounts: z.array(accountBalanceSchema) });
export type AccountBalance = z.output<typeof accountBalanceSchema>;

export const transferSchema = z.object({
  key: z.string(),
  kind: z.string(),
  at: instantSchema,
  lot: z.int().positive().nullable(),
  reverses: z.string().nullable(),
  lines: z.array(z.object({ account: z.string(), amountMinor: sumSchema, currency: currencySchema })),
});
export type TransferLine = z.output<typeof transferSchema>;
export const transfersSchema = z.object({ transfers: z.array(transferSchema) });
