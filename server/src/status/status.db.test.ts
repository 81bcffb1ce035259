import { statusSchema } from '@ochiq/shared/status';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createClock, openDb, readClock } from '../base/index.js';
import { startWorld, type World } from '../test/world.js';
import { createStatus, judge } from './look.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const one = { bus: { connected: () => true }, clock: createClock(), alone: true };

describe('status', () => {
  it('of a service that does well says so, and nothing of its inside', async () => {
    await vi.waitFor(async () => {
      const status = await createStatus({ db: world.db, ...one })();
      expect(status.log.checkpointAt).not.toBeNull();
      expect(status.log.waitingMs).toBe(0);
    });
    const answer = await world.app.inject({ url: '/api/status' });
    const status = statusSchema.strict().parse(answer.json());
    expect([status.database, status.bus, status.auctions, status.jobs].map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(answer.body).not.toMatch(/postgres|127\.0\.0\.1|node_modules|version/i);
  });

  it('is looked at once however many ask', async () => {
    const look = createStatus({ db: world.db, ...one });
    const [first, ...others] = await Promise.all(Array.from({ length: 50 }, look));
    for (const other of others) expect(other).toBe(first);
  });

  it('of a database that is not there is an answer, not an error', async () => {
    const gone = openDb('postgres://nobody@127.0.0.1:1/none', () => undefined);
    const status = await createStatus({ db: gone, ...one, bus: { connected: () => false } })();
    expect(statusSchema.parse(status)).toMatchObject({ database: { state: 'down' }, log: { state: 'down' }, bus: { state: 'down' } });
    await gone.end();
  });

  it('tells what is late', async () => {
    const now = await readClock(world.db);
    const read = { now, overdue: 1, entries: 7, checkpointAt: now, waitingMs: 20_000, lateJobs: 3 };
    expect(judge(read, now.getTime(), { connected: true, alone: false })).toMatchObject({
      auctions: { state: 'behind', overdue: 1 },
      log: { state: 'behind', entries: 7 },
      jobs: { state: 'behind', behind: 3 },
    });
  });
});
