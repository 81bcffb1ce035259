import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { person } from '../identity/index.js';
import { lot } from '../lots/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const someone = (name: string) => uuid(name).references(() => person.id);
const auditor = (name: string) => someone(name).notNull();

/** An auditor's file. Never deleted; a concluded one never changes (trigger). */
export const inquiry = pgTable(
  'inquiry',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    state: text().notNull(),
    openedBy: auditor('opened_by'),
    openedAt: instant('opened_at').notNull(),
    lastAt: instant('last_at').notNull(),
    assigneeId: someone('assignee_id'),
    reason: text().notNull(),
    /** Ids of the findings that it starts from. */
    hits: jsonb().$type<number[]>().notNull(),
    outcome: text(),
    conclusion: text(),
    concludedBy: someone('concluded_by'),
    concludedAt: instant('concluded_at'),
    /** The second auditor of a referral. */
    agreedBy: someone('agreed_by'),
    agreedAt: instant('agreed_at'),
  },
  (t) => [
    index('inquiry_assignee').on(t.assigneeId, t.id),
    check('inquiry_state', sql`${t.state} in ('open', 'waiting', 'referring', 'concluded')`),
    check('inquiry_outcome', sql`${t.outcome} in ('no_concern', 'explained', 'referred')`),
    check('inquiry_conclusion', sql`num_nulls(${t.outcome}, ${t.conclusion}, ${t.concludedBy}, ${t.concludedAt}) in (0, 4)`),
    check('inquiry_concluded', sql`(${t.outcome} is not null) = (${t.state} in ('referring', 'concluded'))`),
    check('inquiry_agreed', sql`(${t.agreedBy} is not null) = (${t.state} = 'concluded' and ${t.outcome} = 'referred')`),
    check('inquiry_four_eyes', sql`${t.agreedBy} is null or ${t.agreedBy} <> ${t.concludedBy}`),
  ],
);

/** What an inquiry is about. Append-only. */
export const inquirySubject = pgTable(
  'inquiry_subject',
  {
    inquiryId: integer('inquiry_id')
      .notNull()
      .references(() => inquiry.id),
    kind: text().notNull(),
    subjectId: text('subject_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.inquiryId, t.kind, t.subjectId] }),
    index('inquiry_subject_of').on(t.kind, t.subjectId, t.inquiryId),
    check('inquiry_subject_kind', sql`${t.kind} in ('lot', 'bidder', 'ring', 'official', 'office')`),
  ],
);

/** What was done in an inquiry, notes included. Append-only. */
export const inquiryEvent = pgTable(
  'inquiry_event',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    inquiryId: integer('inquiry_id')
      .notNull()
      .references(() => inquiry.id),
    at: instant('at').notNull(),
    kind: text().notNull(),
    /** Null: nobody, a time was over. */
    actorId: someone('actor_id'),
    text: text(),
    lotId: integer('lot_id').references(() => lot.id),
    assigneeId: someone('assignee_id'),
  },
  (t) => [index('inquiry_event_of').on(t.inquiryId, t.id)],
);

/** What an official was asked. Answered once (trigger). */
export const inquiryQuestion = pgTable(
  'inquiry_question',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    inquiryId: integer('inquiry_id')
      .notNull()
      .references(() => inquiry.id),
    officialId: auditor('official_id'),
    lots: jsonb().$type<number[]>().notNull(),
    question: text().notNull(),
    askedBy: auditor('asked_by'),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
    answer: text(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    index('inquiry_question_of').on(t.inquiryId),
    index('inquiry_question_to').on(t.officialId, t.id),
    check('inquiry_question_answer', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check('inquiry_question_due', sql`${t.dueAt} > ${t.askedAt}`),
  ],
);

/** The stop of a sale for an inquiry: proposed by one auditor, confirmed by a second; its end likewise. */
export const freeze = pgTable(
  'lot_freeze',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    inquiryId: integer('inquiry_id')
      .notNull()
      .references(() => inquiry.id),
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    state: text().notNull(),
    reason: text().notNull(),
    proposedBy: auditor('proposed_by'),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: someone('decided_by'),
    decidedAt: instant('decided_at'),
    until: instant('until'),
    releaseAskedBy: someone('release_asked_by'),
    releaseAgreedBy: someone('release_agreed_by'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('lot_freeze_of').on(t.inquiryId),
    uniqueIndex('lot_freeze_lasting').on(t.lotId).where(sql`state in ('proposed', 'frozen', 'releasing')`),
    index('lot_freeze_due').on(t.until).where(sql`state in ('frozen', 'releasing')`),
    check('lot_freeze_state', sql`${t.state} in ('proposed', 'declined', 'frozen', 'releasing', 'released', 'lapsed', 'ended')`),
    check(
      'lot_freeze_decided',
      sql`(${t.state} = 'proposed') = (${t.decidedBy} is null) and (${t.decidedBy} is null) = (${t.decidedAt} is null)`,
    ),
    check('lot_freeze_four_eyes', sql`${t.state} in ('proposed', 'declined') or ${t.decidedBy} <> ${t.proposedBy}`),
    check('lot_freeze_until', sql`(${t.until} is null) = (${t.state} in ('proposed', 'declined'))`),
    check('lot_freeze_release', sql`(${t.state} = 'released') = (${t.releaseAgreedBy} is not null)`),
    check('lot_freeze_release_four_eyes', sql`${t.releaseAgreedBy} is null or ${t.releaseAskedBy} <> ${t.releaseAgreedBy}`),
    check('lot_freeze_releasing', sql`${t.state} <> 'releasing' or ${t.releaseAskedBy} is not null`),
    check('lot_freeze_ended', sql`(${t.endedAt} is null) = (${t.state} in ('proposed', 'frozen', 'releasing'))`),
  ],
);

/** Each time that an auditor was told who people are. Append-only. */
export const identityLook = pgTable(
  'identity_look',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    auditorId: auditor('auditor_id'),
    at: instant('at').notNull(),
    reason: text().notNull(),
    note: text().notNull(),
    inquiryId: integer('inquiry_id').references(() => inquiry.id),
  },
  (t) => [
    index('identity_look_auditor').on(t.auditorId, t.at),
    index('identity_look_inquiry').on(t.inquiryId),
    check('identity_look_reason', sql`${t.reason} in ('inquiry', 'bundle', 'complaint', 'other')`),
    check('identity_look_of', sql`${t.reason} not in ('inquiry', 'bundle') or ${t.inquiryId} is not null`),
  ],
);

export const identityLookPerson = pgTable(
  'identity_look_person',
  {
    lookId: integer('look_id')
      .notNull()
      .references(() => identityLook.id),
    personId: auditor('person_id'),
  },
  (t) => [primaryKey({ columns: [t.lookId, t.personId] }), index('identity_look_of_person').on(t.personId)],
);
