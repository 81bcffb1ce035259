import { type LotList, lotListSchema, lotSorts } from '@ochiq/shared/lots';
import { problemSchema } from '@ochiq/shared/problem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../test/world.js';

let world: World;
const ids: Record<string, number> = {};

const titles: Record<string, { uz: string; ru: string; en: string; place: string; region: string; category: string; state: string }> = {
  cobalt: {
    uz: 'Chevrolet Cobalt 2021',
    ru: 'Шевроле Кобальт 2021 года',
    en: 'Chevrolet Cobalt, 2021',
    place: 'Тошкент шаҳри',
    region: 'UZ-TK',
    category: 'vehicle',
    state: 'live',
  },
  flat: {
    uz: 'Ikki xonali kvartira',
    ru: 'Двухкомнатная квартира',
    en: 'A flat of two rooms',
    place: 'Samarqand',
    region: 'UZ-SA',
    category: 'flat',
    state: 'published',
  },
  house: {
    uz: 'Hovli',
    ru: 'Жилой дом с участком',
    en: 'A house with land',
    place: 'Бишкек',
    region: 'KG-GB',
    category: 'house',
    state: 'sold',
  },
  secret: {
    uz: 'Maxfiy Cobalt',
    ru: 'Тайный Кобальт',
    en: 'Secret Cobalt',
    place: 'Toshkent',
    region: 'UZ-TK',
    category: 'vehicle',
    state: 'draft',
  },
};

beforeAll(async () => {
  world = await startWorld();
  for (const [name, lot] of Object.entries(titles)) {
    const { uz, ru, en } = lot;
    const id = await world.lot({ state: lot.state === 'draft' ? 'draft' : 'live' });
    ids[name] = id;
    await world.db.sql(`update lot set title = $2, place = $3, region = $4, category = $5 where id = $1`, [
      id,
      { uz, ru, en },
      lot.place,
      lot.region,
      lot.category,
    ]);
    if (lot.state === 'sold') {
      await world.db.sql(
        `update lot set state = 'sold', price_minor = start_minor, leader_id = author_id, leader_bidder = 1, leader_max_minor = start_minor, bid_count = 1 where id = $1`,
        [id],
      );
    } else if (lot.state === 'published') {
      // Not yet due, or the timekeeper opens it.
      await world.db.sql(
        `update lot set state = 'published', starts_at = clock_timestamp() + (ends_at - clock_timestamp()) / 2 where id = $1`,
        [id],
      );
    } else await world.db.sql('update lot set state = $2 where id = $1', [id, lot.state]);
  }
});
afterAll(() => world.close());

const allStates = 'state=published,live,sold,unsold,withdrawn';

async function search(query: string): Promise<LotList> {
  const response = await fetch(`${world.url}/api/lots?${query}`);
  expect(response.status, query).toBe(200);
  return lotListSchema.parse(await response.json());
}
const namesOf = (list: LotList) => list.lots.map((card) => Object.keys(ids).find((name) => ids[name] === card.lot)).sort();

describe('search by text', () => {
  it.each([
    ['Latin', 'cobalt', ['cobalt']],
    ['Cyrillic', 'Кобальт', ['cobalt']],
    ['Uzbek spelling', 'kobalt', ['cobalt']],
    ['an unfinished word', 'кобал', ['cobalt']],
    ['a typo', 'kobolt', ['cobalt']],
    ['a typo in Cyrillic', 'шевролет кобольт', ['cobalt']],
    ['a place in the other script', 'Toshkent', ['cobalt']],
    ['a place of the Latin lot in Cyrillic', 'Самарқанд', ['flat']],
    ['a Russian case ending', 'квартиры', ['flat']],
    ['an English plural', 'flats', ['flat']],
    ['two words of one lot', 'chevrolet toshkent', ['cobalt']],
    ['two words of no one lot', 'chevrolet samarqand', []],
    ['a word left out', 'chevrolet -cobalt', []],
    ['half of a letter pair, the Uzbek yer of ер', 'tosh', ['cobalt']],
    ['Latin oʻ as typed on any keyboard', 'toʻrt xo`nali', []],
    ['Cyrillic Uzbek of a Latin title', 'икки хонали', ['flat']],
    ['Russian typed in Latin', 'dvuhkomnatnaya', ['flat']],
    ['Russian typed in Latin by another rule', 'dvukhkomnatnaia', ['flat']],
    ['Russian ы typed as y', 'zhyloi dom', ['house']],
    ['a phrase', '"chevrolet cobalt"', ['cobalt']],
    ['only spaces', '   ', ['cobalt', 'flat', 'house']],
    ['percent signs', '%%%', []],
    ['underscores', '__', []],
    ['a lone quote', '"', []],
    ['an apostrophe and SQL', "'; drop table lot; --", []],
    ['tsquery operators', '& | ! <-> :*', []],
    ['a backslash', '\\', []],
    ['emoji', '🚗', []],
  ])('finds by %s', async (_name, q, expected) => {
    expect(namesOf(await search(`q=${encodeURIComponent(q)}&${allStates}`))).toEqual(expected);
  });

  it.each([
    ['10 kB of text', `q=${'a'.repeat(10_240)}`, 400],
    ['201 characters', `q=${'a'.repeat(201)}`, 400],
    ['NUL', 'q=a%00b', 400],
    ['an unknown category', 'category=spaceship', 400],
    ['drafts', 'state=draft', 400],
    ['a court of no number', 'court=x', 400],
    ['a court above the range', 'court=99999999999', 400],
    ['a negative price', 'priceFromMinor=-1', 400],
    ['a price above 10^15', 'priceToMinor=1000000000000001', 400],
    ['no date', 'endsBefore=tomorrow', 400],
    ['a garbled cursor', 'cursor=garbage', 400],
    ['a limit of 1000', 'limit=1000', 400],
    ['an unknown sort', 'sort=random', 400],
  ])('refuses %s with a coded problem', async (_name, query, status) => {
    const response = await fetch(`${world.url}/api/lots?${query}`, { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(problemSchema.parse(await response.json()).code).toBe('bad_request');
  });
});

describe('the listing', () => {
  it('shows open lots by default and never a draft', async () => {
    expect(namesOf(await search(''))).toEqual(['cobalt', 'flat']);
    expect(namesOf(await search(allStates))).toEqual(['cobalt', 'flat', 'house']);
  });

  it('counts each facet under all filters but its own', async () => {
    const { total, facets } = await search('category=flat');
    expect(total).toBe(1);
    expect(facets?.category).toEqual([
      { value: 'flat', count: 1 },
      { value: 'vehicle', count: 1 },
    ]);
    expect(facets?.region).toEqual([{ value: 'UZ-SA', count: 1 }]);
    expect(facets?.state).toEqual([{ value: 'published', count: 1 }]);
  });

  it('filters by region, court, currency, price and end', async () => {
    const court = (await search('region=UZ-SA')).facets?.court[0]?.value;
    expect(namesOf(await search(`court=${court}`))).toEqual(['flat']);
    expect(namesOf(await search('region=UZ-SA,UZ-TK'))).toEqual(['cobalt', 'flat']);
    expect(namesOf(await search('currency=KGS'))).toEqual([]);
    expect(namesOf(await search('priceFromMinor=100001'))).toEqual([]);
    expect(namesOf(await search('priceToMinor=100000'))).toEqual(['cobalt', 'flat']);
    expect(namesOf(await search('endsBefore=2020-01-01T00:00:00Z'))).toEqual([]);
  });

  it.each(lotSorts)('pages through all lots once, sorted by %s', async (sort) => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: LotList = await search(`${allStates}&sort=${sort}&limit=1${cursor === null ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.lots.map((card) => card.lot));
      cursor = page.next;
    } while (cursor !== null && seen.length < 10);
    const whole = await search(`${allStates}&sort=${sort}`);
    expect(seen).toEqual(whole.lots.map((card) => card.lot));
    expect(seen).toHaveLength(3);
  });

  it('puts what is still open before what has closed', async () => {
    const { lots } = await search(`${allStates}&sort=ends_soon`);
    expect(lots.at(-1)?.lot).toBe(ids.house);
  });
});

describe('a lot by its number', () => {
  it('answers with its page, trail and no reserve amount', async () => {
    const page: unknown = await (await fetch(`${world.url}/api/lots/${ids.cobalt}`)).json();
    expect(page).toMatchObject({ lot: ids.cobalt, hasReserve: false });
    expect(page).not.toHaveProperty('reserveMinor');
    expect((await fetch(`${world.url}/api/lots/${ids.cobalt}/trail?after=0`)).status).toBe(200);
  });

  it.each(['draft', '0', '-1', '1.5', 'x', '99999999999', '2147483648', '2147483647', "1'", '%00'])(
    'answers 404 lot_unknown for %s',
    async (text) => {
      const lot = text === 'draft' ? ids.secret : text;
      for (const path of [`/api/lots/${lot}`, `/api/lots/${lot}/trail`]) {
        const response = await fetch(`${world.url}${path}`);
        const { code } = problemSchema.parse(await response.json());
        expect([response.status, code]).toEqual(text === '%00' ? [400, 'bad_request'] : [404, 'lot_unknown']);
      }
    },
  );
});

describe('a lot that changes', () => {
  it('finds an edited lot by its new words and no longer by its old ones', async () => {
    const id = await world.lot({ state: 'live' });
    const named = (title: string) => world.db.sql('update lot set title = $2 where id = $1', [id, { en: title }]);
    const finds = async (q: string) => (await search(`q=${q}&${allStates}`)).lots.some((card) => card.lot === id);
    await named('Zebrawood');
    expect([await finds('zebrawood'), await finds('marquetry')]).toEqual([true, false]);
    await named('Marquetry');
    expect([await finds('zebrawood'), await finds('marquetry')]).toEqual([false, true]);
    // Where a closed lot is looked for by the index of closed ones, and is counted once.
    await world.db.sql(`update lot set state = 'unsold' where id = $1`, [id]);
    const { total, facets } = await search(`q=marquetry&${allStates}`);
    expect([total, facets?.state]).toEqual([1, [{ value: 'unsold', count: 1 }]]);
    await world.db.sql('delete from lot where id = $1', [id]);
    expect(await world.db.sql('select from lot_find where lot_id = $1 union all select from lot_text where lot_id = $1', [id])).toEqual([]);
  });

  it('counts a text anew after each change of the lots, though it remembers', async () => {
    const total = async () => (await search(`q=zarafshon&${allStates}`)).total;
    expect([await total(), await total()]).toEqual([0, 0]);
    await world.db.sql(`update lot set place = 'Zarafshon' where id = any($1::int[])`, [[ids['cobalt'], ids['flat']]]);
    expect([await total(), await total()]).toEqual([2, 2]);
    await world.db.sql(`update lot set place = 'Samarqand' where id = $1`, [ids['flat']]);
    expect(await total()).toBe(1);
    await world.db.sql(`update lot set place = 'Тошкент шаҳри' where id = $1`, [ids['cobalt']]);
  });

  it('lists by the price and end that a lot has by now', async () => {
    const id = await world.lot({ state: 'live' });
    await world.db.sql(`update lot set title = '{"en":"Quernstone"}' where id = $1`, [id]);
    await world.db.sql(`update lot set listed_minor = 7654321, ends_at = ends_at + interval '1 year' where id = $1`, [id]);
    const kept = `select from lot join lot_find found on found.lot_id = id and found.listed_minor = lot.listed_minor and found.ends_at = lot.ends_at where id = $1`;
    expect(await world.db.sql(kept, [id])).toHaveLength(1);
    expect((await search('q=quernstone&priceFromMinor=7654321')).total).toBe(1);
    expect((await search('q=quernstone&priceFromMinor=7654322')).total).toBe(0);
    await world.db.sql('delete from lot where id = $1', [id]);
  });
});
