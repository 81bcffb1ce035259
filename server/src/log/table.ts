import { sql } from 'drizzle-orm';
import { bigint, check, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

/** Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const logEntry = pgTable(
  'log_entry',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    lotId: integer('lot_id'),
    /** Set on public events of a lot: 1, 2, 3, ... */
    seq: integer(),
    kind: text().notNull(),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    actorId: uuid('actor_id'),
    body: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    unique('log_entry_lot_seq').on(t.lotId, t.seq),
    check('log_entry_seq', sql`${t.seq} is null or (${t.seq} > 0 and ${t.lotId} is not null)`),
  ],
);
