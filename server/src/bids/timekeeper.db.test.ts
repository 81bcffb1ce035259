import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock, createLocalBus } from '../base/index.js';
import { createLog } from '../log/index.js';
import { startWorld, type World } from '../test/world.js';
import { keepTime } from './timekeeper.js';

let one: World;
let two: World;
beforeAll(async () => {
  one = await startWorld();
  two = await startWorld({ databaseUrl: one.databaseUrl });
});
afterAll(async () => {
  await two.close();
  await one.close();
});

const closings = (lot: number) =>
  one.db.sql<{ body: Record<string, unknown>; late: number }>(
    `select leaf::jsonb as body, extract(epoch from log_entry.at - lot.ends_at)::float8 as late
     from log_entry join lot on lot.id = lot_id where lot_id = $1 and kind = 'closed'`,
    [lot],
  );

describe('timekeeper', () => {
  it('opens a lot at its start and closes it at its end, once, with two nodes', async () => {
    const lot = await one.lot({ state: 'published', startsInMs: 300, endsInMs: 900 });
    const sockets = [await one.socket(), await one.socket()];
    await Promise.all(sockets.map((socket) => socket.watch(lot)));
    // Whichever node closed it, the log has the whole story; the socket of the other node asks for it.
    await expect.poll(() => closings(lot), { timeout: 10_000 }).toHaveLength(1);
    const kinds = await one.db.sql<{ kind: string }>('select kind from log_entry where lot_id = $1 and seq is not null order by seq', [
      lot,
    ]);
    expect(kinds.map((row) => row.kind)).toEqual(['opened', 'closed']);
    const [closing] = await closings(lot);
    expect(closing).toMatchObject({ body: { result: 'unsold', reason: 'no_bids' } });
    expect(closing?.late).toBeGreaterThanOrEqual(0);
    expect(closing?.late).toBeLessThan(1.5);
  });

  it('closes 200 lots that end together exactly once each, with two nodes at once', async () => {
    const lots = await Promise.all(Array.from({ length: 200 }, () => one.lot({ endsInMs: 60_000 })));
    await one.db.sql(
      `update lot set starts_at = now() - interval '2 s', original_ends_at = now() - interval '1 s', ends_at = now() - interval '1 s' where id = any($1)`,
      [lots],
    );
    const ground = (world: World) => ({ db: world.db, clock: createClock(), log: createLog(createLocalBus(() => undefined)) });
    await Promise.all([one, two, one, two].map((world) => keepTime(ground(world))));
    await expect
      .poll(() =>
        one.db.sql<{ n: number }>(`select count(*)::int as n from lot where id = any($1) and state = 'unsold' and seq = 1`, [lots]),
      )
      .toEqual([{ n: 200 }]);
  });

  it('sells to the highest bidder, settles the deposits and names the runner-up', async () => {
    const lot = await one.lot({ endsInMs: 60_000 });
    const people = await Promise.all([one.person(), one.person(), one.person()]);
    await one.admit(lot, people);
    const [first, second, third] = await Promise.all(people.map((person) => one.socket(person)));
    // The runner-up, and one who is none: only the first one's deposit can be waited for.
    await one.db.sql('update deposit set reserve = true where lot_id = $1 and bidder in (1, 3)', [lot]);
    await third?.bid(lot, 100_000n);
    await first?.bid(lot, 200_000n);
    await second?.bid(lot, 300_000n);
    await one.db.sql(`update lot set original_ends_at = clock_timestamp(), ends_at = clock_timestamp() where id = $1`, [lot]);
    await expect.poll(() => closings(lot), { timeout: 10_000 }).toHaveLength(1);
    const [closing] = await closings(lot);
    expect(closing?.body).toMatchObject({ result: 'sold', winner: 2, runnerUp: 1, priceMinor: '300000' });
    const deposits = await one.db.sql<{ bidder: number; state: string }>(
      'select bidder, state from deposit where lot_id = $1 order by bidder',
      [lot],
    );
    expect(deposits.map((row) => row.state)).toEqual(['held', 'applied', 'released']);
    const late = await second?.bid(lot, 900_000n);
    expect(late).toMatchObject({ type: 'rejected', code: 'lot_closed' });
  });

  it('does not sell below the reserve', async () => {
    const lot = await one.lot({ reserveMinor: 500_000n });
    const person = await one.person();
    await one.admit(lot, [person]);
    await (await one.socket(person)).bid(lot, 400_000n);
    await one.db.sql(`update lot set original_ends_at = clock_timestamp(), ends_at = clock_timestamp() where id = $1`, [lot]);
    await expect.poll(() => closings(lot), { timeout: 10_000 }).toHaveLength(1);
    expect((await closings(lot))[0]?.body).toMatchObject({ result: 'unsold', reason: 'below_reserve', winner: null });
  });

  it('closes what ended while no node was up', async () => {
    const lot = await one.lot({ startsInMs: -120_000, endsInMs: -60_000 });
    await expect.poll(() => closings(lot), { timeout: 10_000 }).toHaveLength(1);
  });
});
