import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * A signed-in person had a lot's page open. No foreign keys: their locks would write to the lot's row, which bids wait for. Without an
 * end they still watch, or the node stopped before it could say.
 */
export const lotWatching = pgTable(
  'lot_watching',
  {
    id: uuid().primaryKey(),
    lotId: integer('lot_id').notNull(),
    personId: uuid('person_id').notNull(),
    fromAt: timestamp('from_at', { withTimezone: true, precision: 3 }).notNull(),
    toAt: timestamp('to_at', { withTimezone: true, precision: 3 }),
  },
  (t) => [
    index('lot_watching_lot').on(t.lotId, t.fromAt),
    index('lot_watching_person').on(t.personId),
    check('lot_watching_order', sql`${t.toAt} >= ${t.fromAt}`),
  ],
);
