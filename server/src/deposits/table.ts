import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { enforcementCase } from '../cases/index.js';
import { person } from '../identity/index.js';
import { lot } from '../lots/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const minor = (name: string) => bigint(name, { mode: 'bigint' });

/** Holding a deposit admits to bidding; `bidder` is the pseudonym ("Bidder 3") on this lot. What was paid stands in the ledger. */
export const deposit = pgTable(
  'deposit',
  {
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    bidder: integer().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: char({ length: 3 }).notNull(),
    state: text().notNull(),
    /** Null until it is held for the first time. */
    heldAt: instant('held_at'),
    /** The latest registration: whoever has left may come again, under the same number. */
    registeredAt: instant('registered_at').notNull().default(sql`date_trunc('milliseconds', now())`),
    /** Accepted by the registry or by an official. */
    checked: boolean().notNull().default(true),
    /** The official, where it was one. */
    checkedBy: uuid('checked_by').references(() => person.id),
    /** Takes the lot if the winner does not pay. */
    reserve: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.lotId, t.personId] }),
    unique('deposit_bidder').on(t.lotId, t.bidder),
    index('deposit_unchecked').on(t.lotId).where(sql`not checked and state = 'awaiting'`),
    check('deposit_amount', sql`${t.amountMinor} >= 0 and ${t.bidder} > 0`),
    check('deposit_state', sql`${t.state} in ('awaiting', 'held', 'released', 'applied', 'cancelled', 'forfeited')`),
    check('deposit_held', sql`${t.state} in ('awaiting', 'cancelled') or (${t.heldAt} is not null and ${t.checked})`),
  ],
);

/** A bank statement that was taken in. */
export const bankStatement = pgTable(
  'bank_statement',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** The bank's own id of it. */
    number: text().notNull(),
    account: text().notNull(),
    currency: char({ length: 3 }).notNull(),
    openingMinor: minor('opening_minor').notNull(),
    closingMinor: minor('closing_minor').notNull(),
    importedAt: instant('imported_at').notNull(),
    /** Null for the bank of a demo. */
    importedBy: uuid('imported_by').references(() => person.id),
  },
  (t) => [unique('bank_statement_number').on(t.account, t.number)],
);

/** One movement of a statement. The payer's name and account are the bank's record of a payment, kept as the books are. */
export const bankEntry = pgTable(
  'bank_entry',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    statementId: integer('statement_id')
      .notNull()
      .references(() => bankStatement.id),
    /** Our account and the bank's reference: a movement is taken once. */
    key: text().notNull(),
    line: integer().notNull(),
    direction: text().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: char({ length: 3 }).notNull(),
    bookedOn: date('booked_on').notNull(),
    endToEndId: text('end_to_end_id'),
    otherName: text('other_name'),
    otherAccount: text('other_account'),
    otherBank: text('other_bank'),
    remittance: text().notNull(),
    outcome: text().notNull(),
    /** How much of it went where its reference says. */
    creditedMinor: minor('credited_minor').notNull(),
    lotId: integer('lot_id').references(() => lot.id),
    bidder: integer(),
    caseId: integer('case_id').references(() => enforcementCase.id),
    /** Who decided on an entry that named no reference. */
    resolvedBy: uuid('resolved_by').references(() => person.id),
    resolvedAt: instant('resolved_at'),
  },
  (t) => [
    unique('bank_entry_key').on(t.key),
    index('bank_entry_statement').on(t.statementId),
    index('bank_entry_deposit').on(t.lotId, t.bidder),
    index('bank_entry_unmatched').on(t.id).where(sql`outcome = 'unmatched'`),
    index('bank_entry_case').on(t.caseId).where(sql`case_id is not null`),
    check('bank_entry_amount', sql`${t.amountMinor} > 0 and ${t.creditedMinor} between 0 and ${t.amountMinor}`),
    check('bank_entry_direction', sql`${t.direction} in ('credit', 'debit')`),
  ],
);

/** A payment order that was made; its text stays what it was, however often it is downloaded. */
export const paymentFile = pgTable(
  'payment_file',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    messageId: text('message_id').notNull(),
    currency: char({ length: 3 }).notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => person.id),
    paymentCount: integer('payment_count').notNull(),
    sumMinor: minor('sum_minor').notNull(),
    xml: text().notNull(),
  },
  (t) => [unique('payment_file_message').on(t.messageId)],
);
