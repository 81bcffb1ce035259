import { sql } from 'drizzle-orm';
import { bigint, char, check, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../identity/index.js';
import { lot } from '../lots/index.js';

/** Holding a deposit admits to bidding; `bidder` is the pseudonym ("Bidder 3") on this lot. */
export const deposit = pgTable(
  'deposit',
  {
    lotId: integer('lot_id')
      .notNull()
      .references(() => lot.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    bidder: integer().notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    currency: char({ length: 3 }).notNull(),
    state: text().notNull(),
    heldAt: timestamp('held_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.lotId, t.personId] }),
    unique('deposit_bidder').on(t.lotId, t.bidder),
    check('deposit_amount', sql`${t.amountMinor} >= 0 and ${t.bidder} > 0`),
    check('deposit_state', sql`${t.state} in ('held', 'released', 'applied')`),
  ],
);
