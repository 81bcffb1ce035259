import { hashLength } from '@ochiq/shared/tlog';
import { plainArray, type Queryable, type Tx } from '../base/index.js';
import type { TreeNode } from './tree-hash.js';

/** Held by whichever node integrates, for the time of one transaction. */
const sequencerLock = 7_306_021;

export const tryLockTree = async (tx: Tx): Promise<boolean> => {
  const [row] = await tx.sql<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [sequencerLock]);
  return row?.mine ?? false;
};

export interface CheckpointRow {
  size: number;
  root: Buffer;
  /** The note as the log signed it. */
  note: string;
  at: Date;
  /** Every entry of an earlier transaction is in the tree. */
  horizon: string;
}

const checkpointColumns = 'size::float8 as size, root, note, at, horizon::text as horizon';

/** The newest checkpoint, null before the first. */
export async function readLatest(db: Queryable): Promise<CheckpointRow | null> {
  const [row] = await db.sql<CheckpointRow & { size: number }>(
    `select ${checkpointColumns} from log_checkpoint order by log_checkpoint.size desc limit 1`,
  );
  return row ?? null;
}

/** The newest checkpoint as the world reads it: with the lines of witnesses who have signed it, too. */
export async function readPublished(db: Queryable): Promise<{ note: string; size: number; at: Date; signers: number } | null> {
  const [row] = await db.sql<{ note: string; size: number; at: Date; signers: number }>(
    `select latest.note || coalesce(string_agg(line, '' order by name), '') as note, latest.size::float8 as size, latest.at,
       count(line)::int as signers
     from (select * from log_checkpoint order by size desc limit 1) latest left join log_cosignature using (size)
     group by latest.note, latest.size, latest.at`,
  );
  return row ?? null;
}

export async function insertCheckpoint(tx: Tx, row: Omit<CheckpointRow, 'at'>): Promise<void> {
  await tx.sql('insert into log_checkpoint (size, root, note, at, horizon) values ($1, $2, $3, clock_timestamp(), $4::xid8)', [
    row.size,
    row.root,
    row.note,
    row.horizon,
  ]);
}

export async function insertCosignatures(db: Queryable, size: number, lines: readonly { name: string; line: string }[]): Promise<void> {
  await db.sql(
    `insert into log_cosignature (size, name, line) select $1, name, line from unnest($2::text[], $3::text[]) as new(name, line) on conflict do nothing`,
    [size, lines.map(({ name }) => name), lines.map(({ line }) => line)],
  );
}

export interface Integrated {
  readonly leaves: Buffer[];
  readonly horizon: string;
}

/**
 * Gives entries that are in no tree yet the next numbers, in the order of their ids, and hashes them (RFC 6962: 0x00 before
 * the entry). A lot's entries come in the order in which they were written: whoever wrote the later one had seen the earlier
 * one committed, and so has every snapshot that sees the later one.
 * @param horizon as of the last checkpoint; entries of transactions before it are known to be in the tree
 */
export async function integrateEntries(tx: Tx, size: number, horizon: string, limit: number): Promise<Integrated> {
  const [row] = await tx.prepared<{ oldest: string; hashes: Buffer | null }>(
    'log_integrate',
    `with waiting as (
       select id, leaf from log_entry entry
       where xid >= $2::xid8 and not exists (select from log_leaf leaf where leaf.entry_id = entry.id) order by id limit $3),
     taken as (
       insert into log_leaf (index, entry_id, hash)
       select $1::bigint + row_number() over (order by id) - 1, id, sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')) from waiting
       returning index, hash)
     select pg_snapshot_xmin(pg_current_snapshot())::text as oldest, (select string_agg(hash, ''::bytea order by index) from taken) as hashes`,
    [size, horizon, limit],
  );
  const leaves = splitHashes(row?.hashes ?? Buffer.alloc(0));
  return { leaves, horizon: leaves.length < limit ? (row?.oldest ?? horizon) : horizon };
}

/** Joined hashes one by one. */
export const splitHashes = (joined: Buffer): Buffer[] =>
  Array.from({ length: joined.length / hashLength }, (_, at) => joined.subarray(at * hashLength, (at + 1) * hashLength));

/** The oldest transaction number of this cluster that is worth asking for: of another cluster's (a restored dump) none is. */
export async function readHorizon(db: Queryable, horizon: string): Promise<string> {
  const [row] = await db.sql<{ known: boolean }>('select $1::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) as known', [horizon]);
  return row?.known ? horizon : '0';
}

export async function insertNodes(tx: Tx, nodes: readonly TreeNode[]): Promise<void> {
  if (nodes.length === 0) return;
  await tx.sql(
    `insert into log_node (level, index, hash) select level, index, decode(hash, 'hex')
     from unnest($1::int[], $2::bigint[], $3::text[]) as new(level, index, hash)`,
    [
      plainArray(nodes.map(({ level }) => level)),
      plainArray(nodes.map(({ index }) => index)),
      plainArray(nodes.map(({ hash }) => hash.toString('hex'))),
    ],
  );
}

export interface Span {
  readonly level: number;
  readonly from: number;
  readonly count: number;
}

/** Hashes of spans of the tree's rows, joined: level 0 are leaves. One question for all; a span with a gap comes shorter. */
export async function readSpans(db: Queryable, spans: readonly Span[]): Promise<Buffer[]> {
  const rows = await db.prepared<{ hashes: Buffer | null }>(
    'log_spans',
    `select case when span.level = 0
       then (select string_agg(hash, ''::bytea order by index) from log_leaf where index >= span.start and index < span.start + span.count)
       else (select string_agg(hash, ''::bytea order by index) from log_node
         where level = span.level and index >= span.start and index < span.start + span.count)
       end as hashes
     from unnest($1::int[], $2::bigint[], $3::int[]) with ordinality as span(level, start, count, place) order by place`,
    [plainArray(spans.map(({ level }) => level)), plainArray(spans.map(({ from }) => from)), plainArray(spans.map(({ count }) => count))],
  );
  return rows.map(({ hashes }) => hashes ?? Buffer.alloc(0));
}

/** The texts of entries from a number on; an entry that is gone has none. */
export async function readLeafTexts(db: Queryable, from: number, count: number): Promise<(string | null)[]> {
  const rows = await db.sql<{ leaf: string | null }>(
    `select entry.leaf from log_leaf taken left join log_entry entry on entry.id = taken.entry_id
     where taken.index >= $1 and taken.index < $1::bigint + $2 order by taken.index`,
    [from, count],
  );
  return rows.map(({ leaf }) => leaf);
}

/** The leaf that tells of a document's reception. */
export async function findDocumentLeaf(db: Queryable, document: number): Promise<{ index: number; leaf: string } | null> {
  const [row] = await db.sql<{ index: number; leaf: string }>(
    `select taken.index::float8 as index, entry.leaf from log_entry entry join log_leaf taken on taken.entry_id = entry.id
     where entry.kind = 'document_received' and (entry.leaf::jsonb ->> 'document')::int = $1`,
    [document],
  );
  return row ?? null;
}

/** What an office's draws follow from, in the order of the tree: its chains, seats, documents and cases. */
export const readDrawEntries = (db: Queryable, officeId: number): Promise<{ index: number; leaf: string }[]> =>
  db.sql(
    `select taken.index::float8 as index, entry.leaf from log_entry entry join log_leaf taken on taken.entry_id = entry.id
     where entry.kind in ('draw_committed', 'seat_opened', 'seat_closed', 'document_received', 'case_opened', 'case_assigned', 'case_ended')
       and (entry.leaf::jsonb ->> 'office')::int = $1 order by taken.index`,
    [officeId],
  );

/** Where a lot's public event stands in the tree, null while it does not. */
export async function findLeaf(db: Queryable, lotId: number, seq: number): Promise<{ index: number; leaf: string } | null> {
  const [row] = await db.sql<{ index: number; leaf: string }>(
    `select taken.index::float8 as index, entry.leaf from log_entry entry join log_leaf taken on taken.entry_id = entry.id
     where entry.lot_id = $1 and entry.seq = $2`,
    [lotId, seq],
  );
  return row ?? null;
}
