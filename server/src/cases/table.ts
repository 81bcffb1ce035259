import type { Translated } from '@ochiq/shared/language';
import { sql } from 'drizzle-orm';
import { bigint, char, check, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { office, party, person } from '../identity/index.js';

export const court = pgTable(
  'court',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    name: jsonb().$type<Translated>().notNull(),
    jurisdiction: text().notNull(),
  },
  (t) => [check('court_jurisdiction', sql`${t.jurisdiction} in ('UZ', 'KG')`)],
);

export const enforcementCase = pgTable(
  'enforcement_case',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    number: text().notNull(),
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    bailiffId: uuid('bailiff_id')
      .notNull()
      .references(() => person.id),
    debtorId: uuid('debtor_id')
      .notNull()
      .references(() => party.id),
    currency: char({ length: 3 }).notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [
    unique('enforcement_case_number').on(t.number),
    index('enforcement_case_office').on(t.officeId),
    // Each bidder is looked for among the debtors.
    index('enforcement_case_debtor').on(t.debtorId),
  ],
);

export const executiveDocument = pgTable(
  'executive_document',
  {
    caseId: integer('case_id')
      .primaryKey()
      .references(() => enforcementCase.id),
    courtId: integer('court_id')
      .notNull()
      .references(() => court.id),
    kind: text().notNull(),
    number: text().notNull(),
    issuedOn: date('issued_on').notNull(),
  },
  (t) => [
    index('executive_document_court').on(t.courtId),
    check('executive_document_kind', sql`${t.kind} in ('writ_of_execution', 'court_order', 'notary_inscription', 'tax_decision')`),
  ],
);

export const caseCreditor = pgTable(
  'case_creditor',
  {
    caseId: integer('case_id')
      .notNull()
      .references(() => enforcementCase.id),
    partyId: uuid('party_id')
      .notNull()
      .references(() => party.id),
    /** Order of payment, 1 first. */
    priority: integer().notNull(),
    claimMinor: bigint('claim_minor', { mode: 'bigint' }).notNull(),
    /** The claim's rank by law; within a rank, `priority` orders. */
    rank: text().notNull().default('other'),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.partyId] }),
    unique('case_creditor_priority').on(t.caseId, t.priority),
    check('case_creditor_rank', sql`${t.rank} in ('alimony', 'wages', 'taxes', 'secured', 'other')`),
    check('case_creditor_claim', sql`${t.claimMinor} > 0 and ${t.priority} > 0`),
  ],
);
