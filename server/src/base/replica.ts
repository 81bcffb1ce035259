import type { FastifyRequest } from 'fastify';
import './http.js';
import type { Db } from './db.js';

export interface ReplicaOptions {
  readonly primary: Db;
  /** Null where no replica is configured: every read goes to the primary. */
  readonly replica: Db | null;
  /** A replica further behind than this, in ms, is not read. */
  readonly maxLagMs: number;
  /** Hears once when reads leave the replica and why, and once when they return. */
  readonly log: (line: string) => void;
}

/** Where public reads go. */
export interface Readers {
  /**
   * Runs a public read: for a visitor who is signed in on the primary, so that nobody misses what they just wrote; for
   * all others on the replica while it keeps up, and on the primary when it does not or when it fails.
   */
  read<Result>(request: FastifyRequest, work: (db: Db) => Promise<Result>): Promise<Result>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** How often the replica's lag is looked at, in ms. */
const lookMs = 1_000;

/** What Postgres says when it, and not the question, is at fault: connection lost, shutting down, conflict with recovery. */
const isLoss = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(08|57|53|40001|25006|E[A-Z]+)/.test(code) || (error instanceof Error && /connection|timeout/i.test(error.message));
};

/**
 * The lag in ms: how long ago what the replica shows was written. A replica that has replayed all it received is at rest
 * only while it still receives; one that lost the primary counts from its last replay.
 * Source: PostgreSQL, "Recovery Information Functions" and `pg_stat_wal_receiver`.
 */
const lagSql = `select case
  when not pg_is_in_recovery() then 0
  when pg_get_wal_replay_pause_state() = 'not paused' and pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
    and exists (select from pg_stat_wal_receiver where status = 'streaming') then 0
  else coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000, 1e12) end::float as lag`;

export function createReaders({ primary, replica, maxLagMs, log }: ReplicaOptions): Readers {
  let good = false;
  let said = false;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;

  function leave(reason: string): void {
    good = false;
    if (said) return;
    said = true;
    log(`the replica is not read: ${reason}; the primary answers`);
  }

  async function look(db: Db): Promise<void> {
    try {
      const [row] = await db.sql<{ lag: number }>(lagSql);
      const lag = row?.lag ?? Number.POSITIVE_INFINITY;
      if (lag > maxLagMs) return leave(`it is ${Math.round(lag)} ms behind`);
      good = true;
      if (said) log('the replica is read again');
      said = false;
    } catch (error) {
      leave(error instanceof Error ? error.message : String(error));
    }
  }

  async function read<Result>(request: FastifyRequest, work: (db: Db) => Promise<Result>): Promise<Result> {
    if (replica === null || !good || request.visitor !== null) return work(primary);
    try {
      return await work(replica);
    } catch (error) {
      if (!isLoss(error)) throw error;
      leave(error instanceof Error ? error.message : String(error));
      return work(primary);
    }
  }

  return {
    read,
    async start() {
      if (replica === null) return;
      await look(replica);
      timer = setInterval(() => {
        looking ??= look(replica).finally(() => {
          looking = null;
        });
      }, lookMs);
      timer.unref();
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      await looking;
      await replica?.end();
    },
  };
}
