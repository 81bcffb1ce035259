import type { Translated } from '@ochiq/shared/language';
import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** An enforcement office. */
export const office = pgTable(
  'office',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    name: jsonb().$type<Translated>().notNull(),
    jurisdiction: text().notNull(),
    region: text().notNull(),
  },
  (t) => [check('office_jurisdiction', sql`${t.jurisdiction} in ('UZ', 'KG')`)],
);

export const person = pgTable(
  'person',
  {
    id: uuid().primaryKey(),
    login: text().notNull(),
    name: text().notNull(),
    nationalId: text('national_id'),
    /** argon2id, PHC string. */
    passwordHash: text('password_hash').notNull(),
    language: text().notNull(),
    /** Where letters go: only an address that the person has shown to be theirs. */
    email: text(),
    createdAt: instant('created_at').notNull(),
    /** Where money is paid out to, once the person has said so. */
    payoutAccount: text('payout_account'),
    payoutBank: text('payout_bank'),
    payoutHolder: text('payout_holder'),
  },
  (t) => [
    uniqueIndex('person_email').on(sql`lower(${t.email})`),
    unique('person_login').on(t.login),
    unique('person_national_id').on(t.nationalId),
    check('person_payout', sql`num_nulls(${t.payoutAccount}, ${t.payoutBank}, ${t.payoutHolder}) in (0, 3)`),
    check('person_language', sql`${t.language} in ('uz', 'ru', 'ky', 'en')`),
    check('person_national_id_digits', sql`${t.nationalId} ~ '^[0-9]{9,14}$'`),
  ],
);

export const roleGrant = pgTable(
  'role_grant',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    role: text().notNull(),
    officeId: integer('office_id').references(() => office.id),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.role] }),
    index('role_grant_office').on(t.personId, t.officeId).where(sql`office_id is not null`),
    check('role_grant_role', sql`${t.role} in ('citizen', 'bailiff', 'senior_bailiff', 'accountant', 'auditor', 'operator', 'admin')`),
    check('role_grant_office', sql`(${t.role} in ('bailiff', 'senior_bailiff', 'accountant')) = (${t.officeId} is not null)`),
  ],
);

/** Only the SHA-256 of the cookie's token is kept. */
export const session = pgTable(
  'session',
  {
    id: uuid().primaryKey(),
    tokenHash: bytea('token_hash').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    unique('session_token').on(t.tokenHash),
    index('session_person').on(t.personId),
    check('session_end', sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);

/** An address that waits for the code that was sent to it. */
export const emailCode = pgTable('email_code', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => person.id),
  email: text().notNull(),
  /** SHA-256 of the code and the person's id. */
  codeHash: bytea('code_hash').notNull(),
  sentAt: instant('sent_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  tries: smallint().notNull().default(0),
});

/** A debtor or creditor of a case. Personal data stays in this room. */
export const party = pgTable(
  'party',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    name: text().notNull(),
    nationalId: text('national_id').notNull(),
    /** The bank account that a share of proceeds is paid to. */
    payoutAccount: text('payout_account'),
    payoutBank: text('payout_bank'),
  },
  (t) => [
    index('party_national_id').on(t.nationalId),
    check('party_payout', sql`num_nulls(${t.payoutAccount}, ${t.payoutBank}) in (0, 2)`),
    check('party_kind', sql`${t.kind} in ('person', 'organisation')`),
    check('party_national_id_digits', sql`${t.nationalId} ~ '^[0-9]{9,14}$'`),
  ],
);

/** Someone who stood by at a seizure. */
export const witness = pgTable('witness', { id: uuid().primaryKey(), name: text().notNull() });
