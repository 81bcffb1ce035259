import { lotListSchema } from '@ochiq/shared/lots';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Pair, startPair } from '../test/standby.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { type Db, openDb } from './index.js';

let pair: Pair;
let world: World;
let standby: Db;
let citizen: TestPerson;

beforeAll(async () => {
  pair = await startPair();
  standby = openDb(pair.standbyUrl, () => undefined, 2);
  world = await startWorld({ databaseUrl: pair.primaryUrl, replicaUrl: pair.standbyUrl });
  citizen = await world.person();
});
afterAll(async () => {
  await world?.close();
  await standby?.end();
  await pair?.stop();
});

async function lots(person?: TestPerson): Promise<number[]> {
  const response = await fetch(`${world.url}/api/lots`, person === undefined ? {} : { headers: { cookie: person.cookie } });
  expect(response.status).toBe(200);
  return lotListSchema.parse(await response.json()).lots.map((card) => card.lot);
}

async function replayed(): Promise<void> {
  const [written] = await world.db.sql<{ at: string }>('select pg_current_wal_lsn()::text as at');
  for (;;) {
    const [row] = await standby.sql<{ there: boolean }>('select pg_last_wal_replay_lsn() >= $1::pg_lsn as there', [written?.at]);
    if (row?.there) return;
  }
}

it('shows visitors what the standby has replayed, and whoever is signed in what was just written', async () => {
  const first = await world.lot();
  await replayed();
  expect(await lots()).toEqual([first]);
  await standby.sql('select pg_wal_replay_pause()');
  const second = await world.lot({ endsInMs: 7_200_000 });
  expect(await lots(citizen)).toEqual([first, second]);
  expect(await lots()).toEqual([first]);
  const page = async (headers: Record<string, string>) => (await fetch(`${world.url}/api/lots/${second}`, { headers })).status;
  expect([await page({}), await page({ cookie: citizen.cookie })]).toEqual([404, 200]);
  await standby.sql('select pg_wal_replay_resume()');
  await replayed();
  expect(await lots()).toEqual([first, second]);
});

it('answers from the primary once the standby is gone', async () => {
  const before = await lots();
  await pair.killStandby();
  const third = await world.lot({ endsInMs: 10_800_000 });
  expect(await lots()).toEqual([...before, third]);
});
