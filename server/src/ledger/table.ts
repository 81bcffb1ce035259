import { sql } from 'drizzle-orm';
import { bigint, char, check, index, integer, pgTable, primaryKey, smallint, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** One movement of money between accounts. Never changed; a mistake is put right by a transfer that reverses it. */
export const transfer = pgTable(
  'transfer',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** What it is for, so that the same thing is never booked twice. */
    key: text().notNull(),
    kind: text().notNull(),
    at: instant('at').notNull(),
    lotId: integer('lot_id'),
    /** The key of the transfer that this one undoes. */
    reverses: text(),
    /** How many postings belong to it: none can be added later. */
    lineCount: smallint('line_count').notNull(),
  },
  (t) => [
    unique('transfer_key').on(t.key),
    unique('transfer_reverses').on(t.reverses),
    index('transfer_lot').on(t.lotId),
    check('transfer_lines', sql`${t.lineCount} >= 2`),
  ],
);

/** One line of a transfer: a debit is positive, a credit negative. */
export const posting = pgTable(
  'posting',
  {
    transferId: integer('transfer_id')
      .notNull()
      .references(() => transfer.id),
    line: smallint().notNull(),
    account: text().notNull(),
    currency: char({ length: 3 }).notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.transferId, t.line] }),
    index('posting_account').on(t.account.op('text_pattern_ops'), t.currency, t.amountMinor),
    check('posting_amount', sql`${t.amountMinor} <> 0`),
    check('posting_account_code', sql`${t.account} ~ '^[a-z]+(_[a-z]+)*(:[A-Za-z0-9-]+)+$' and length(${t.account}) <= 80`),
    check('posting_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);

/** What we owe to somebody and pay out by a payment file. The payee is one bidder, one party, or whoever paid a bank entry. */
export const payable = pgTable(
  'payable',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** What it is owed for, so that nobody is owed twice. */
    key: text().notNull(),
    lotId: integer('lot_id'),
    bidder: integer(),
    partyId: uuid('party_id'),
    entryId: integer('entry_id'),
    reason: text().notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    currency: char({ length: 3 }).notNull(),
    state: text().notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** How often it was sent; part of the end-to-end id. */
    attempt: smallint().notNull().default(0),
    endToEndId: text('end_to_end_id'),
    fileId: integer('file_id'),
    /** What the bank gave as its reason when it came back. */
    returnReason: text('return_reason'),
  },
  (t) => [
    unique('payable_key').on(t.key),
    unique('payable_end_to_end').on(t.endToEndId),
    index('payable_state').on(t.state, t.currency),
    index('payable_lot').on(t.lotId, t.bidder),
    check('payable_amount', sql`${t.amountMinor} > 0`),
    check(
      'payable_payee',
      sql`num_nonnulls(${t.bidder}, ${t.partyId}, ${t.entryId}) = 1 and (${t.bidder} is null or ${t.lotId} is not null)`,
    ),
    check('payable_reason', sql`${t.reason} in ('release', 'overpaid', 'late', 'unknown', 'surplus', 'claim', 'annulment')`),
    check('payable_state_known', sql`${t.state} in ('open', 'sent', 'settled', 'returned', 'cancelled')`),
    check('payable_sent', sql`${t.state} in ('open', 'cancelled') or (${t.attempt} > 0 and ${t.endToEndId} is not null)`),
  ],
);
