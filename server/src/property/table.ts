import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { enforcementCase, propertyItem } from '../cases/index.js';
import { office, person } from '../identity/index.js';
import { lot } from '../lots/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const registry = () => text().notNull();
const knownRegistry = (name: string) => sql.raw(`${name} in ('civil', 'cadastre', 'vehicles', 'tax', 'banks')`);
const knownFault = sql.raw(`fault in ('down', 'slow', 'busy', 'lying', 'denied', 'absent', 'refused')`);

/** How often what is shown of a case's property has changed: a page asks with the number that it has. */
export const propertyChange = pgTable('property_change', {
  caseId: integer('case_id')
    .primaryKey()
    .references(() => enforcementCase.id),
  version: integer().notNull(),
});

/** One look for a debtor's property in all registries. */
export const propertySearch = pgTable(
  'property_search',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    caseId: integer('case_id')
      .notNull()
      .references(() => enforcementCase.id),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => person.id),
    askedAt: instant('asked_at').notNull(),
  },
  (t) => [index('property_search_case').on(t.caseId)],
);

/** What one registry was asked in a search. `id` goes along with each repetition, so that it is one question. */
export const propertyQuestion = pgTable(
  'property_question',
  {
    id: uuid().primaryKey(),
    searchId: integer('search_id')
      .notNull()
      .references(() => propertySearch.id),
    registry: registry(),
    state: text().notNull(),
    fault: text(),
    tries: integer().notNull(),
    nextAt: instant('next_at').notNull(),
    /** Until when a node that asks has to be back; then another one asks. */
    leaseUntil: instant('lease_until'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    unique('property_question_registry').on(t.searchId, t.registry),
    index('property_question_due').on(t.nextAt).where(sql`state in ('waiting', 'asking', 'down')`),
    check('property_question_registry_known', knownRegistry('registry')),
    check('property_question_state', sql`${t.state} in ('waiting', 'asking', 'down', 'answered', 'denied', 'failed')`),
    check('property_question_fault', knownFault),
    check('property_question_answered', sql`(${t.state} = 'answered') = (${t.answeredAt} is not null)`),
  ],
);

/** An entry of a registry's answer, as it was given: personal data of its holders, for the case's office only. */
export const propertyMatch = pgTable(
  'property_match',
  {
    searchId: integer('search_id')
      .notNull()
      .references(() => propertySearch.id),
    registry: registry(),
    reference: text().notNull(),
    found: jsonb().notNull(),
  },
  (t) => [primaryKey({ columns: [t.searchId, t.registry, t.reference] })],
);

/** What an official said of whose an entry is; `holder` is the SHA-256 of the holder as it then stood: of another holder nothing was said. */
export const propertyDecision = pgTable(
  'property_decision',
  {
    caseId: integer('case_id')
      .notNull()
      .references(() => enforcementCase.id),
    registry: registry(),
    reference: text().notNull(),
    holder: char({ length: 64 }).notNull(),
    same: boolean().notNull(),
    decidedBy: uuid('decided_by')
      .notNull()
      .references(() => person.id),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.registry, t.reference, t.holder] })],
);

/** A seizure in a registry. `id` is its number with the registry as well: the same twice is one. */
export const registrySeizure = pgTable(
  'registry_seizure',
  {
    id: uuid().primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => enforcementCase.id),
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    registry: registry(),
    reference: text().notNull(),
    state: text().notNull(),
    actNumber: text('act_number').notNull(),
    /** Of an account at most so much, of income so much a month; null for a thing. */
    amountMinor: bigint('amount_minor', { mode: 'bigint' }),
    currency: char({ length: 3 }),
    /** The entry as it stood when it was seized: what the thing is made of. */
    found: jsonb().notNull(),
    orderedBy: uuid('ordered_by')
      .notNull()
      .references(() => person.id),
    orderedAt: instant('ordered_at').notNull(),
    placedAt: instant('placed_at'),
    number: text(),
    endedAt: instant('ended_at'),
    ground: text(),
    itemId: integer('item_id').references(() => propertyItem.id),
  },
  (t) => [
    // Never two at once of one entry for one case.
    uniqueIndex('registry_seizure_open').on(t.caseId, t.registry, t.reference).where(sql`state in ('ordered', 'placed', 'releasing')`),
    unique('registry_seizure_act').on(t.caseId, t.actNumber),
    index('registry_seizure_item').on(t.itemId),
    check('registry_seizure_registry', knownRegistry('registry')),
    check('registry_seizure_state', sql`${t.state} in ('ordered', 'placed', 'refused', 'releasing', 'released', 'ended')`),
    check('registry_seizure_amount', sql`${t.amountMinor} > 0 and (${t.amountMinor} is null) = (${t.currency} is null)`),
    check('registry_seizure_placed', sql`${t.state} in ('ordered', 'refused') or ${t.placedAt} is not null`),
    check('registry_seizure_ended', sql`(${t.state} in ('released', 'ended')) = (${t.endedAt} is not null)`),
  ],
);

/** Something that a registry is to do with a seizure; it is sent until the truth is known. */
export const registryOrder = pgTable(
  'registry_order',
  {
    id: uuid().primaryKey(),
    seizureId: uuid('seizure_id')
      .notNull()
      .references(() => registrySeizure.id),
    kind: text().notNull(),
    state: text().notNull(),
    fault: text(),
    tries: integer().notNull(),
    nextAt: instant('next_at').notNull(),
    leaseUntil: instant('lease_until'),
    /** Null: the system, by what the log tells. */
    orderedBy: uuid('ordered_by').references(() => person.id),
    orderedAt: instant('ordered_at').notNull(),
    doneAt: instant('done_at'),
    receipt: text(),
    /** Of a transfer: the sale that it carries to the registry. */
    lotId: integer('lot_id').references(() => lot.id),
    attempt: integer(),
    protocolNumber: text('protocol_number'),
  },
  (t) => [
    uniqueIndex('registry_order_one').on(t.seizureId, t.kind).where(sql`state <> 'refused'`),
    index('registry_order_due').on(t.nextAt).where(sql`state in ('ordered', 'waiting')`),
    index('registry_order_lot').on(t.lotId),
    check('registry_order_kind', sql`${t.kind} in ('place', 'release', 'transfer')`),
    check('registry_order_state', sql`${t.state} in ('ordered', 'waiting', 'done', 'refused')`),
    check('registry_order_fault', knownFault),
    check('registry_order_done', sql`(${t.state} = 'done') = (${t.doneAt} is not null)`),
    check(
      'registry_order_transfer',
      sql`num_nulls(${t.lotId}, ${t.attempt}, ${t.protocolNumber}) = case when ${t.kind} = 'transfer' then 0 else 3 end`,
    ),
  ],
);
