import { sql } from 'drizzle-orm';
import { boolean, char, check, integer, numeric, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/** When the figures were last counted; one row. */
export const statisticCount = pgTable(
  'statistic_count',
  {
    one: boolean().primaryKey().default(true),
    computedAt: timestamp('computed_at', { withTimezone: true, precision: 3 }).notNull(),
    openLots: integer('open_lots').notNull(),
  },
  (t) => [check('statistic_count_one', sql`${t.one}`)],
);

/** Lots whose auction ended in a month (by their region's clock), alike in region, category and currency. Counted anew each time. */
export const statisticCell = pgTable(
  'statistic_cell',
  {
    month: char({ length: 7 }).notNull(),
    region: text().notNull(),
    category: text().notNull(),
    currency: char({ length: 3 }).notNull(),
    sold: integer().notNull(),
    unsold: integer().notNull(),
    withdrawn: integer().notNull(),
    paid: integer().notNull(),
    proceedsMinor: numeric('proceeds_minor').notNull(),
    /** The highest bid over the appraisal in whole per cent, and how many lots had it. */
    percents: integer().array().notNull(),
    lots: integer().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.month, t.region, t.category, t.currency] }),
    check('statistic_cell_histogram', sql`cardinality(${t.percents}) = cardinality(${t.lots})`),
  ],
);

/** Cases that offices of a region opened in a month, as they stand at the count. */
export const statisticCase = pgTable(
  'statistic_case',
  {
    month: char({ length: 7 }).notNull(),
    region: text().notNull(),
    currency: char({ length: 3 }).notNull(),
    cases: integer().notNull(),
    enforced: integer().notNull(),
    partly: integer().notNull(),
    claimedMinor: numeric('claimed_minor').notNull(),
    recoveredMinor: numeric('recovered_minor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.region, t.currency] })],
);
