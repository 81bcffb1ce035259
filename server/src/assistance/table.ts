import type { Answer, Asked, AssistanceKind, AssistanceState, Country, Ground, Purpose, Side, Treaty } from '@ochiq/shared/assistance';
import { assistanceKinds, assistanceStates, purposes, treaties } from '@ochiq/shared/assistance';
import { sql } from 'drizzle-orm';
import { boolean, char, check, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { enforcementCase } from '../cases/index.js';
import { office, person } from '../identity/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const oneOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** Our own keys. The private half is made from the installation's secret and `salt` each time: it stands in no table. */
export const assistanceKey = pgTable(
  'assistance_key',
  {
    kid: text().primaryKey(),
    salt: uuid().notNull(),
    x: text().notNull(),
    state: text().$type<'active' | 'retiring' | 'revoked'>().notNull(),
    madeAt: instant('made_at').notNull(),
    endsAt: instant('ends_at'),
  },
  (t) => [
    check('assistance_key_state', sql`${t.state} in ('active', 'retiring', 'revoked') and (${t.state} = 'active') = (${t.endsAt} is null)`),
  ],
);

/** Another country's installation, as an operator set it up. */
export const assistancePartner = pgTable(
  'assistance_partner',
  {
    id: uuid().primaryKey(),
    country: char({ length: 2 }).$type<Country>().notNull(),
    name: text().notNull(),
    url: text().notNull(),
    /** The office that takes its requests. */
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    paused: boolean().notNull().default(false),
    madeAt: instant('made_at').notNull(),
    /** When its directory was read last. */
    readAt: instant('read_at'),
    lastError: text('last_error'),
  },
  (t) => [unique('assistance_partner_country').on(t.country), check('assistance_partner_country_code', sql`${t.country} in ('UZ', 'KG')`)],
);

/** Keys that a partner signs with: pinned by the operator, or named in a directory that a trusted key had signed. */
export const assistancePartnerKey = pgTable(
  'assistance_partner_key',
  {
    kid: text().primaryKey(),
    partnerId: uuid('partner_id')
      .notNull()
      .references(() => assistancePartner.id),
    x: text().notNull(),
    state: text().$type<'trusted' | 'revoked'>().notNull(),
    how: text().$type<'pinned' | 'directory'>().notNull(),
    since: instant('since').notNull(),
    until: instant('until'),
  },
  (t) => [
    index('assistance_partner_key_partner').on(t.partnerId),
    check('assistance_partner_key_state', sql`${t.state} in ('trusted', 'revoked') and ${t.how} in ('pinned', 'directory')`),
  ],
);

/** Nonces of signatures that could still be believed: a second one is a replay. */
export const assistanceNonce = pgTable(
  'assistance_nonce',
  { kid: text().notNull(), nonce: text().notNull(), expiresAt: instant('expires_at').notNull() },
  (t) => [primaryKey({ columns: [t.kid, t.nonce] }), index('assistance_nonce_expiry').on(t.expiresAt)],
);

/** A request for legal assistance, on the side that asks and on the side that is asked. */
export const assistanceRequest = pgTable(
  'assistance_request',
  {
    id: uuid().primaryKey(),
    side: text().$type<Side>().notNull(),
    partnerId: uuid('partner_id')
      .notNull()
      .references(() => assistancePartner.id),
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    /** Of the side that asks. */
    caseId: integer('case_id').references(() => enforcementCase.id),
    kind: text().$type<AssistanceKind>().notNull(),
    purpose: text().$type<Purpose>().notNull(),
    treaty: text().$type<Treaty>().notNull(),
    state: text().$type<AssistanceState>().notNull(),
    reference: text().notNull(),
    authority: text().notNull(),
    asked: jsonb().$type<Asked>().notNull(),
    dueOn: date('due_on').notNull(),
    /** Who wrote the draft; on the other side, who took the request up. */
    officialId: uuid('official_id').references(() => person.id),
    /** The second official: of the request, or of the answer. */
    secondId: uuid('second_id').references(() => person.id),
    ground: jsonb().$type<Ground>(),
    answer: jsonb().$type<Answer>(),
    /** What the registries gave, by registry: of the asked side alone. */
    found: jsonb().$type<Record<string, unknown>>(),
    madeAt: instant('made_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    index('assistance_request_office').on(t.officeId, t.changedAt),
    index('assistance_request_case').on(t.caseId),
    check('assistance_request_side', sql`${t.side} in ('asking', 'asked') and (${t.side} = 'asking') = (${t.caseId} is not null)`),
    check('assistance_request_kind', sql`${t.kind} in (${oneOf(assistanceKinds)})`),
    check('assistance_request_purpose', sql`${t.purpose} in (${oneOf(purposes)})`),
    check('assistance_request_treaty', sql`${t.treaty} in (${oneOf(treaties)})`),
    check('assistance_request_state', sql`${t.state} in (${oneOf(assistanceStates)})`),
    // Two people stand behind whatever leaves.
    check('assistance_request_two', sql`${t.secondId} is null or ${t.secondId} <> ${t.officialId}`),
  ],
);

/** Messages about a request, as their canonical text. Ours wait until the other side has kept them. */
export const assistanceMessage = pgTable(
  'assistance_message',
  {
    id: uuid().primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => assistanceRequest.id),
    direction: text().$type<'in' | 'out'>().notNull(),
    seq: integer().notNull(),
    step: text().notNull(),
    body: text().notNull(),
    digest: char({ length: 64 }).notNull(),
    at: instant('at').notNull(),
    state: text().$type<'waiting' | 'delivered' | 'failed' | 'kept'>().notNull(),
    attempts: integer().notNull().default(0),
    dueAt: instant('due_at'),
    claimedUntil: instant('claimed_until'),
    error: text(),
  },
  (t) => [
    unique('assistance_message_seq').on(t.requestId, t.direction, t.seq),
    index('assistance_message_due').on(t.dueAt).where(sql`state = 'waiting'`),
    check(
      'assistance_message_state',
      sql`(${t.direction} = 'in' and ${t.state} = 'kept' or ${t.direction} = 'out' and ${t.state} in ('waiting', 'delivered', 'failed'))
        and (${t.state} = 'waiting') = (${t.dueAt} is not null)`,
    ),
  ],
);
