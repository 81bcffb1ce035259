import type { Change } from '@ochiq/shared/lots';
import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { court } from '../cases/index.js';
import { person } from '../identity/index.js';
import { lot } from './table.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Every version of a lot, so that who wrote what when can be proved. Append-only. */
export const lotVersion = pgTable(
  'lot_version',
  {
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    version: integer().notNull(),
    step: text().notNull(),
    at: instant('at').notNull(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => person.id),
    comment: text(),
    snapshot: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lotId, t.version] }), check('lot_version_number', sql`${t.version} > 0`)],
);

/** A correction or a withdrawal that a second official decides. Decided once. */
export const lotProposal = pgTable(
  'lot_proposal',
  {
    id: uuid().primaryKey(),
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    kind: text().notNull(),
    body: jsonb().$type<unknown>().notNull(),
    proposedBy: uuid('proposed_by')
      .notNull()
      .references(() => person.id),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: uuid('decided_by').references(() => person.id),
    decidedAt: instant('decided_at'),
    approved: boolean(),
    /** Of an approved correction: what it changed, as the public page shows it for good. */
    changes: jsonb().$type<Change[]>(),
  },
  (t) => [
    uniqueIndex('lot_proposal_waiting').on(t.lotId, t.kind).where(sql`decided_at is null`),
    index('lot_proposal_lot').on(t.lotId, t.decidedAt),
    check('lot_proposal_kind', sql`${t.kind} in ('correction', 'withdrawal')`),
    check('lot_proposal_four_eyes', sql`${t.decidedBy} is null or not ${t.approved} or ${t.decidedBy} <> ${t.proposedBy}`),
    check(
      'lot_proposal_decided',
      sql`(${t.decidedAt} is null) = (${t.decidedBy} is null) and (${t.decidedAt} is null) = (${t.approved} is null)`,
    ),
  ],
);

/** Each time that a court's order, or two auditors, stopped a sale. The one without an end is the one that holds. */
export const lotSuspension = pgTable(
  'lot_suspension',
  {
    id: uuid().primaryKey(),
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    /** `court`: the order follows. `inquiry`: auditors, until a moment at most. */
    ground: text().notNull().default('court'),
    until: instant('until'),
    orderNumber: text('order_number'),
    courtId: integer('court_id').references(() => court.id),
    issuedOn: date('issued_on'),
    /** Whether bidding had begun. */
    begun: boolean().notNull(),
    at: instant('at').notNull(),
    suspendedBy: uuid('suspended_by')
      .notNull()
      .references(() => person.id),
    confirmedAt: instant('confirmed_at'),
    confirmedBy: uuid('confirmed_by').references(() => person.id),
    resumedAt: instant('resumed_at'),
    resumedBy: uuid('resumed_by').references(() => person.id),
    resumptionGround: text('resumption_ground'),
    resumptionOrder: text('resumption_order'),
  },
  (t) => [
    uniqueIndex('lot_suspension_lasting').on(t.lotId).where(sql`resumed_at is null`),
    check('lot_suspension_four_eyes', sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.suspendedBy}`),
    check(
      'lot_suspension_ground',
      sql`case ${t.ground} when 'court' then num_nulls(${t.orderNumber}, ${t.courtId}, ${t.issuedOn}) = 0 and ${t.until} is null
        when 'inquiry' then num_nonnulls(${t.orderNumber}, ${t.courtId}, ${t.issuedOn}) = 0 and num_nulls(${t.until}, ${t.confirmedBy}) = 0
        else false end`,
    ),
    /** What auditors have stopped may go on by itself. */
    check(
      'lot_suspension_end',
      sql`case when ${t.resumedAt} is null then ${t.resumedBy} is null else ${t.resumedBy} is not null or ${t.ground} = 'inquiry' end`,
    ),
  ],
);
