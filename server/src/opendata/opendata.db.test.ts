import { openDaysSchema, releasePackageSchema, releaseSchema } from '@ochiq/shared/opendata';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { endedLot } from '../test/sold.js';
import { startWorld, type World } from '../test/world.js';

let world: World;
let lot: number;

beforeAll(async () => {
  world = await startWorld();
  lot = (await endedLot(world)).lot;
  const sales = () => world.db.sql('select from sale where lot_id = $1', [lot]);
  await vi.waitFor(async () => expect(await sales()).toHaveLength(1), { timeout: 15_000 });
});
afterAll(() => world.close());

const get = (path: string) => world.app.inject({ url: `/api/open${path}` });
const today = async () => {
  const [row] = openDaysSchema.parse((await get('/days')).json()).days;
  return row?.day ?? '';
};

describe('open data', () => {
  it('gives a lot as a release, without a person', async () => {
    const answer = await get(`/lots/${lot}?language=ru`);
    const { releases, publisher } = releasePackageSchema.parse(answer.json());
    expect(publisher.name).toBe('Ochiq');
    expect(releases[0]).toMatchObject({ language: 'ru', tender: { id: String(lot), status: 'complete' } });
    expect(releases[0]?.bids?.details.length).toBe(releases[0]?.bids?.statistics[0]?.value);
    const people = await world.db.sql<{ id: string; name: string; login: string }>('select id, name, login from person');
    for (const { id, login } of people) expect(answer.body).not.toMatch(new RegExp(`${id}|"${login}"`));
  });

  it('has a file a day: every decided lot once, in three forms, and nothing that is open', async () => {
    await world.lot({ state: 'live' });
    const day = await today();
    const lines = (await get(`/days/${day}/releases.jsonl`)).body.trimEnd().split('\n');
    expect(lines.map((line) => releaseSchema.parse(JSON.parse(line)).tender.id)).toEqual([String(lot)]);
    const table = (await get(`/days/${day}/lots.csv`)).body.trimEnd().split('\r\n');
    expect(table).toHaveLength(2);
    expect(table[1]).toContain(`${lot},ochiq-lot-${lot},sold`);
    const bids = (await get(`/days/${day}/bids.csv`)).body.trimEnd().split('\r\n');
    const [count] = await world.db.sql<{ n: number }>('select count(*)::int as n from bid where lot_id = $1 and seq is not null', [lot]);
    expect(bids).toHaveLength((count?.n ?? 0) + 1);
  });

  it('says plainly what is not there', async () => {
    const draft = await world.lot({ state: 'draft' });
    expect((await get(`/lots/${draft}`)).json().code).toBe('lot_unknown');
    expect((await get('/lots/2147483647')).json().code).toBe('lot_unknown');
    expect((await get('/days/1999-01-01/lots.csv')).json().code).toBe('not_found');
    expect((await get('/days/yesterday/lots.csv')).json().code).toBe('bad_request');
    expect((await get(`/lots/${lot}?language=de`)).json().code).toBe('bad_request');
  });
});
