import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { lot } from './table.js';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Questions to the office of a lot. Public once answered, and then never changed (a trigger refuses it). */
export const lotQuestion = pgTable(
  'lot_question',
  {
    id: uuid().primaryKey(),
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    /** Null once the person's account is gone. */
    askerId: uuid('asker_id'),
    question: text().notNull(),
    askedAt: instant('asked_at').notNull(),
    answer: text(),
    answeredBy: uuid('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    index('lot_question_lot').on(t.lotId, t.answeredAt),
    index('lot_question_asker').on(t.askerId, t.askedAt),
    check('lot_question_length', sql`char_length(${t.question}) between 10 and 500 and char_length(${t.answer}) between 2 and 2000`),
    check(
      'lot_question_answer',
      sql`(${t.answer} is null) = (${t.answeredAt} is null) and (${t.answer} is null) = (${t.answeredBy} is null)`,
    ),
    check('lot_question_asker', sql`${t.askerId} is not null or ${t.answer} is not null`),
  ],
);
