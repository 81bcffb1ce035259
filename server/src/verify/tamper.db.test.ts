import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readLot } from '../lots/index.js';
import { auditWorld, settledLog } from '../test/audited.js';
import { publishedLot } from '../test/published.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { openPlatform } from './platform.js';

let world: World;
let people: TestPerson[];
/** A lot that was bid on and sold, one that is open, and a note of the log from before the tampering. */
let [sold, open, earlier] = [0, 0, ''];

const publish = (endsInMs: number, reserveMinor: bigint | null) =>
  publishedLot(world, people, { startsInMs: 700, endsInMs, ...(reserveMinor === null ? {} : { reserveMinor }) });

const reaches = (lot: number, state: string) =>
  vi.waitFor(async () => expect((await readLot(world.db, lot))?.state).toBe(state), { timeout: 15_000, interval: 50 });

/** Both bid, directly and by proxy, and some bids are refused. */
async function bidOn(lot: number): Promise<void> {
  const sockets = await Promise.all(people.map((person) => world.socket(person)));
  for (const [place, amount, kind] of [
    [0, 100_000n, 'direct'],
    [1, 200_000n, 'proxy'],
    [0, 120_000n, 'direct'],
    [0, 100n, 'direct'],
    [1, 300_000n, 'proxy'],
    [0, 260_000n, 'direct'],
    [0, 320_000n, 'proxy'],
  ] as const) {
    await sockets[place]?.bid(lot, amount, { kind });
  }
}

const settled = () => settledLog(world);
const audit = (seenBefore?: string) => auditWorld(world, Date.now(), seenBefore);
const findings = async () => (await audit(earlier)).findings.map(({ code, index, lot, seq }) => ({ code, index, lot, seq }));

/** As the superuser that the owner of a database is, with the guards off. */
const tamper = async (...statements: string[]) => {
  await world.db.transact(async (tx) => {
    await tx.sql('set local session_replication_role = replica');
    for (const statement of statements) await tx.sql(statement);
  });
};
/** The place in the log of an event of the sold lot. */
async function entryOf(seq: number): Promise<{ id: number; index: number }> {
  const [row] = await world.db.sql<{ id: number; index: number }>(
    `select entry.id::float8 as id, leaf.index::float8 as index from log_entry entry join log_leaf leaf on leaf.entry_id = entry.id
     where lot_id = $1 and seq = $2`,
    [sold, seq],
  );
  if (!row) throw new Error(`no entry ${seq}`);
  return row;
}

beforeAll(async () => {
  world = await startWorld();
  people = [await world.person(), await world.person()];
  [sold, open] = await Promise.all([publish(4000, 150_000n), publish(3_600_000, null)]);
  await reaches(sold, 'live');
  await bidOn(sold);
  await bidOn(open);
  await reaches(sold, 'sold');
  await settled();
  earlier = await openPlatform(world.url).checkpoint();
  // Whatever a test does to these tables, the next one finds them as they are now.
  for (const table of ['log_entry', 'log_leaf', 'bid', 'lot']) await world.db.sql(`create table kept_${table} as table ${table}`);
}, 60_000);
beforeEach(async () => {
  await settled();
  for (const table of ['log_leaf', 'log_entry', 'bid']) {
    const [key, columns] = table === 'log_leaf' ? ['index', '*'] : ['id', '*'];
    await tamper(
      `delete from ${table} where ${key} in (select ${key} from kept_${table})`,
      `insert into ${table} ${table === 'log_leaf' ? '' : 'overriding system value'} select ${columns} from kept_${table}`,
    );
  }
  await tamper('update lot set ends_at = kept.ends_at, price_minor = kept.price_minor from kept_lot kept where kept.id = lot.id');
});
afterAll(() => world.close());

describe('an audit from outside', () => {
  it('finds nothing in an honest log, and has held the closed auction again', async () => {
    const { findings: found, counts, sound } = await audit(earlier);
    expect(found).toEqual([]);
    expect([sound, counts?.lots, counts?.retold, counts?.waiting]).toEqual([true, 2, 1, 0]);
  });

  it("names a bid whose amount was changed: in the log, in the bid table, and as the lot's price", async () => {
    const { id, index } = await entryOf(3);
    await tamper(`update log_entry set leaf = replace(leaf, '"amountMinor":"100000"', '"amountMinor":"110000"') where id = ${id}`);
    expect(await findings()).toEqual([{ code: 'entry_changed', index, lot: sold, seq: 3 }]);
    await tamper(`update log_entry set leaf = kept.leaf from kept_log_entry kept where kept.id = log_entry.id`);
    await tamper(`update bid set amount_minor = 110000, max_minor = 110000 where lot_id = ${sold} and seq = 3`);
    expect(await findings()).toEqual([{ code: 'page_differs', index: null, lot: sold, seq: 3 }]);
    await tamper(`update lot set price_minor = price_minor - 1 where id = ${sold}`);
    expect((await findings()).map(({ code, lot }) => [code, lot])).toEqual([
      ['page_differs', sold],
      ['page_differs', sold],
    ]);
  });

  it('names an entry that was deleted', async () => {
    const { id, index } = await entryOf(4);
    await tamper(`delete from log_entry where id = ${id}`);
    expect(await findings()).toEqual([{ code: 'entry_missing', index, lot: sold, seq: 4 }]);
  });

  it('names two entries that were swapped', async () => {
    const [one, other] = [await entryOf(3), await entryOf(4)];
    await tamper(
      `update log_leaf set entry_id = -1 where entry_id = ${one.id}`,
      `update log_leaf set entry_id = ${one.id} where entry_id = ${other.id}`,
      `update log_leaf set entry_id = ${other.id} where entry_id = -1`,
    );
    const found = await findings();
    expect(found.every(({ code }) => code === 'entries_swapped')).toBe(true);
    expect(found.map(({ index }) => index)).toEqual(expect.arrayContaining([one.index]));
  });

  it('names a lot whose end was changed', async () => {
    await tamper(`update lot set ends_at = ends_at + interval '1 hour' where id = ${open}`);
    const found = (await audit(earlier)).findings;
    expect(found).toEqual([expect.objectContaining({ code: 'page_differs', lot: open, detail: expect.stringContaining('endsAt') })]);
  });

  it('names an entry that was put into the past', async () => {
    await tamper(
      `insert into log_entry (lot_id, seq, kind, at, leaf)
       select lot_id, 99, kind, at, replace(leaf, '"seq":5', '"seq":99') from log_entry where lot_id = ${sold} and seq = 5`,
    );
    await settled();
    const [{ index } = { index: -1 }] = await world.db.sql<{ index: number }>(
      'select leaf.index::float8 as index from log_leaf leaf join log_entry entry on entry.id = entry_id where seq = 99',
    );
    const found = await findings();
    expect(found).toContainEqual(expect.objectContaining({ index, lot: sold, seq: 99 }));
    expect(found.every((one) => one.lot === sold)).toBe(true);
  });

  it('tells a rewritten history from the one that it saw', async () => {
    const { id, index } = await entryOf(3);
    await tamper(
      `update log_entry set leaf = replace(leaf, '"amountMinor":"100000"', '"amountMinor":"110000"') where id = ${id}`,
      `update log_leaf set hash = sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')) from log_entry where log_entry.id = entry_id and index = ${index}`,
    );
    const { findings: found, sound } = await audit(earlier);
    expect(sound).toBe(false);
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(['root_mismatch']));
  });
});
