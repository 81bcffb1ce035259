import { char, integer, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/** What became of cases, alike in one thing. Counted anew each time. */
export const statisticOutcome = pgTable(
  'statistic_outcome',
  {
    by: text().notNull(),
    key: text().notNull(),
    /** What the group lies in: small groups are withheld within it. */
    parent: text().notNull(),
    currency: char({ length: 3 }).notNull(),
    opened: integer().notNull(),
    enforced: integer().notNull(),
    partly: integer().notNull(),
    unenforceable: integer().notNull(),
    terminated: integer().notNull(),
    transferred: integer().notNull(),
    claimedMinor: numeric('claimed_minor').notNull(),
    recoveredMinor: numeric('recovered_minor').notNull(),
    auctionMinor: numeric('auction_minor').notNull(),
    /** Days from opening to end of enforced cases, and how many had them. */
    days: integer().array().notNull(),
    cases: integer().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.by, t.key, t.currency] })],
);

/** What came in, was resolved and was left in a year. */
export const statisticFlow = pgTable('statistic_flow', {
  year: char({ length: 4 }).primaryKey(),
  incoming: integer().notNull(),
  resolved: integer().notNull(),
  pending: integer().notNull(),
});
