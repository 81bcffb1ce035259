import type { ExecutiveDocument } from '@ochiq/shared/intake';
import { sql } from 'drizzle-orm';
import {
  char,
  check,
  date,
  foreignKey,
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
import { court, enforcementCase } from '../cases/index.js';
import { office, person } from '../identity/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** How a court speaks with the platform. The code is what its documents call it. */
export const courtChannel = pgTable(
  'court_channel',
  {
    courtId: integer('court_id')
      .primaryKey()
      .references(() => court.id),
    code: text().notNull(),
    /** `instance/class/member/subsystem`, as X-Road writes it; courts may share one. Null: this court is not heard over X-Road. */
    xroadClient: text('xroad_client'),
    /** Where it is told what becomes of its documents; null: it asks. */
    callbackUrl: text('callback_url'),
  },
  (t) => [unique('court_channel_code').on(t.code)],
);

/** A key that a court signs files with. It is never deleted: what it has signed stays signed. */
export const courtKey = pgTable(
  'court_key',
  {
    id: uuid().primaryKey(),
    courtId: integer('court_id')
      .notNull()
      .references(() => court.id),
    kid: text().notNull(),
    jwk: jsonb().$type<Record<string, string>>().notNull(),
    addedBy: uuid('added_by')
      .notNull()
      .references(() => person.id),
    addedAt: instant('added_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [unique('court_key_kid').on(t.courtId, t.kid)],
);

/** The seat of an official who takes documents. Its number stands in the public log, the name does not. */
export const officeSeat = pgTable(
  'office_seat',
  {
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    seat: integer().notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    openedAt: instant('opened_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.seat] }),
    unique('office_seat_person').on(t.personId),
    check('office_seat_seat', sql`${t.seat} > 0`),
  ],
);

/** For how long a seat takes no documents; ended early when `endedAt` is set. */
export const seatAbsence = pgTable(
  'seat_absence',
  {
    id: uuid().primaryKey(),
    officeId: integer('office_id').notNull(),
    seat: integer().notNull(),
    reason: text().notNull(),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at'),
    endedAt: instant('ended_at'),
    closedBy: uuid('closed_by')
      .notNull()
      .references(() => person.id),
    closedAt: instant('closed_at').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.officeId, t.seat], foreignColumns: [officeSeat.officeId, officeSeat.seat] }),
    index('seat_absence_seat').on(t.officeId, t.seat),
    check('seat_absence_times', sql`${t.untilAt} is null or ${t.untilAt} > ${t.fromAt}`),
    check('seat_absence_reason', sql`${t.reason} in ('leave', 'illness', 'business_trip', 'suspended_from_office', 'left_office')`),
  ],
);

/** Somebody close to an official: cases against or for them go to others. */
export const officialRelative = pgTable(
  'official_relative',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    nationalId: text('national_id').notNull(),
    declaredBy: uuid('declared_by')
      .notNull()
      .references(() => person.id),
    declaredAt: instant('declared_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.nationalId] }),
    index('official_relative_national_id').on(t.nationalId),
    check('official_relative_digits', sql`${t.nationalId} ~ '^[0-9]{9,14}$'`),
  ],
);

/** A chain of secrets for an office's draws. The secrets themselves stand in no table: see draw-secret.ts. */
export const drawChain = pgTable(
  'draw_chain',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    head: char({ length: 64 }).notNull(),
    length: integer().notNull(),
    used: integer().notNull().default(0),
    capacity: integer(),
    committedAt: instant('committed_at').notNull(),
  },
  (t) => [
    uniqueIndex('draw_chain_open').on(t.officeId).where(sql`used < length`),
    check('draw_chain_used', sql`${t.used} between 0 and ${t.length} and ${t.length} > 0`),
  ],
);

/** A document that a court delivered, with the draw that it led to. Personal data: its office and its court see it. */
export const incomingDocument = pgTable(
  'incoming_document',
  {
    id: integer().primaryKey().generatedByDefaultAsIdentity(),
    courtId: integer('court_id')
      .notNull()
      .references(() => court.id),
    officeId: integer('office_id')
      .notNull()
      .references(() => office.id),
    number: text().notNull(),
    digest: char({ length: 64 }).notNull(),
    document: jsonb().$type<ExecutiveDocument>().notNull(),
    delivery: text().$type<'xroad' | 'upload' | 'folder'>().notNull(),
    /** The official who uploaded it. */
    uploadedBy: uuid('uploaded_by').references(() => person.id),
    /** The court's JWS of a signed file, as it came. */
    signature: text(),
    receivedAt: instant('received_at').notNull(),
    caseId: integer('case_id').references(() => enforcementCase.id),
    chainId: integer('chain_id').references(() => drawChain.id),
    draw: integer(),
    seat: integer(),
    assignedAt: instant('assigned_at'),
  },
  (t) => [
    unique('incoming_document_number').on(t.courtId, t.number),
    unique('incoming_document_draw').on(t.chainId, t.draw),
    unique('incoming_document_case').on(t.caseId),
    index('incoming_document_office').on(t.officeId, t.id),
    index('incoming_document_waiting').on(t.officeId, t.id).where(sql`case_id is null`),
    foreignKey({ columns: [t.officeId, t.seat], foreignColumns: [officeSeat.officeId, officeSeat.seat] }),
    check('incoming_document_delivery', sql`${t.delivery} in ('xroad', 'upload', 'folder')`),
    check('incoming_document_assigned', sql`num_nulls(${t.caseId}, ${t.chainId}, ${t.draw}, ${t.seat}, ${t.assignedAt}) in (0, 5)`),
  ],
);

/** A message to a court, sent until it is acknowledged; of a document one after another. */
export const courtCallback = pgTable(
  'court_callback',
  {
    id: uuid().primaryKey(),
    documentId: integer('document_id')
      .notNull()
      .references(() => incomingDocument.id),
    courtId: integer('court_id')
      .notNull()
      .references(() => court.id),
    seq: smallint().notNull(),
    event: text().notNull(),
    body: text().notNull(),
    attempts: integer().notNull().default(0),
    createdAt: instant('created_at').notNull(),
    /** Null once it is acknowledged. */
    dueAt: instant('due_at'),
    claimedUntil: instant('claimed_until'),
    acknowledgedAt: instant('acknowledged_at'),
    status: integer(),
    error: text(),
  },
  (t) => [
    unique('court_callback_seq').on(t.documentId, t.seq),
    index('court_callback_due').on(t.dueAt).where(sql`due_at is not null`),
    check('court_callback_event', sql`${t.event} in ('received', 'case_opened', 'assigned', 'ended')`),
    check('court_callback_end', sql`(${t.dueAt} is null) = (${t.acknowledgedAt} is not null)`),
  ],
);

/** Until when something in a case must be done. */
export const caseDeadline = pgTable(
  'case_deadline',
  {
    caseId: integer('case_id')
      .notNull()
      .references(() => enforcementCase.id),
    kind: text().notNull(),
    dueAt: instant('due_at').notNull(),
    /** The last day, in the office's calendar. */
    lastDay: date('last_day').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.kind] }),
    index('case_deadline_due').on(t.dueAt).where(sql`done_at is null`),
    check('case_deadline_kind', sql`${t.kind} in ('voluntary_performance', 'property_search', 'enforcement')`),
  ],
);
