import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** What a store may ask: typed queries by Drizzle, or plain SQL where the path is hot or the SQL is the point. */
export interface Queryable {
  readonly orm: NodePgDatabase;
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** An open transaction. Work handed to `afterCommit` runs once it has committed, and never otherwise. */
export interface Tx extends Queryable {
  afterCommit(work: () => void): void;
}

export interface Db extends Queryable {
  /** Runs `work` in one READ COMMITTED transaction: commits when it resolves, rolls back when it throws. */
  transact<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** A connection of its own, for session-wide locks; the caller ends it. */
  readonly pool: pg.Pool;
  end(): Promise<void>;
}

const int8 = 20;

/** int8 comes as bigint: an amount must never pass through a float. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary' ? (text: string) => BigInt(text) : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig;

const queryable = (client: pg.Pool | pg.PoolClient): Queryable => ({
  orm: drizzle({ client }),
  async sql<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
    return (await client.query<Row>(text, [...values])).rows;
  },
});

/** Opens a pool on a Postgres URL. `onError` hears of idle connections that broke. */
export function openDb(url: string, onError: (error: Error) => void, max = 12): Db {
  const pool = new pg.Pool({ connectionString: url, max, types, application_name: 'ochiq' });
  pool.on('error', onError);
  return {
    ...queryable(pool),
    pool,
    transact: (work) => transact(pool, work),
    end: () => pool.end(),
  };
}

async function transact<Result>(pool: pg.Pool, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  const committed: (() => void)[] = [];
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({ ...queryable(client), afterCommit: (next) => committed.push(next) });
    await client.query('commit');
    for (const next of committed) next();
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
