import { randomUUID } from 'node:crypto';
import type { RulesWire } from '@ochiq/shared/bidding';
import { savedSearchesSchema } from '@ochiq/shared/searches';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClock } from '../base/index.js';
import { createLog } from '../log/index.js';
import { startWorld, type TestPerson, type World } from '../test/world.js';
import { followPublished, tellHits } from './follow-published.js';

let world: World;
let reader: TestPerson;
const log = createLog({ publish: () => undefined });

beforeAll(async () => {
  world = await startWorld();
  reader = await world.person();
  await followPublished(world.db);
});
afterAll(() => world.close());

async function ask(method: string, path: string, body?: unknown, person: TestPerson = reader) {
  const headers = { cookie: person.cookie };
  return world.app.inject({
    method: method as 'GET',
    url: `/api/account/searches${path}`,
    headers,
    ...(body === undefined ? {} : { payload: body as object }),
  });
}
const save = async (criteria: object, pace = 'at_once', person = reader) => {
  const answer = await ask('POST', '', { name: `Search ${randomUUID()}`, criteria, pace }, person);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: number }>().id;
};

/** Publishes a lot with its entry in the log, as an approval does. */
async function publish(title: string, facts: { category?: string; region?: string; startMinor?: bigint } = {}): Promise<number> {
  const lot = await world.lot(facts.startMinor === undefined ? {} : { startMinor: facts.startMinor });
  await world.db.sql(
    `update lot set title = $2, category = coalesce($3, category), region = coalesce($4, region), published_at = clock_timestamp() where id = $1`,
    [lot, { uz: title }, facts.category ?? null, facts.region ?? null],
  );
  await world.db.transact(async (tx) => {
    const at = (await readClock(tx)).toISOString();
    const [row] = await tx.sql<{ startsAt: Date; endsAt: Date; rules: RulesWire; seq: number }>(
      'update lot set seq = seq + 1 where id = $1 returning starts_at as "startsAt", ends_at as "endsAt", rules, seq',
      [lot],
    );
    if (!row) throw new Error('no lot');
    const terms = {
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      startMinor: '1',
      currency: 'UZS',
      rules: row.rules,
    } as const;
    await log.appendEvents(tx, null, [{ kind: 'published', lot, seq: row.seq, at, ...terms }]);
  });
  return lot;
}

/** Waits until every entry is in the tree. */
async function untilLogged(): Promise<void> {
  const rest = 'select count(*)::int as n from log_entry entry where not exists (select from log_leaf leaf where leaf.entry_id = entry.id)';
  await expect.poll(async () => (await world.db.sql<{ n: number }>(rest))[0]?.n, { timeout: 10_000 }).toBe(0);
}

async function follow(): Promise<void> {
  await untilLogged();
  while (await followPublished(world.db));
  while (await tellHits(world.db));
}

const toldOf = (person = reader) =>
  world.db.sql<{ lot: number | null; lots: number }>(
    `select lot_id as lot, (facts ->> 'lots')::int as lots from notice where person_id = $1 and kind = 'search_found' order by id`,
    [person.id],
  );
const forget = () => world.db.sql('delete from notice');

describe('a saved search', () => {
  it.each([
    ['a word, in the other script', { q: 'нексия' }, true],
    ['a word of the place', { q: 'nexia toshkent' }, true],
    ['a word that is mistyped', { q: 'neksiyya' }, true],
    ['another word', { q: 'kobalt' }, false],
    ['its kind', { category: 'vehicle,land' }, true],
    ['another kind', { category: ['flat'] }, false],
    ['another region', { region: 'KG-GB' }, false],
    ['its price', { priceFromMinor: '500000', priceToMinor: '500000' }, true],
    ['a lower price', { priceToMinor: '499999' }, false],
    ['another currency', { currency: 'KGS' }, false],
    ['an end that is too early', { endsBefore: '2020-01-01T00:00:00Z' }, false],
    ['nothing in particular', {}, true],
  ])('by %s is told of a new lot that fits, and of no other', async (_name, criteria, fits) => {
    const before = await world.db.sql<{ id: number }>(`select id from lot where title ->> 'uz' = 'Chevrolet Nexia'`);
    if (before.length === 0) await publish('Chevrolet Nexia', { startMinor: 1n });
    const person = await world.person();
    await save(criteria, 'at_once', person);
    const lot = await publish('Chevrolet Nexia', { category: 'vehicle', region: 'UZ-TK', startMinor: 500_000n });
    await world.db.sql(`update lot set place = 'Тошкент' where id = $1`, [lot]);
    await follow();
    expect(await toldOf(person)).toEqual(fits ? [{ lot, lots: 1 }] : []);
    await ask('GET', '', undefined, person);
    await world.db.sql('delete from saved_search where person_id = $1', [person.id]);
  });

  it('tells once of a lot and search, also when two nodes look at the same time and the log is read again', async () => {
    await forget();
    const [one, other] = [await save({ q: 'damas' }), await save({ category: 'vehicle' })];
    const lot = await publish('Damas', { category: 'vehicle' });
    await untilLogged();
    await Promise.all([followPublished(world.db), followPublished(world.db), tellHits(world.db), tellHits(world.db)]);
    await world.db.sql(`update notice_cursor set leaf = -1 where name = 'searches'`);
    await follow();
    const hits = await world.db.sql('select search_id::int as search from search_hit where lot_id = $1 order by 1', [lot]);
    expect(hits).toEqual([{ search: one }, { search: other }]);
    expect(await toldOf()).toEqual([
      { lot, lots: 1 },
      { lot, lots: 1 },
    ]);
    for (const id of [one, other]) await ask('DELETE', `/${id}`);
  });

  it('gathers what is for the daily notice, and leaves out what is over by then', async () => {
    await forget();
    await save({ q: 'matiz' }, 'daily');
    const lots = [];
    for (let n = 0; n < 5; n += 1) lots.push(await publish(`Matiz ${n}`));
    await follow();
    expect(await toldOf()).toEqual([]);
    await world.db.sql(`update lot set state = 'unsold' where id = $1`, [lots[0]]);
    await world.db.sql(`update search_hit set due_at = clock_timestamp()`);
    await follow();
    await follow();
    expect(await toldOf()).toEqual([{ lot: null, lots: 4 }]);
  });

  it('is listed, renamed and ended by its owner alone, and goes with their account', async () => {
    const [stranger, owner] = [await world.person(), await world.person()];
    const id = await save({ q: 'traktor', region: 'UZ-SA,UZ-TK' }, 'daily', owner);
    expect((await ask('PUT', `/${id}`, { name: 'Mine', pace: 'at_once' }, stranger)).json()).toMatchObject({ code: 'search_unknown' });
    expect((await ask('DELETE', `/${id}`, undefined, stranger)).statusCode).toBe(404);
    expect((await ask('PUT', `/${id}`, { name: ' Tractors ', pace: 'at_once' }, owner)).statusCode).toBe(204);
    const { searches } = savedSearchesSchema.parse((await ask('GET', '', undefined, owner)).json());
    expect(searches).toMatchObject([{ id, name: 'Tractors', pace: 'at_once', query: { q: 'traktor', region: 'UZ-SA,UZ-TK' }, found: 0 }]);
    const ended = await world.app.inject({ method: 'DELETE', url: '/api/account', headers: { cookie: owner.cookie } });
    expect(ended.statusCode, ended.body).toBeLessThan(300);
    expect(await world.db.sql('select from saved_search where id = $1', [id])).toEqual([]);
  });

  it.each([
    ['no name', { name: ' ', criteria: {}, pace: 'daily' }, 'bad_request'],
    ['an unknown pace', { name: 'A', criteria: {}, pace: 'hourly' }, 'bad_request'],
    ['a text without words', { name: 'A', criteria: { q: '%%' }, pace: 'daily' }, 'bad_request'],
    ['an unknown kind', { name: 'A', criteria: { category: ['ship'] }, pace: 'daily' }, 'bad_request'],
  ])('is refused with %s', async (_name, body, code) => {
    expect((await ask('POST', '', body)).json()).toMatchObject({ code });
  });

  it('is one of fifty at most', async () => {
    const person = await world.person();
    await world.db.sql(
      `insert into saved_search (person_id, name, pace, criteria, created_at) select $1, 'S', 'daily', '{}', now() from generate_series(1, 50)`,
      [person.id],
    );
    expect((await ask('POST', '', { name: 'A', criteria: {}, pace: 'daily' }, person)).json()).toMatchObject({ code: 'too_many_searches' });
  });
});
