import type { Db, Queryable, Tx } from '../base/index.js';
import type { KindCounts } from './table.js';

/** Scoring holds this for its session, or its transaction: of the window one at a time, and no single lot meanwhile. */
export const scoringLock = 7_306_022;

export interface RunRow {
  id: number;
  askedAt: Date;
  fromAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  lots: number | null;
  tested: KindCounts | null;
  flagged: KindCounts | null;
  fdr: number | null;
  lotFlagAt: number | null;
}

const columns = `id, asked_at as "askedAt", from_at as "fromAt", started_at as "startedAt", finished_at as "finishedAt", lots, tested, flagged, fdr,
  lot_flag_at as "lotFlagAt"`;

/** Asks for a scoring of the window, unless one waits already. @returns the one that waits */
export async function askRun(tx: Tx, askedBy: string | null, now: Date, fromAt: Date | null): Promise<RunRow> {
  await tx.sql('insert into scoring_run (asked_by, asked_at, from_at) values ($1, $2, $3) on conflict do nothing', [askedBy, now, fromAt]);
  const [row] = await tx.sql<RunRow & { id: number }>(`select ${columns} from scoring_run where finished_at is null`);
  if (!row) throw new Error('the scoring that was just asked for has ended');
  return row;
}

/** The scoring that waits, or that a node did not end. */
export async function readWaitingRun(db: Queryable): Promise<RunRow | null> {
  const [row] = await db.sql<RunRow & { id: number }>(`select ${columns} from scoring_run where finished_at is null`);
  return row ?? null;
}

/** The last scoring of the window that was done. */
export async function readLastRun(db: Queryable): Promise<RunRow | null> {
  const [row] = await db.sql<RunRow & { id: number }>(
    `select ${columns} from scoring_run where finished_at is not null order by finished_at desc limit 1`,
  );
  return row ?? null;
}

/** When a scoring was last asked for, done or not; null: never. */
export async function readLastAsked(db: Queryable): Promise<Date | null> {
  const [row] = await db.sql<{ at: Date | null }>('select max(asked_at) as at from scoring_run');
  return row?.at ?? null;
}

export async function markStarted(db: Queryable, id: number, at: Date): Promise<void> {
  await db.sql('update scoring_run set started_at = $2 where id = $1', [id, at]);
}

export interface RunOutcome {
  readonly finishedAt: Date;
  readonly lots: number;
  readonly tested: KindCounts;
  readonly flagged: KindCounts;
  readonly fdr: number;
  readonly lotFlagAt: number;
  readonly tookMs: number;
}

export async function markFinished(tx: Tx, id: number, outcome: RunOutcome): Promise<void> {
  await tx.sql(
    `update scoring_run set finished_at = $2, lots = $3, tested = $4, flagged = $5, fdr = $6, lot_flag_at = $7, took_ms = $8 where id = $1`,
    [
      id,
      outcome.finishedAt,
      outcome.lots,
      JSON.stringify(outcome.tested),
      JSON.stringify(outcome.flagged),
      outcome.fdr,
      outcome.lotFlagAt,
      Math.round(outcome.tookMs),
    ],
  );
}

/** Waits for nobody: false while the window is being scored or another node scores a lot. For this transaction. */
export async function tryLockScoring(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [scoringLock]);
  return row?.held ?? false;
}

/** The last leaf of the log whose close was scored; the row is locked. */
export async function lockCursor(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ leaf: number }>('select leaf::float8 as leaf from scoring_cursor for update');
  if (!row) throw new Error('the scoring cursor is gone');
  return row.leaf;
}

export async function moveCursor(tx: Tx, leaf: number): Promise<void> {
  await tx.sql('update scoring_cursor set leaf = $1', [leaf]);
}

/** When each of these lots was last scored; others are left out. */
export async function readScoredAt(db: Queryable, lots: readonly number[]): Promise<Map<number, Date>> {
  const rows = await db.sql<{ lot: number; at: Date }>(
    `select subject_id::int as lot, scored_at as at from subject_score where kind = 'lot' and subject_id = any($1::text[])`,
    [lots.map(String)],
  );
  return new Map(rows.map(({ lot, at }) => [lot, at]));
}

/** The q-value that the present window has at a p-value: that of the next rarest lot or, where all are rarer, 1. */
export async function readLotQ(db: Queryable, pValue: number): Promise<number> {
  const [row] = await db.sql<{ q: number }>(
    `select coalesce(min(q_value), 1) as q from subject_score where kind = 'lot' and p_value >= $1`,
    [pValue],
  );
  return row?.q ?? 1;
}

/** Takes the session's lock of scoring on a connection of its own. @returns null while another node has it */
export async function holdScoring(db: Db): Promise<{ release: () => Promise<void> } | null> {
  const client = await db.pool.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [scoringLock]);
    if (rows[0]?.held !== true) {
      client.release();
      return null;
    }
  } catch (error) {
    client.release(true);
    throw error;
  }
  return {
    // The lock goes with the connection, whatever state it is in.
    release: async () => client.release(true),
  };
}
