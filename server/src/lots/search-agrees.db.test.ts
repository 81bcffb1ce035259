import { type LotList, type LotSort, lotListSchema, lotSearchSchema, lotSorts } from '@ochiq/shared/lots';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type World } from '../test/world.js';
import { findLots } from './find-lots.js';
import { textBounds } from './store-text-page.js';
import type { TextBounds } from './store-text-walk.js';

interface Row {
  id: number;
  state: string;
  category: string;
  region: string;
  currency: string;
  price: bigint;
  ends: number;
  published: number;
  bids: number;
  rare: boolean;
  unsold: boolean;
  plot: boolean;
}

let world: World;
let rows: Row[];
const open = ['published', 'live'];

/** More lots than a text is gathered for, so that common texts are walked; figures by number, with many ties. */
beforeAll(async () => {
  world = await startWorld();
  const first = await world.lot();
  await world.db.sql(
    `insert into lot (case_id, office_id, author_id, category, region, place, title, description, currency, start_minor, deposit_minor, rules,
       starts_at, original_ends_at, ends_at, created_at, published_at, withdrawal_ground, state, price_minor, min_next_minor, leader_id,
       leader_bidder, leader_max_minor, bid_count)
     select case_id, office_id, author_id, (array['vehicle','flat','land'])[1 + i % 3], (array['UZ-TK','UZ-SA','KG-GB','KG-T'])[1 + i / 7 % 4],
       place, jsonb_build_object('en', case when i % 40 = 0 then 'Kentau lorry' when bids = 0 then 'Chevrolet Cobalt unsold' else 'Chevrolet Cobalt' end || case when 1 + i % 3 = 3 or i % 97 = 0 then ' with a plot' else '' end), description,
       case when i / 7 % 4 < 2 then 'UZS' else 'KGS' end, 1000 + i * 37 % 900 + case 1 + i % 3 when 3 then 1000 else 0 end, 100, rules, case when s.state = 'published' then ends_at - interval '1 second' else starts_at end, ends_at, ends_at + i % 50 * interval '1 hour',
       created_at, published_at - i % 60 * interval '1 hour', case when s.state = 'withdrawn' then 'A ground' end, s.state,
       case when bids > 0 then 5000 + i % 11 + case 1 + i % 3 when 3 then 1000 else 0 end end, 1000, case when bids > 0 then author_id end, case when bids > 0 then 1 end,
       case when bids > 0 then 9000 end, bids
     from lot, generate_series(1, 2800) as i,
       lateral (select case when i % 5 = 0 then (array['sold','unsold','withdrawn'])[1 + i / 5 % 3] when i % 2 = 0 then 'live' else 'published' end as state) s,
       lateral (select case when s.state = 'sold' then 1 + i % 4 when s.state = 'live' then i % 6 else 0 end as bids) b
     where lot.id = $1`,
    [first],
  );
  rows = await world.db.sql<Row>(
    `select id, state, category, region, currency, coalesce(price_minor, start_minor) as price, (extract(epoch from ends_at) * 1000)::float as ends,
       (extract(epoch from published_at) * 1000)::float as published, bid_count as bids, title ->> 'en' like 'Kentau lorry%' as rare,
       title ->> 'en' like '%unsold%' as unsold, title ->> 'en' like '%plot' as plot from lot`,
  );
});
afterAll(() => world.close());

const up = (key: (row: Row) => number | bigint) => (a: Row, b: Row) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id);
const down = (key: (row: Row) => number | bigint) => (a: Row, b: Row) => -up(key)(a, b);
const isOpen = (row: Row) => open.includes(row.state);
const orders: Record<LotSort, (a: Row, b: Row) => number> = {
  ends_soon: (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || (isOpen(a) ? up((row) => row.ends)(a, b) : down((row) => row.ends)(a, b)),
  newest: down((row) => row.published),
  price_low: up((row) => row.price),
  price_high: down((row) => row.price),
  most_bids: down((row) => row.bids),
};

const all = 'state=published,live,sold,unsold,withdrawn';
const cases: readonly (readonly [string, (row: Row) => boolean])[] = [
  ['', isOpen],
  [all, () => true],
  ['state=withdrawn', (row) => row.state === 'withdrawn'],
  [`category=land&${all}`, (row) => row.category === 'land'],
  ['region=KG-T&category=flat,land', (row) => isOpen(row) && row.region === 'KG-T' && row.category !== 'vehicle'],
  [`currency=KGS&${all}`, (row) => row.currency === 'KGS'],
  ['priceFromMinor=1100&priceToMinor=1500', (row) => isOpen(row) && row.price >= 1100n && row.price <= 1500n],
  ['q=kentau', (row) => isOpen(row) && row.rare],
  [`q=kentau&${all}`, (row) => row.rare],
  [`q=cobalt&${all}`, (row) => !row.rare],
  // All at one end of the orders by price and by bids, so that a look at the other end meets none.
  [`q=unsold&${all}`, (row) => row.unsold],
  // Nearly all of one kind, which is the dearest: a look at the cheapest meets none, one within the kind does, and the others are cheaper.
  [`q=plot&${all}`, (row) => row.plot],
  ['q=plot&region=UZ-TK&currency=UZS', (row) => isOpen(row) && row.plot && row.region === 'UZ-TK'],
  [
    `q=cobalt&category=land&region=KG-T,UZ-TK&state=sold,live`,
    (row) => !row.rare && row.category === 'land' && ['KG-T', 'UZ-TK'].includes(row.region) && ['sold', 'live'].includes(row.state),
  ],
  [`q=cobolt&region=UZ-SA&${all}`, (row) => !row.rare && row.region === 'UZ-SA'],
  [`q=cobalt&priceToMinor=1300&${all}`, (row) => !row.rare && row.price <= 1300n],
];

type ReadPage = (cursor: string | null) => Promise<Omit<LotList, 'now'>>;

/** Turns three pages of 40 and compares them, the total and the facets with all lots in memory. */
async function compare(read: ReadPage, fits: (row: Row) => boolean, sort: LotSort) {
  const wanted = rows.filter(fits).sort(orders[sort]);
  const found: number[] = [];
  let first: Omit<LotList, 'now'> | null = null;
  let cursor: string | null = null;
  do {
    const page = await read(cursor);
    expect(page.total === null, 'counted with the first page only').toBe(first !== null);
    first ??= page;
    found.push(...page.lots.map((card) => card.lot));
    cursor = page.next;
  } while (cursor !== null && found.length < 120);
  expect(found).toEqual(wanted.slice(0, 120).map((row) => row.id));
  const total = first.total ?? -1;
  if (first.atLeast.includes('total')) expect(total).toBeLessThanOrEqual(wanted.length);
  else expect(total).toBe(wanted.length);
  return first;
}

const viaHttp =
  (query: string): ReadPage =>
  async (cursor) => {
    const response: Response = await fetch(`${world.url}/api/lots?${query}${cursor === null ? '' : `&cursor=${cursor}`}`);
    return lotListSchema.parse(await response.json());
  };

for (const [query, fits] of cases) {
  it.each(lotSorts)(`agrees with sorting all lots in memory: "${query}" by %s, three pages`, async (sort) => {
    await compare(viaHttp(`${query}&sort=${sort}&limit=40`), fits, sort);
  });
}

/** Bounds as small beside these lots as the real ones are beside a million. */
const small: readonly TextBounds[] = [
  { common: 100, commonBeside: 50, fewLots: 300, counted: 300, countedBeside: 40, sampled: 60, readPerSorted: 20 },
  { common: 100, commonBeside: 5_000, fewLots: 0, counted: 100, countedBeside: 40, sampled: 200, readPerSorted: 0 },
];

for (const [query, fits] of cases.filter(([text]) => text.startsWith('q='))) {
  it.each(lotSorts)(`agrees where the text is common: "${query}" by %s`, async (sort) => {
    for (const bounds of small) {
      const search = Object.fromEntries(new URLSearchParams(`${query}&sort=${sort}&limit=40`));
      const read: ReadPage = (cursor) =>
        findLots(world.db, lotSearchSchema.parse({ ...search, ...(cursor === null ? {} : { cursor }) }), bounds);
      await compare(read, fits, sort);
    }
  });
}

const facetCases = ['', '&category=land', '&region=KG-T,UZ-SA&category=land', '&state=sold', `&${all}`, '&currency=KGS&region=KG-T'];
it.each(facetCases)('counts facets under all filters but their own, exactly or at least: "q=cobalt%s"', async (filters) => {
  const search = lotSearchSchema.parse(Object.fromEntries(new URLSearchParams(`q=cobalt${filters}`)));
  const names = ['category', 'region', 'state'] as const;
  for (const bounds of [textBounds, ...small]) {
    const { facets, atLeast } = await findLots(world.db, search, bounds);
    for (const name of names) {
      const fits = (row: Row) =>
        !row.rare &&
        (search.currency === undefined || row.currency === search.currency) &&
        names.every((other) => {
          const among = search[other] ?? (other === 'state' ? open : null);
          return other === name || among === null || among.some((value) => value === row[other]);
        });
      const counts = new Map<string, number>();
      for (const row of rows.filter(fits)) counts.set(row[name], (counts.get(row[name]) ?? 0) + 1);
      for (const { value, count } of facets?.[name] ?? []) {
        if (atLeast.includes(name)) expect(count).toBeLessThanOrEqual(counts.get(value) ?? 0);
        else expect([value, count]).toEqual([value, counts.get(value)]);
      }
      if (!atLeast.includes(name)) expect(facets?.[name]).toHaveLength(counts.size);
    }
    // States that are not asked for are counted up to a bound of their own.
    if (bounds === textBounds) expect(atLeast.filter((name) => name !== 'state')).toEqual([]);
  }
});
