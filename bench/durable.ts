import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../server/src/base/embedded.js';
import { migrate } from '../server/src/base/migrate.js';

export interface Durable {
  /** A new migrated database; its URL. */
  database(): Promise<string>;
  /** What Postgres says of its own durability. */
  readonly settings: Readonly<Record<'fsync' | 'synchronous_commit' | 'server_version', string>>;
  stop(): Promise<void>;
}

/** A Postgres of its own with the settings that `npm start` gives it: every commit is on disk when it is acknowledged. */
export async function startDurable(): Promise<Durable> {
  const dir = await mkdtemp(join(tmpdir(), 'ochiq-bench-'));
  await chmod(dir, 0o755);
  const embedded = await startEmbedded({ dir: join(dir, 'postgres'), log: () => undefined });
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: embedded.url });
    await client.connect();
    return client.query<Record<string, string>>(statement).finally(() => client.end());
  };
  const show = async (name: string) => Object.values((await ask(`show ${name}`)).rows[0] ?? {})[0] ?? '';
  return {
    async database() {
      const name = `bench_${randomUUID().replaceAll('-', '')}`;
      await ask(`create database ${name}`);
      const url = new URL(embedded.url);
      url.pathname = `/${name}`;
      await migrate(url.href);
      return url.href;
    },
    settings: {
      fsync: await show('fsync'),
      synchronous_commit: await show('synchronous_commit'),
      server_version: await show('server_version'),
    },
    async stop() {
      await embedded.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
