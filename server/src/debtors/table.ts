import { sql } from 'drizzle-orm';
import { char, check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { enforcementCase } from '../cases/index.js';
import { person } from '../identity/index.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A debtor objects to a seizure, an appraisal or a lot's conditions. Its words are the office's and the debtor's; the log seals them. */
export const objection = pgTable(
  'objection',
  {
    id: uuid().primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => enforcementCase.id),
    about: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    filedBy: uuid('filed_by')
      .notNull()
      .references(() => person.id),
    filedAt: instant('filed_at').notNull(),
    fileName: text('file_name'),
    fileSha256: char('file_sha256', { length: 64 }),
    fileBytes: integer('file_bytes'),
    outcome: text(),
    ground: text(),
    decidedBy: uuid('decided_by').references(() => person.id),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    index('objection_case').on(t.caseId),
    check('objection_about', sql`${t.about} in ('seizure', 'appraisal', 'lot')`),
    check('objection_file', sql`num_nulls(${t.fileName}, ${t.fileSha256}, ${t.fileBytes}) in (0, 3)`),
    check('objection_outcome', sql`${t.outcome} in ('granted', 'refused')`),
    check('objection_decided', sql`num_nulls(${t.outcome}, ${t.ground}, ${t.decidedBy}, ${t.decidedAt}) in (0, 4)`),
  ],
);
