import type { Translated } from '@ochiq/shared/language';
import { sql } from 'drizzle-orm';
import { bigint, char, check, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { office, party, person, witness } from '../identity/index.js';

/** The PDF that stands behind a row: all three or none. */
const fileColumns = () => ({
  fileName: text('file_name'),
  fileSha256: char('file_sha256', { length: 64 }),
  fileBytes: integer('file_bytes'),
});
const hasWholeFile = sql.raw('num_nulls(file_name, file_sha256, file_bytes) in (0, 3)');

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

/** A seizure: one act for the things that were seized at one time and place. The file is read by its office only. */
export const seizureAct = pgTable(
  'seizure_act',
  {
    id: uuid().primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => enforcementCase.id),
    number: text().notNull(),
    seizedOn: date('seized_on').notNull(),
    place: text().notNull(),
    bailiffId: uuid('bailiff_id')
      .notNull()
      .references(() => person.id),
    recordedAt: timestamp('recorded_at', { withTimezone: true, precision: 3 }).notNull(),
    ...fileColumns(),
  },
  (t) => [unique('seizure_act_number').on(t.caseId, t.number), check('seizure_act_file', sql`${hasWholeFile}`)],
);

export const seizureWitness = pgTable(
  'seizure_witness',
  {
    seizureId: uuid('seizure_id')
      .notNull()
      .references(() => seizureAct.id),
    witnessId: uuid('witness_id')
      .notNull()
      .references(() => witness.id),
  },
  (t) => [primaryKey({ columns: [t.seizureId, t.witnessId] })],
);

export const propertyItem = pgTable(
  'property_item',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    caseId: integer('case_id')
      .notNull()
      .references(() => enforcementCase.id),
    kind: text().notNull(),
    title: jsonb().$type<Translated>().notNull(),
    description: jsonb().$type<Translated>().notNull(),
    attributes: jsonb().$type<Record<string, string | number | undefined>>().notNull(),
    /** VIN or cadastral number in capitals: by it the same thing is found again. */
    identifier: text(),
    region: text().notNull(),
    place: text().notNull(),
    seizureId: uuid('seizure_id').references(() => seizureAct.id),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => person.id),
    recordedAt: timestamp('recorded_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [
    index('property_item_case').on(t.caseId),
    index('property_item_seizure').on(t.seizureId),
    index('property_item_identifier').on(t.identifier),
    check(
      'property_item_kind',
      sql`${t.kind} in ('vehicle', 'flat', 'house', 'land', 'commercial', 'equipment', 'livestock', 'jewellery', 'other')`,
    ),
    check('property_item_identifier', sql`${t.identifier} = upper(${t.identifier})`),
  ],
);

export const appraisal = pgTable(
  'appraisal',
  {
    id: uuid().primaryKey(),
    itemId: integer('item_id')
      .notNull()
      .references(() => propertyItem.id),
    organisation: text().notNull(),
    licence: text().notNull(),
    reportNumber: text('report_number').notNull(),
    appraisedOn: date('appraised_on').notNull(),
    validUntil: date('valid_until').notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    currency: char({ length: 3 }).notNull(),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => person.id),
    recordedAt: timestamp('recorded_at', { withTimezone: true, precision: 3 }).notNull(),
    challengeGround: text('challenge_ground'),
    ...fileColumns(),
  },
  (t) => [
    index('appraisal_item').on(t.itemId),
    check('appraisal_amount', sql`${t.amountMinor} > 0`),
    check('appraisal_validity', sql`${t.validUntil} >= ${t.appraisedOn}`),
    check('appraisal_file', sql`${hasWholeFile}`),
  ],
);

/** A table of cases or lots that was taken in: by its hash it is taken once, by its key the same request gets the same answer. */
export const tableImport = pgTable(
  'table_import',
  {
    key: uuid().primaryKey(),
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => person.id),
    subject: text().$type<'cases' | 'lots'>().notNull(),
    sha256: char({ length: 64 }).notNull(),
    madeIds: jsonb('made_ids').$type<number[]>().notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [
    unique('table_import_file').on(t.officeId, t.subject, t.sha256),
    check('table_import_subject', sql`${t.subject} in ('cases', 'lots')`),
  ],
);
