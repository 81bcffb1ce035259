import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createClock } from '../base/index.js';
import { startWorld, type World } from '../test/world.js';
import { deleteWatchingsBefore, readWatchings } from './store-watchings.js';
import { createWatchings } from './watchings.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

it('keeps from when to when signed-in people watched a lot, two pages of one person as one; of strangers nothing', async () => {
  const [person, lot] = [await world.person(), await world.lot()];
  const [one, two, stranger] = [await world.socket(person), await world.socket(person), await world.socket()];
  await Promise.all([one.watch(lot), two.watch(lot), stranger.watch(lot)]);
  // Twice the same: it is watched once.
  await one.watch(lot);
  one.send({ type: 'unwatch', lots: [lot] });
  two.close();
  await vi.waitFor(
    async () => {
      expect(await readWatchings(world.db, lot)).toEqual([
        { id: expect.any(String), lotId: lot, personId: person.id, fromAt: expect.any(Date), toAt: expect.any(Date) },
      ]);
    },
    { timeout: 15_000, interval: 100 },
  );
  const [row] = await readWatchings(world.db, lot);
  expect(row?.toAt?.getTime()).toBeGreaterThanOrEqual(row?.fromAt.getTime() ?? Number.NaN);
  await deleteWatchingsBefore(world.db, new Date(Date.now() + 60_000));
  expect(await readWatchings(world.db, lot)).toEqual([]);
});

it('ends what is open when a node stops, and keeps what the database did not take', async () => {
  const [person, lot] = [await world.person(), await world.lot()];
  const errors: unknown[] = [];
  let away = true;
  const sql: World['db']['sql'] = (text, values) => (away ? Promise.reject(new Error('away')) : world.db.sql(text, values));
  const watchings = createWatchings({ db: { ...world.db, sql }, clock: createClock(), onError: (error) => errors.push(error) });
  watchings.begin(person.id, lot);
  watchings.start();
  await vi.waitFor(() => expect(errors).toHaveLength(1));
  away = false;
  await watchings.stop();
  expect(await readWatchings(world.db, lot)).toMatchObject([{ personId: person.id, toAt: expect.any(Date) }]);
});
