import { type LotEvent, lotEventSchema } from '@ochiq/shared/bids';
import type { Queryable, Tx } from '../base/index.js';
import type { NewEntry } from './append.js';

/** Inserts entries in the order given, in one statement. */
export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  await tx.sql(
    `insert into log_entry (lot_id, seq, kind, at, actor_id, body)
     select lot_id, seq, kind, at, actor_id, body
     from json_to_recordset($1::json) as entry(ordinal int, lot_id int, seq int, kind text, at timestamptz, actor_id uuid, body jsonb)
     order by ordinal`,
    [
      JSON.stringify(
        entries.map((entry, ordinal) => ({
          ordinal,
          lot_id: entry.lotId,
          seq: entry.seq,
          kind: entry.kind,
          at: entry.at,
          actor_id: entry.actorId,
          body: entry.body,
        })),
      ),
    ],
  );
}

/** The public events of a lot after `since`, oldest first. */
export async function readEvents(db: Queryable, lotId: number, since: number, limit = 5000): Promise<LotEvent[]> {
  const rows = await db.sql<{ body: unknown }>('select body from log_entry where lot_id = $1 and seq > $2 order by seq limit $3', [
    lotId,
    since,
    limit,
  ]);
  return rows.map((row) => lotEventSchema.parse(row.body));
}

export interface StoredEntry {
  id: number;
  kind: string;
  seq: number | null;
  at: Date;
  actorId: string | null;
  body: Record<string, unknown>;
}

/** Every entry of a lot, public or not, oldest first. For auditors. */
export async function readEntries(db: Queryable, lotId: number): Promise<StoredEntry[]> {
  return db.sql<StoredEntry>(
    `select id::float8 as id, kind, seq, at, actor_id as "actorId", body from log_entry where lot_id = $1 order by id limit 20000`,
    [lotId],
  );
}
