import pg from 'pg';
import { migrate } from '../../server/src/base/migrate.js';
import { demoCourts } from '../../server/src/demo/courts.js';
import { demoLots } from '../../server/src/demo/lots.js';
import { dropIndexes } from '../../server/src/test/drop-indexes.js';

/**
 * Fills a new database with `lots` lots in the shape of the demo: its texts, prices, regions and courts, each with a street
 * and a number of its own, a tenth still open; none of them is due while searches are measured. Indexes are built after the rows; triggers
 * are off and their tables filled
 * by set. Texts of a lot are the words of its demo lot and of its street.
 */
export async function buildLots(databaseUrl: string, lots: number): Promise<void> {
  await migrate(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `set session_replication_role = replica; set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set synchronous_commit = off`,
    );
    const indexes = await dropIndexes(client, ['lot', 'lot_find']);
    await insertGround(client);
    await insertModels(client);
    await client.query(insertLots, [lots]);
    await client.query(insertTexts);
    await client.query(insertSales);
    await client.query(insertFound);
    await client.query(insertCounts);
    await client.query(
      `insert into lot_word select distinct words_of(fold(model.words)) from model union select street from street on conflict do nothing`,
    );
    for (const index of indexes) await client.query(index);
    await client.query('drop table model, street');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** One office and bailiff, the demo's courts, and a case for each court. */
async function insertGround(client: pg.Client): Promise<void> {
  const nobody = '00000000-0000-7000-8000-000000000001';
  await client.query(`insert into office (id, name, jurisdiction, region) values (1, '{"en":"Office"}', 'UZ', 'UZ-TK')`);
  await client.query(
    `insert into person (id, login, name, password_hash, language, created_at) values ($1, 'bailiff', 'Bailiff', 'none', 'en', now())`,
    [nobody],
  );
  await client.query(`insert into party (id, kind, name, national_id) values ($1, 'person', 'Debtor', '10000000000000')`, [nobody]);
  for (const [index, court] of demoCourts.entries()) {
    const id = index + 1;
    await client.query('insert into court (id, name, jurisdiction) values ($1, $2, $3)', [
      id,
      JSON.stringify(court.name),
      court.jurisdiction,
    ]);
    await client.query(
      `insert into enforcement_case (id, number, office_id, bailiff_id, debtor_id, currency, opened_at) values ($1::int, $1::int::text, 1, $2, $2, $3, now())`,
      [id, nobody, court.jurisdiction === 'UZ' ? 'UZS' : 'KGS'],
    );
    await client.query(
      `insert into executive_document (case_id, court_id, kind, number, issued_on) values ($1, $1, 'court_order', '1', '2026-01-10')`,
      [id],
    );
  }
}

/** The demo's lots as models, and streets that their copies stand in: the words that few lots have. */
async function insertModels(client: pg.Client): Promise<void> {
  await client.query(
    `create unlogged table model (n serial, category text, region text, place text, title jsonb, description jsonb, currency text,
       start_minor bigint, case_id int, rules jsonb, words text, search tsvector)`,
  );
  const models = demoLots().map((lot) => ({
    category: lot.category,
    region: lot.region,
    place: lot.place,
    title: lot.title,
    description: Object.fromEntries(Object.entries(lot.description).map(([language, text]) => [language, text.slice(0, 120)])),
    currency: lot.currency,
    start_minor: lot.startMinor.toString(),
    case_id: lot.court + 1,
  }));
  await client.query(
    `insert into model (category, region, place, title, description, currency, start_minor, case_id, words, search)
     select category, region, place, title, description, currency, start_minor, case_id, joined_texts(title) || ' ' || place,
       search_words(title, description, place)
     from json_to_recordset($1::json) as m(category text, region text, place text, title jsonb, description jsonb, currency text, start_minor bigint, case_id int)`,
    [JSON.stringify(models)],
  );
  const rules = {
    profile: 'bench',
    version: 1,
    increment: { kind: 'percent', basisPoints: 500, roundToMinor: '100' },
    softClose: { windowMs: 0, capMs: null },
    depositBasisPoints: 1000,
  };
  await client.query('update model set rules = $1', [JSON.stringify(rules)]);
  // Twenty thousand names of three syllables each.
  await client.query(
    `create unlogged table street as select n, s[1 + n % 28] || s[1 + (n / 28) % 28] || s[1 + (n / 784) % 28] || 'iy' as street
     from generate_series(0, 19999) as n, (select array['ba','do','fe','gu','hi','ka','lo','me','nu','pi','ra','so','te','vu','zi','bor','dan','gul','kor','lar','mir','nav','oy','qum','shar','tol','yar','zor'] as s) syllables`,
  );
  await client.query('create unique index on model (n); create unique index on street (n)');
}

const nobody = `'00000000-0000-7000-8000-000000000001'::uuid`;
/** Hashes make the figures of a lot: the same for the same number, and as if by chance. */
const chance = (salt: number) => `(hashint4(i * 31 + ${salt}) & 2147483647)`;

const insertLots = `
  insert into lot (id, case_id, office_id, author_id, category, region, place, title, description, currency, start_minor, appraisal_minor,
    deposit_minor, rules, starts_at, original_ends_at, ends_at, created_at, published_at, withdrawal_ground, state, seq, price_minor,
    min_next_minor, leader_id, leader_bidder, leader_max_minor, bid_count, court_id, listed_minor, listed_bids)
  select 100000 + i, case_id, 1, ${nobody}, category, region, place || ', ' || street || ' ' || ${chance(1)} % 200,
    title || jsonb_build_object('en', (title ->> 'en') || ', ' || street), description, currency, start, start * 2, start / 10, rules,
    case when state = 'published' then now() + (ends - now()) / 2 else ends - interval '7 days' end, ends, ends, ends - interval '40 days', ends - interval '30 days' - ${chance(2)} % 1000000 * interval '1 second',
    case when state = 'withdrawn' then 'The court stopped the sale' end, state, bids, case when bids > 0 then start + start / 20 * bids end,
    start, case when bids > 0 then ${nobody} end, case when bids > 0 then 1 end, case when bids > 0 then start + start / 20 * bids end, bids,
    case_id, start + start / 20 * bids, bids
  from (
    select i, model.*, street, state, start_minor * (50 + ${chance(3)} % 100) / 100 as start,
      case when state in ('sold', 'live') and not (state = 'live' and ${chance(4)} % 3 = 0) then 1 + ${chance(5)} % 30 else 0 end as bids,
      case when state in ('published', 'live') then date_trunc('second', now()) + (3600 + ${chance(6)} % 2000000) * interval '1 second'
        else date_trunc('second', now()) - (3600 + ${chance(6)} % 60000000) * interval '1 second' end as ends
    from generate_series(1, $1::int) as i
    join lateral (select case when i > $1 * 0.9 then case when ${chance(7)} % 10 < 4 then 'published' else 'live' end
      else (array['sold','sold','sold','sold','sold','sold','unsold','unsold','unsold','withdrawn'])[1 + ${chance(7)} % 10] end as state) s on true
    join model on model.n = 1 + ${chance(8)} % (select count(*)::int from model)
    join street on street.n = ${chance(9)} % 20000
  ) made`;

const insertTexts = `
  insert into lot_text (lot_id, search)
  select lot.id, model.search || setweight(array_to_tsvector(array[street, model.n::text || 'm']), 'A')
    || facet_words(lot.category, lot.region, lot.case_id, lot.currency)
  from lot cross join lateral (select lot.id - 100000 as i) made
  join model on model.n = 1 + ${chance(8)} % (select count(*)::int from model) join street on street.n = ${chance(9)} % 20000`;

/** What was sold is paid: otherwise the background would open the sales of half of all lots while searches are measured. */
const insertSales = `
  insert into sale (lot_id, attempt, kind, buyer_id, bidder, price_minor, set_off_minor, currency, deposit_minor, reference, due_at, state,
    created_at, paid_at)
  select id, 1, 'winner', leader_id, 1, price_minor, 0, currency, deposit_minor, 'R' || id, ends_at, 'paid', ends_at, ends_at
  from lot where state = 'sold'`;

const insertFound = `
  insert into lot_find (lot_id, open, state, category, region, currency, court_id, listed_bids, listed_minor, ends_at, published_at)
  select id, state in ('published', 'live'), state, category, region, currency, court_id, listed_bids, listed_minor, ends_at, published_at
  from lot`;

const insertCounts = `
  insert into lot_count (state, category, region, court_id, currency, change)
  select state, category, region, court_id, currency, count(*) from lot_find group by 1, 2, 3, 4, 5`;
