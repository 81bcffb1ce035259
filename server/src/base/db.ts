import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** What a store may ask: typed queries by Drizzle, or plain SQL where the path is hot or the SQL is the point. */
export interface Queryable {
  readonly orm: NodePgDatabase;
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** As `sql`, parsed and planned once per connection under `name`: for the statements of the hot path. */
  prepared<Row extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>;
}

/** An open transaction. Work handed to `afterCommit` runs once it has committed, and never otherwise. */
export interface Tx extends Queryable {
  afterCommit(work: () => void): void;
  /**
   * Lets a write travel with whatever follows it, the commit too, instead of being waited for. If it fails, Postgres turns
   * the commit into a rollback, and `transact` throws the write's error.
   */
  alongside(write: Promise<unknown>): void;
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
  async prepared<Row extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]) {
    return (await client.query<Row>({ name, text, values: [...values] })).rows;
  },
});

/** Opens a pool on a Postgres URL. `onError` hears of idle connections that broke. */
export function openDb(url: string, onError: (error: Error) => void, max = 12): Db {
  const pool = new pg.Pool({ connectionString: url, max, types, pipeline: true, application_name: 'ochiq' });
  pool.on('error', onError);
  // A connection that is lent out has no listener of the pool's, and one that breaks then would end the process; the query fails anyway.
  pool.on('connect', (client) => client.on('error', () => undefined));
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
  const travelling: Promise<unknown>[] = [];
  const alongside = (write: Promise<unknown>) => {
    write.catch(() => undefined);
    travelling.push(write);
  };
  let broken: Error | undefined;
  try {
    // The connection is pipelined: `begin` travels with the first statement.
    alongside(client.query('begin'));
    const result = await work({ ...queryable(client), afterCommit: (next) => committed.push(next), alongside });
    const commit = client.query('commit');
    commit.catch(() => undefined);
    await Promise.all(travelling);
    // Postgres answers the commit of a failed transaction with ROLLBACK, not with an error.
    if ((await commit).command !== 'COMMIT') throw new Error('the transaction was rolled back');
    for (const next of committed) next();
    return result;
  } catch (error) {
    await Promise.allSettled(travelling);
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** SQLSTATE of what Postgres rolled back for the sake of another transaction (Postgres manual, 13.5): worth another try. */
const passing = new Set(['40001', '40P01']);

/** Whether the same work would succeed if it were tried again. */
export const isPassing = (error: unknown): boolean => error instanceof pg.DatabaseError && passing.has(error.code ?? '');
