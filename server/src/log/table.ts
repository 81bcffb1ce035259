import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
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

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/** Append-only, as all that follows: a trigger refuses UPDATE, DELETE and TRUNCATE. */
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
    /** What the world sees, to the letter: canonical JSON (RFC 8785), the bytes that are hashed. */
    leaf: text().notNull(),
    /** What the leaf only commits to, and the nonce of that commitment. */
    secret: jsonb().$type<Record<string, unknown>>(),
    nonce: bytea(),
    /** The transaction that wrote it: the sequencer looks no further back than the oldest that was still open. */
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    unique('log_entry_lot_seq').on(t.lotId, t.seq),
    index('log_entry_xid').on(t.xid),
    // Courts ask how a document stands, and everybody for the draws of an office.
    index('log_entry_document').on(sql`((leaf::jsonb ->> 'document')::int)`).where(sql`kind = 'document_received'`),
    index('log_entry_draws')
      .on(sql`((leaf::jsonb ->> 'office')::int)`, t.id)
      .where(
        sql`kind in ('draw_committed', 'seat_opened', 'seat_closed', 'document_received', 'case_opened', 'case_assigned', 'case_ended')`,
      ),
    check('log_entry_seq', sql`${t.seq} is null or (${t.seq} > 0 and ${t.lotId} is not null)`),
    check('log_entry_secret', sql`(${t.secret} is null) = (${t.nonce} is null)`),
  ],
);

/** The tree's leaves in their order, from 0. The hash is of the entry as it was when it came in. */
export const logLeaf = pgTable(
  'log_leaf',
  {
    index: bigint({ mode: 'number' }).primaryKey(),
    entryId: bigint('entry_id', { mode: 'number' }).notNull(),
    hash: bytea().notNull(),
  },
  (t) => [unique('log_leaf_entry').on(t.entryId)],
);

/** Roots of whole subtrees of 256, 65,536, ... leaves: the rows of the tiles above the lowest. */
export const logNode = pgTable(
  'log_node',
  {
    level: smallint().notNull(),
    index: bigint({ mode: 'number' }).notNull(),
    hash: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.level, t.index] })],
);

/** Every checkpoint that was signed: the signed note, and the transaction before which every entry is in its tree. */
export const logCheckpoint = pgTable('log_checkpoint', {
  size: bigint({ mode: 'number' }).primaryKey(),
  root: bytea().notNull(),
  note: text().notNull(),
  at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
  horizon: xid8().notNull(),
});

/** Signature lines of witnesses under a checkpoint. */
export const logCosignature = pgTable(
  'log_cosignature',
  {
    size: bigint({ mode: 'number' })
      .notNull()
      .references(() => logCheckpoint.size),
    name: text().notNull(),
    line: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.size, t.name] })],
);

/** The salt of a person's commitments. Once it is gone, nobody can tell any more which entries were theirs: erasure. */
export const personSalt = pgTable('person_salt', { personId: uuid('person_id').primaryKey(), salt: bytea().notNull() });
