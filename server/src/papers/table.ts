import type { LogRecord, PaperFacts, PaperPerson } from '@ochiq/shared/papers';
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
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { person } from '../identity/index.js';
import { lot } from '../lots/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A paper of a sale: its facts once and for all, and how far it has come. Its files stand in `paper_file`. */
export const paper = pgTable(
  'paper',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    kind: text().notNull(),
    /** Papers of one kind on one lot count by this: a protocol by its event's number. */
    edition: integer().notNull(),
    number: text().notNull(),
    /** The lot's public event that a reader checks the paper against. */
    seq: integer().notNull(),
    facts: jsonb().$type<PaperFacts>().notNull(),
    /** Who stands behind the numbers: ids only, names stay in their room. */
    people: jsonb().$type<PaperPerson[]>().notNull(),
    /** Where the log has that event; known once the paper is issued. */
    record: jsonb().$type<LogRecord>(),
    state: text().notNull(),
    draftedAt: instant('drafted_at').notNull(),
    issuedAt: instant('issued_at'),
    signedBy: uuid('signed_by').references(() => person.id),
    signedRole: text('signed_role'),
    signedAt: instant('signed_at'),
  },
  (t) => [
    unique('paper_edition').on(t.lotId, t.kind, t.edition),
    index('paper_drafted').on(t.id).where(sql`state = 'drafted'`),
    check('paper_state', sql`${t.state} in ('drafted', 'issued', 'signed')`),
    check('paper_issue', sql`(${t.state} = 'drafted') = (${t.issuedAt} is null) and (${t.state} = 'drafted') = (${t.record} is null)`),
    check(
      'paper_signature',
      sql`(${t.state} = 'signed') = (${t.signedAt} is not null and ${t.signedBy} is not null and ${t.signedRole} is not null)`,
    ),
  ],
);

/** Files under DATA_DIR/papers, named by the SHA-256 of their bytes; never changed (a trigger refuses UPDATE and DELETE). */
export const paperFile = pgTable(
  'paper_file',
  {
    paperId: integer('paper_id')
      .notNull()
      .references(() => paper.id),
    language: text().notNull(),
    copy: text().notNull(),
    signed: boolean().notNull(),
    sha256: char({ length: 64 }).notNull(),
    bytes: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.paperId, t.language, t.copy, t.signed] }),
    check('paper_file_language', sql`${t.language} in ('uz', 'ru', 'ky', 'en')`),
    check('paper_file_copy', sql`${t.copy} in ('public', 'official')`),
    check('paper_file_bytes', sql`${t.bytes} > 0`),
  ],
);

/** How far the reader of the log has come: the one row says which entry it looks at next. */
export const paperCursor = pgTable(
  'paper_cursor',
  {
    id: smallint().primaryKey().default(1),
    next: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [check('paper_cursor_one', sql`${t.id} = 1 and ${t.next} >= 0`)],
);
