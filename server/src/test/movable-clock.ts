import { openDb } from '../base/index.js';
import { createDatabase } from './database.js';
import { startWorld, type World } from './world.js';

/** A world in which time can be moved on: what ends in minutes is seen to end without waiting for it. */
export interface MovableWorld {
  readonly world: World;
  /** Moves Postgres's clock on, as everybody in this world reads it. */
  advance(ms: number): Promise<void>;
  /** The moment there, ms since the epoch. */
  now(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Puts a `clock_timestamp()` before Postgres's own, in the search path of each connection of the world: the server reads no other
 * clock. `now()`, of which only marks of when a row was made are taken, stays as it is.
 */
export async function startMovable(): Promise<MovableWorld> {
  const database = await createDatabase();
  const owner = openDb(database.url, () => undefined, 1);
  await owner.sql('create schema moved');
  await owner.sql('create table moved.span (by interval not null)');
  await owner.sql(`insert into moved.span values ('0')`);
  await owner.sql(
    `create function moved.clock_timestamp() returns timestamptz language sql volatile
     as 'select pg_catalog.clock_timestamp() + (select by from moved.span)'`,
  );
  const url = new URL(database.url);
  url.searchParams.set('options', '-c search_path=moved,pg_catalog,public');
  const world = await startWorld({ databaseUrl: url.href });
  return {
    world,
    async advance(ms) {
      await owner.sql(`update moved.span set by = by + $1 * interval '1 ms'`, [ms]);
    },
    async now() {
      const [row] = await world.db.sql<{ now: Date }>('select clock_timestamp() as now');
      return row?.now.getTime() ?? 0;
    },
    async close() {
      await world.close();
      await owner.end();
      await database.drop();
    },
  };
}
