import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Embedded, startEmbedded } from '../base/embedded.js';
import { migrate } from '../base/migrate.js';
import { templateName } from './template.js';

interface TestServer {
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** Each vitest project loads this file by itself; what hangs on `globalThis` is the one server of the run. */
declare global {
  var ochiqTestServer: Promise<TestServer> | undefined;
  var ochiqTestServerUsers: number | undefined;
}

/** Gives the project's tests the run's Postgres, with a migrated template in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  globalThis.ochiqTestServer ??= startTestServer();
  globalThis.ochiqTestServerUsers = (globalThis.ochiqTestServerUsers ?? 0) + 1;
  const server = await globalThis.ochiqTestServer;
  project.provide('adminUrl', server.adminUrl);
  return async () => {
    globalThis.ochiqTestServerUsers = (globalThis.ochiqTestServerUsers ?? 1) - 1;
    if (globalThis.ochiqTestServerUsers > 0) return;
    globalThis.ochiqTestServer = undefined;
    await server.stop();
  };
}

async function startTestServer(): Promise<TestServer> {
  const dir = await mkdtemp(join(tmpdir(), 'ochiq-postgres-'));
  // Run by root, the server belongs to another account, which must be able to walk in.
  await chmod(dir, 0o755);
  // A killed process loses nothing without fsync; only a power cut would.
  const settings = { fsync: 'off', max_connections: '300' };
  const embedded = await startEmbedded({ dir: join(dir, 'postgres'), settings, log: () => undefined });
  const stop = () => stopTestServer(embedded, dir);
  try {
    await makeTemplate(embedded.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl: embedded.url, stop };
}

async function stopTestServer(embedded: Embedded, dir: string): Promise<void> {
  await embedded.stop();
  await rm(dir, { recursive: true, force: true });
}

async function makeTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database ${templateName}`).finally(() => client.end());
  const template = new URL(adminUrl);
  template.pathname = `/${templateName}`;
  await migrate(template.href);
}
