import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDb } from '../base/index.js';
import { createDatabase } from '../test/database.js';
import { createJobs, type Jobs } from './jobs.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let db: Db;
const begun: Jobs[] = [];
const errors: unknown[] = [];
const newJobs = (): Jobs => {
  const jobs = createJobs({ db, onError: (error) => errors.push(error), enabled: true });
  begun.push(jobs);
  return jobs;
};
beforeAll(async () => {
  database = await createDatabase();
  db = openDb(database.url, () => undefined);
});
afterAll(async () => {
  for (const jobs of begun) await jobs.stop();
  await db.end();
  await database.drop();
});

const soon = { timeout: 15_000, interval: 100 };

describe('jobs', () => {
  it('two nodes start at once and share the work: a sweep runs once a minute, a job once', async () => {
    const done: string[] = [];
    const nodes = [newJobs(), newJobs()];
    for (const jobs of nodes) {
      jobs.every('minute', 'sweep', async () => void done.push('sweep'));
      jobs.work('letter', async (data) => void done.push(JSON.stringify(data)));
    }
    await Promise.all(nodes.map((jobs) => jobs.start()));
    await db.transact(async (tx) => {
      await nodes[0]?.send(tx, 'letter', { notice: 1 }, { key: '1' });
      await nodes[1]?.send(tx, 'letter', { notice: 1 }, { key: '1' });
      await nodes[0]?.send(tx, 'letter', { notice: 2 });
      await nodes[0]?.send(tx, 'letter', { notice: 3 });
      await nodes[0]?.send(tx, 'letter', { notice: 9 }, { startAfter: new Date('2100-01-01T00:00:00Z') });
    });
    await expect.poll(() => [...done].sort(), soon).toEqual(['sweep', '{"notice":1}', '{"notice":2}', '{"notice":3}'].sort());
  });

  it('a job is gone with its transaction', async () => {
    const done: string[] = [];
    const jobs = newJobs();
    jobs.work('undone', async (data) => void done.push(JSON.stringify(data)));
    await jobs.start();
    await db
      .transact(async (tx) => {
        await jobs.send(tx, 'undone', { row: 1 });
        throw new Error('changed my mind');
      })
      .catch(() => undefined);
    await db.transact((tx) => jobs.send(tx, 'undone', { row: 2 }));
    await expect.poll(() => done, soon).toEqual(['{"row":2}']);
  });

  it('a job that fails is tried again', async () => {
    const jobs = newJobs();
    let tries = 0;
    jobs.work('shaky', async () => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
    });
    await jobs.start();
    await db.transact((tx) => jobs.send(tx, 'shaky', {}));
    await expect.poll(() => tries, soon).toBe(2);
    expect(errors.map(String)).toContain('Error: not yet');
  });

  it('refuses a job that nobody does', async () => {
    const jobs = newJobs();
    await expect(db.transact((tx) => jobs.send(tx, 'nothing', {}))).rejects.toThrow('nobody does');
  });
});
