import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../server/src/base/embedded.js';

export interface Scratch {
  /** A new empty database; its URL. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** A Postgres of its own in a temporary folder. It is read only once filled, so that its writes need not be durable. */
export async function startScratch(): Promise<Scratch> {
  const dir = await mkdtemp(join(tmpdir(), 'ochiq-search-'));
  await chmod(dir, 0o755);
  const settings = { fsync: 'off', full_page_writes: 'off', shared_buffers: '2GB', max_wal_size: '8GB', autovacuum: 'off' };
  const embedded = await startEmbedded({ dir: join(dir, 'postgres'), settings, log: () => undefined });
  return {
    async database() {
      const name = `lots_${randomUUID().replaceAll('-', '')}`;
      const client = new pg.Client({ connectionString: embedded.url });
      await client.connect();
      await client.query(`create database ${name}`).finally(() => client.end());
      const url = new URL(embedded.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      await embedded.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
