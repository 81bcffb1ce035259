import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../base/index.js';
import { createLog } from '../log/index.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { createEngine, nextLimit } from './engine.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** An engine of its own on the world's database, and a way to place a bid of a person. */
async function scene(waitingLimit?: number) {
  const errors: unknown[] = [];
  const log = createLog({ publish: () => undefined });
  const limit = waitingLimit === undefined ? {} : { waitingLimit };
  const engine = createEngine({ db: world.db, clock: createClock(), log, onError: (error) => errors.push(error), ...limit });
  const person = await world.person();
  const [session] = await world.db.sql<{ id: string }>('select id from session where person_id = $1', [person.id]);
  const place = (lotId: number, amountMinor: bigint, bidder: TestPerson = person) =>
    engine.place({
      lotId,
      personId: bidder.id,
      sessionId: session?.id ?? '',
      kind: 'proxy',
      amountMinor,
      currency: 'UZS',
      key: randomUUID(),
    });
  const lot = async () => {
    const id = await world.lot();
    await world.admit(id, [person]);
    return id;
  };
  return { engine, place, lot, errors };
}

/** Resolves once a statement waits for a lock. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const [row] = await world.db.sql<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    if (row?.n) return;
  }
}

describe('engine', () => {
  it('answers `overloaded` with a time to wait when too many wait, and decides all it took', async () => {
    const { place, lot, engine } = await scene(3);
    const hot = await lot();
    const holder = await world.db.pool.connect();
    await holder.query('begin');
    await holder.query('select from lot where id = $1 for update', [hot]);
    const first = place(hot, 100_000n);
    await someoneWaits();
    const waiting = [200_000n, 300_000n, 400_000n].map((amount) => place(hot, amount));
    const refused = await place(hot, 500_000n);
    expect(refused).toMatchObject({ type: 'error', code: 'overloaded' });
    expect('retryAfterMs' in refused && refused.retryAfterMs).toBeGreaterThan(0);
    await holder.query('commit');
    holder.release();
    expect((await Promise.all([first, ...waiting])).map((answer) => answer.type)).toEqual(Array(4).fill('accepted'));
    await engine.stop();
  });

  it('decides another lot while one is held', async () => {
    const { place, lot, engine } = await scene();
    const [held, free] = [await lot(), await lot()];
    const holder = await world.db.pool.connect();
    await holder.query('begin');
    await holder.query('select from lot where id = $1 for update', [held]);
    const late = place(held, 100_000n);
    await someoneWaits();
    expect(await place(free, 100_000n)).toMatchObject({ type: 'accepted', lot: free });
    await holder.query('rollback');
    holder.release();
    expect(await late).toMatchObject({ type: 'accepted', lot: held });
    await engine.stop();
  });

  it('tries a batch again that Postgres rolled back for another transaction, and writes it once', async () => {
    const { place, lot, engine, errors } = await scene();
    const hot = await lot();
    // A sequence is not rolled back: the first two inserts fail, the third goes through.
    await world.db.sql('create sequence failures');
    await world.db.sql(`create function fail_twice() returns trigger language plpgsql as $$
      begin if nextval('failures') <= 2 then raise 'another transaction' using errcode = 'serialization_failure'; end if; return new; end $$`);
    await world.db.sql('create trigger fail_twice before insert on bid for each row execute function fail_twice()');
    expect(await place(hot, 100_000n)).toMatchObject({ type: 'accepted', seq: 1 });
    await world.db.sql('drop trigger fail_twice on bid');
    expect(await world.db.sql('select seq from bid where lot_id = $1', [hot])).toEqual([{ seq: 1 }]);
    expect(errors).toEqual([]);
    await engine.stop();
  });

  it('answers `unavailable`, writes nothing and goes on when the database refuses a batch', async () => {
    const { place, lot, engine, errors } = await scene();
    const hot = await lot();
    await world.db.sql('alter table log_entry add constraint none check (lot_id is null) not valid');
    expect(await place(hot, 100_000n)).toEqual({ type: 'error', code: 'unavailable' });
    await world.db.sql('alter table log_entry drop constraint none');
    expect(await world.db.sql('select from bid where lot_id = $1', [hot])).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(await place(hot, 100_000n)).toMatchObject({ type: 'accepted', seq: 1 });
    await engine.stop();
  });

  it('keeps a lot and a person that have bids', async () => {
    const { place, lot, engine } = await scene();
    const hot = await lot();
    await place(hot, 100_000n);
    await engine.stop();
    await world.db.sql('delete from deposit where lot_id = $1', [hot]);
    await world.db.sql('update lot set leader_id = null, leader_bidder = null, price_minor = null, leader_max_minor = null, bid_count = 0');
    await expect(world.db.sql('delete from lot where id = $1', [hot])).rejects.toThrow('has bids');
  });
});

describe('nextLimit', () => {
  it.each([
    { name: 'a quick full batch lets it grow', limit: 400, size: 400, tookMs: 10, crowded: false, next: 500 },
    { name: 'a quick small batch changes nothing', limit: 400, size: 30, tookMs: 10, crowded: false, next: 400 },
    { name: 'a slow batch shrinks it', limit: 400, size: 400, tookMs: 60, crowded: false, next: 320 },
    { name: 'a slow batch grows it while many wait', limit: 400, size: 400, tookMs: 60, crowded: true, next: 500 },
    { name: 'but not without end', limit: 400, size: 400, tookMs: 160, crowded: true, next: 320 },
    { name: 'a slow tiny batch leaves the least', limit: 400, size: 2, tookMs: 600, crowded: false, next: 64 },
    { name: 'it has a top', limit: 1900, size: 1900, tookMs: 10, crowded: true, next: 2000 },
  ])('$name', ({ limit, size, tookMs, crowded, next }) => {
    expect(nextLimit(limit, size, tookMs, crowded)).toBe(next);
  });
});
