import type { Db, Queryable } from '../base/index.js';

/** Runs a statement of pg-boss. One without values is a whole transaction of its own: if it breaks, its connection is not used again. */
export async function runBossSql(db: Db, text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
  if (values) return db.pool.query<Record<string, unknown>>(text, values);
  const client = await db.pool.connect();
  let broken = true;
  try {
    const answer = await client.query<Record<string, unknown>>(text);
    broken = false;
    return answer;
  } finally {
    client.release(broken);
  }
}

/** The queues in which a job may begin now. */
export async function readWaitingQueues(db: Queryable): Promise<string[]> {
  const rows = await db.sql<{ name: string }>(
    `select distinct name from pgboss.job where state in ('created', 'retry') and start_after <= clock_timestamp()`,
  );
  return rows.map((row) => row.name);
}

const startLock = 7_306_013;

/** Does work that two nodes must not do at once: they would lock each other out while they make pg-boss's tables. */
export const alone = (db: Db, work: () => Promise<void>): Promise<void> =>
  db.transact(async (tx) => {
    await tx.sql('select pg_advisory_xact_lock($1)', [startLock]);
    await work();
  });
