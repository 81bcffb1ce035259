import { type LotEvent, lotEventSchema } from '@ochiq/shared/bids';
import { jsonArray, plainArray, type Queryable, type Tx } from '../base/index.js';
import type { NewEntry } from './append.js';

/** Inserts entries in the order given, in one statement. */
export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  const rows = entries.map((entry) =>
    'event' in entry
      ? { ...entry.event, lotId: entry.event.lot, actorId: entry.actorId, body: entry.event }
      : { ...entry, seq: null, at: entry.at.toISOString() },
  );
  await tx.prepared(
    'log_insert',
    `insert into log_entry (lot_id, seq, kind, at, actor_id, body)
     select lot, seq, kind, at, actor, body
     from unnest($1::int[], $2::int[], $3::text[], $4::timestamptz[], $5::uuid[], $6::jsonb[])
       with ordinality as entry(lot, seq, kind, at, actor, body, ordinal)
     order by ordinal`,
    [
      plainArray(rows.map((row) => row.lotId)),
      plainArray(rows.map((row) => row.seq)),
      plainArray(rows.map((row) => row.kind)),
      plainArray(rows.map((row) => row.at)),
      plainArray(rows.map((row) => row.actorId)),
      jsonArray(rows.map((row) => row.body)),
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

/** The number of each lot's last public event; lots without one are left out. */
export const readHeads = (db: Queryable, lotIds: readonly number[]): Promise<{ lot: number; seq: number }[]> =>
  db.sql(
    `select wanted.lot, head.seq from unnest($1::int[]) as wanted(lot)
     join lateral (select seq from log_entry where lot_id = wanted.lot and seq is not null order by seq desc limit 1) head on true`,
    [lotIds],
  );

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
