import { sql } from 'drizzle-orm';
import { bigint, boolean, char, check, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

const minor = (name: string) => bigint(name, { mode: 'bigint' });

/** Every decided bid, accepted or rejected; never changed (a trigger refuses UPDATE and DELETE). */
export const bid = pgTable(
  'bid',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** No foreign keys, see migration 0004: the bid's transaction has just seen both, and triggers keep them there. */
    lotId: integer('lot_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** The bidder's number on the lot; null when they were never admitted. */
    bidder: integer(),
    key: uuid().notNull(),
    kind: text().notNull(),
    /** As submitted: the offer, or a proxy's secret maximum. */
    maxMinor: minor('max_minor').notNull(),
    currency: char({ length: 3 }).notNull(),
    outcome: text().notNull(),
    code: text(),
    /** Public number of the bid's event; null for rejected bids and secret raises. */
    seq: integer(),
    amountMinor: minor('amount_minor'),
    priceMinor: minor('price_minor'),
    minNextMinor: minor('min_next_minor'),
    leading: boolean().notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true, precision: 3 }).notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [
    unique('bid_key').on(t.personId, t.lotId, t.key),
    unique('bid_lot_seq').on(t.lotId, t.seq),
    check('bid_kind', sql`${t.kind} in ('direct', 'proxy')`),
    check('bid_amount', sql`${t.maxMinor} > 0 and ${t.amountMinor} > 0 and ${t.priceMinor} > 0 and ${t.amountMinor} <= ${t.maxMinor}`),
    check(
      'bid_outcome',
      sql`(${t.outcome} = 'accepted' and ${t.code} is null and ${t.priceMinor} is not null and ${t.amountMinor} is not null and ${t.bidder} is not null)
        or (${t.outcome} = 'rejected' and ${t.code} is not null and ${t.seq} is null and not ${t.leading})`,
    ),
    check('bid_in_time', sql`${t.outcome} = 'rejected' or ${t.at} < ${t.endsAt}`),
  ],
);
