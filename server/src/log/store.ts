import { type LotEvent, lotEventSchema } from '@ochiq/shared/bids';
import { jsonArray, jsonTextArray, plainArray, type Queryable, type Tx } from '../base/index.js';
import type { EntryRow } from './leaf-text.js';

/** Inserts entries in the order given, in one statement. */
export async function insertEntries(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  const columns = [
    plainArray(rows.map((row) => row.lotId)),
    plainArray(rows.map((row) => row.seq)),
    plainArray(rows.map((row) => row.kind)),
    plainArray(rows.map((row) => row.at)),
    plainArray(rows.map((row) => row.actorId)),
    jsonTextArray(rows.map((row) => row.leaf)),
  ];
  // Most batches keep nothing back, and then say nothing of it.
  if (rows.every((row) => row.nonce === null)) {
    await tx.prepared(
      'log_insert',
      `insert into log_entry (lot_id, seq, kind, at, actor_id, leaf)
       select lot, seq, kind, at, actor, leaf from unnest($1::int[], $2::int[], $3::text[], $4::timestamptz[], $5::uuid[], $6::text[])
         with ordinality as entry(lot, seq, kind, at, actor, leaf, ordinal) order by ordinal`,
      columns,
    );
    return;
  }
  await tx.prepared(
    'log_insert_secret',
    `insert into log_entry (lot_id, seq, kind, at, actor_id, leaf, secret, nonce)
     select lot, seq, kind, at, actor, leaf, secret, decode(nonce, 'hex')
     from unnest($1::int[], $2::int[], $3::text[], $4::timestamptz[], $5::uuid[], $6::text[], $7::jsonb[], $8::text[])
       with ordinality as entry(lot, seq, kind, at, actor, leaf, secret, nonce, ordinal) order by ordinal`,
    [...columns, jsonArray(rows.map((row) => row.secret)), plainArray(rows.map((row) => row.nonce?.toString('hex') ?? null))],
  );
}

/** The public events of a lot after `since`, oldest first. */
export async function readEvents(db: Queryable, lotId: number, since: number, limit = 5000): Promise<LotEvent[]> {
  const rows = await db.sql<{ leaf: string }>('select leaf from log_entry where lot_id = $1 and seq > $2 order by seq limit $3', [
    lotId,
    since,
    limit,
  ]);
  return rows.map((row) => lotEventSchema.parse(JSON.parse(row.leaf)));
}

/** The last public event of a kind on a lot before a number, null when there is none. */
export async function readEventBefore(db: Queryable, lotId: number, seq: number, kind: LotEvent['kind']): Promise<LotEvent | null> {
  const [row] = await db.sql<{ leaf: string }>(
    'select leaf from log_entry where lot_id = $1 and seq < $2 and kind = $3 order by seq desc limit 1',
    [lotId, seq, kind],
  );
  return row ? lotEventSchema.parse(JSON.parse(row.leaf)) : null;
}

/** A leaf of the tree as those read it who follow the log with a cursor; `event` is null for what is no public event of a lot. */
export interface FollowedLeaf {
  readonly index: number;
  readonly event: LotEvent | null;
}

/** The same with the whole text of entries of these kinds; null for one of another kind. */
export const readTextsAfter = (
  db: Queryable,
  index: number,
  kinds: readonly string[],
  limit: number,
): Promise<{ index: number; leaf: string | null }[]> =>
  db.sql(
    `select leaf.index::float8 as index, case when entry.kind = any($2::text[]) then entry.leaf end as leaf
     from log_leaf leaf join log_entry entry on entry.id = leaf.entry_id where leaf.index > $1 order by leaf.index limit $3`,
    [index, plainArray(kinds), limit],
  );

/** The leaves of the tree after an index, in their order: all of them are committed, and none comes between later. */
export async function readLeavesAfter(db: Queryable, index: number, limit: number): Promise<FollowedLeaf[]> {
  const rows = await db.sql<{ index: number; seq: number | null; leaf: string }>(
    `select leaf.index::float8 as index, seq, case when seq is not null then entry.leaf end as leaf
     from log_leaf leaf join log_entry entry on entry.id = leaf.entry_id where leaf.index > $1 order by leaf.index limit $2`,
    [index, limit],
  );
  return rows.map((row) => ({ index: row.index, event: row.seq === null ? null : lotEventSchema.parse(JSON.parse(row.leaf)) }));
}

/** The index of the tree's last leaf, -1 for none. */
export async function readLastIndex(db: Queryable): Promise<number> {
  const [row] = await db.sql<{ index: number }>('select coalesce(max(index), -1)::float8 as index from log_leaf');
  return row?.index ?? -1;
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
  lotId: number | null;
  /** Its number in the tree; null for a second or so. */
  index: number | null;
  kind: string;
  seq: number | null;
  at: Date;
  actorId: string | null;
  leaf: string;
  secret: Record<string, unknown> | null;
  nonce: Buffer | null;
  /** The salt of the actor, null once it was shredded. */
  salt: Buffer | null;
}

/** Every entry of a lot, public or not, oldest first. For auditors. */
export async function readEntries(db: Queryable, lotId: number): Promise<StoredEntry[]> {
  return db.sql<StoredEntry>(
    `select entry.id::float8 as id, lot_id as "lotId", leaf.index::float8 as index, kind, seq, at, actor_id as "actorId", leaf, secret, nonce, salt
     from log_entry entry left join log_leaf leaf on leaf.entry_id = entry.id left join person_salt on person_id = actor_id
     where lot_id = $1 order by entry.id limit 20000`,
    [lotId],
  );
}

/** Every entry of an inquiry, oldest first. They are of no lot, as few are. */
export async function readInquiryEntries(db: Queryable, inquiry: number): Promise<StoredEntry[]> {
  return db.sql<StoredEntry>(
    `select entry.id::float8 as id, lot_id as "lotId", leaf.index::float8 as index, kind, seq, at, actor_id as "actorId", leaf, secret, nonce, salt
     from log_entry entry left join log_leaf leaf on leaf.entry_id = entry.id left join person_salt on person_id = actor_id
     where lot_id is null and kind in ('inquiry_opened', 'inquiry_step', 'inquiry_concluded')
       and (entry.leaf::jsonb ->> 'inquiry')::int = $1 order by entry.id limit 20000`,
    [inquiry],
  );
}

/** What a public entry of a lot has sealed. */
export interface StoredSeal {
  lotId: number;
  sealed: string;
  secret: Record<string, unknown>;
  nonce: Buffer;
}

/** What the public entries of lots have sealed so far, oldest first: reserves and proxies' maxima. */
export const readSeals = (db: Queryable, lotIds: readonly number[]): Promise<StoredSeal[]> =>
  db.sql<StoredSeal & { lotId: number }>(
    `select lot_id as "lotId", leaf::jsonb ->> 'sealed' as sealed, secret, nonce from log_entry
     where lot_id = any($1::int[]) and kind in ('published', 'proxy_sealed') and nonce is not null order by id`,
    [plainArray(lotIds)],
  );

/** The salts of people's commitments; whoever has none gets one. Two statements: a salt that was being made meanwhile is seen by the second. */
export async function readSalts(tx: Tx, people: readonly string[], newSalt: () => Buffer): Promise<Map<string, Buffer>> {
  const [, rows] = await Promise.all([
    tx.sql(
      `insert into person_salt (person_id, salt) select person, decode(salt, 'hex') from unnest($1::uuid[], $2::text[]) as new(person, salt)
       order by person on conflict do nothing`,
      [plainArray(people), plainArray(people.map(() => newSalt().toString('hex')))],
    ),
    tx.sql<{ person: string; salt: Buffer }>('select person_id as person, salt from person_salt where person_id = any($1::uuid[])', [
      plainArray(people),
    ]),
  ]);
  return new Map(rows.map((row) => [row.person, row.salt]));
}

/** Shreds a person's salt: from now on no commitment can be told to be theirs. */
export async function deleteSalt(tx: Tx, personId: string): Promise<void> {
  await tx.sql('delete from person_salt where person_id = $1', [personId]);
}
