import { createHash } from 'node:crypto';
import type { LotEvent } from '@ochiq/shared/bids';
import pg from 'pg';
import { jsonArray, jsonTextArray, plainArray } from '../base/index.js';
import type { LotFacts, WindowFacts } from '../signals/index.js';
import { dropIndexes } from './drop-indexes.js';

const batchLength = 10_000;
const filled = ['lot', 'lot_photo', 'lot_proposal', 'log_entry', 'bid', 'deposit', 'bank_entry', 'sale', 'trace', 'person', 'role_grant'];

/** The uuid that stands for a person of a made-up market. */
export function personIdOf(person: string): string {
  const hex = createHash('sha256').update(person).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

type Insert = <Row>(rows: readonly Row[], text: string, columns: (batch: readonly Row[]) => unknown[]) => Promise<void>;

/** Writes a made-up market into the tables that its facts are read from; triggers are off, no lot has a log but its end and its edits. */
export async function fillFacts(databaseUrl: string, window: WindowFacts): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const insert: Insert = async (rows, text, columns) => {
    for (let from = 0; from < rows.length; from += batchLength) await client.query(text, columns(rows.slice(from, from + batchLength)));
  };
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
    // What a market makes up need not be what the desk would let through.
    const { rows } = await client.query<{ drop: string }>(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop from pg_constraint
       where (contype = 'c' or conname = 'lot_repeat') and conrelid in ('lot'::regclass, 'bid'::regclass, 'sale'::regclass)`,
    );
    for (const { drop } of rows) await client.query(drop);
    const indexes = await dropIndexes(client, filled);
    await fillPeople(insert, window);
    await fillLots(insert, window.lots);
    await fillBids(insert, window.lots);
    await fillMoney(insert, window.lots);
    for (const index of indexes) await client.query(index);
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** Instants without an end are as far away as JavaScript's dates go by four digits. */
const iso = (ms: number) => new Date(Math.max(0, Math.min(ms, 250_000_000_000_000))).toISOString();
const texts = (values: readonly string[]) => plainArray(values);

async function fillPeople(insert: Insert, { lots, traces }: WindowFacts): Promise<void> {
  const offices = new Map(lots.map(({ office, region }) => [office, region]));
  const staff = new Map(lots.map(({ official, office }) => [official, office]));
  for (const { person, staff: works, office } of traces) if (works && office !== null && !staff.has(person)) staff.set(person, office);
  const people = new Set([...staff.keys(), ...traces.map(({ person }) => person)]);
  for (const { approver, bids, entrants, winner, defaulters } of lots) {
    for (const { person } of [...bids, ...entrants]) people.add(person);
    for (const person of [approver, winner, ...defaulters]) if (person !== null) people.add(person);
  }
  await insert(
    [...offices],
    `insert into office (id, name, jurisdiction, region) select id, '{"en":"Office"}', 'UZ', region from unnest($1::int[], $2::text[]) as o(id, region)`,
    (rows) => [plainArray(rows.map(([id]) => id)), texts(rows.map(([, region]) => region))],
  );
  await insert(
    [...people],
    `insert into person (id, login, name, password_hash, language, created_at) select id, id, id, 'none', 'en', now() from unnest($1::uuid[]) as p(id)`,
    (rows) => [texts(rows.map(personIdOf))],
  );
  await insert(
    [...staff],
    `insert into role_grant (person_id, role, office_id) select id, 'bailiff', office from unnest($1::uuid[], $2::int[]) as r(id, office)`,
    (rows) => [texts(rows.map(([person]) => personIdOf(person))), plainArray(rows.map(([, office]) => office))],
  );
  await insert(
    traces,
    `insert into trace (person_id, kind, value, first_at, last_at, in_office)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::int[]) on conflict do nothing`,
    (rows) => [
      texts(rows.map(({ person }) => personIdOf(person))),
      texts(rows.map(({ kind }) => kind)),
      texts(rows.map(({ kind, value }) => createHash('sha256').update(`${kind} ${value}`).digest('hex').slice(0, 32))),
      texts(rows.map(({ firstAt }) => iso(firstAt))),
      texts(rows.map(({ lastAt }) => iso(lastAt))),
      plainArray(rows.map(({ inOffice }) => inOffice)),
    ],
  );
}

/** How a lot stands in its row: after a default it is still the one that its first winner won. */
function standingOf({ outcome, winner, defaulters, bids, startMinor }: LotFacts) {
  const accepted = bids.filter((bid) => bid.accepted);
  const last = accepted.at(-1);
  const leader = defaulters[0] ?? winner ?? accepted.findLast(({ leading }) => leading)?.person ?? last?.person ?? null;
  const state = defaulters.length > 0 ? 'sold' : outcome;
  return { state, leader: last ? leader : null, price: last ? (last.priceMinor ?? startMinor) : null, bids: accepted.length };
}

async function fillLots(insert: Insert, lots: readonly LotFacts[]): Promise<void> {
  const rules = JSON.stringify({ profile: 'uz', version: 1 });
  await insert(
    lots,
    `insert into lot (id, case_id, office_id, author_id, approved_by, category, region, place, title, description, currency, start_minor, reserve_minor,
       appraisal_minor, deposit_minor, rules, starts_at, original_ends_at, created_at, published_at, repeat_of, round, withdrawal_ground, state,
       seq, ends_at, price_minor, min_next_minor, leader_id, leader_bidder, leader_max_minor, bid_count)
     select id, 1, office, author, approver, category, region, 'Place', '{"en":"A lot"}', jsonb_build_object('en', repeat('x', letters)), currency,
       start, reserve, appraisal, 0, $22::jsonb, starts, original_ends, published, published, repeat_of, round,
       case when state = 'withdrawn' then 'A ground' end, state, 2, greatest(ends, original_ends), price, start, leader, case when leader is null then null else 1 end,
       price, bids
     from unnest($1::int[], $2::int[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::int[], $8::text[], $9::bigint[], $10::bigint[],
       $11::bigint[], $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::int[], $16::int[], $17::text[], $18::timestamptz[],
       $19::bigint[], $20::uuid[], $21::int[])
       as l(id, office, author, approver, category, region, letters, currency, start, reserve, appraisal, starts, original_ends, published,
         repeat_of, round, state, ends, price, leader, bids)`,
    (rows) => {
      const standings = rows.map(standingOf);
      return [
        plainArray(rows.map(({ lot }) => lot)),
        plainArray(rows.map(({ office }) => office)),
        texts(rows.map(({ official }) => personIdOf(official))),
        plainArray(rows.map(({ approver }) => (approver === null ? null : personIdOf(approver)))),
        texts(rows.map(({ category }) => category)),
        texts(rows.map(({ region }) => region)),
        plainArray(rows.map(({ textLength }) => textLength)),
        texts(rows.map(({ currency }) => currency)),
        plainArray(rows.map(({ startMinor }) => startMinor)),
        plainArray(rows.map(({ reserveMinor }) => reserveMinor)),
        plainArray(rows.map(({ appraisalMinor }) => appraisalMinor)),
        texts(rows.map(({ startsAt }) => iso(startsAt))),
        texts(rows.map(({ originalEndsAt }) => iso(originalEndsAt))),
        texts(rows.map(({ publishedAt }) => iso(publishedAt))),
        plainArray(rows.map(({ repeatOf }) => repeatOf)),
        plainArray(rows.map(({ round }) => round)),
        texts(standings.map(({ state }) => state)),
        texts(rows.map(({ endsAt }) => iso(endsAt))),
        plainArray(standings.map(({ price }) => price)),
        plainArray(standings.map(({ leader }) => (leader === null ? null : personIdOf(leader)))),
        plainArray(standings.map(({ bids }) => bids)),
        rules,
      ];
    },
  );
  const photos = lots.flatMap(({ lot, photos: count }) => Array.from({ length: count }, (_, place) => [lot, place + 1] as const));
  await insert(
    photos,
    `insert into lot_photo (id, lot_id, position, sha256, width, height) select gen_random_uuid(), lot, place, repeat('0', 64), 1, 1
     from unnest($1::int[], $2::int[]) as p(lot, place)`,
    (rows) => [plainArray(rows.map(([lot]) => lot)), plainArray(rows.map(([, place]) => place))],
  );
  await fillEntries(insert, lots);
}

async function fillEntries(insert: Insert, lots: readonly LotFacts[]): Promise<void> {
  const edits = lots.flatMap(({ lot, official, edits: own }) => own.map((edit) => ({ ...edit, lot, official })));
  // A market makes the numbers of its entries up: in a very large one two may be alike, and one of them is left out.
  const entry = `insert into log_entry (id, lot_id, seq, kind, at, leaf) overriding system value`;
  await insert(
    edits,
    `${entry} select id, lot, null, 'corrected', at, '{}' from unnest($1::bigint[], $2::int[], $3::timestamptz[]) as e(id, lot, at) on conflict (id) do nothing`,
    (rows) => [plainArray(rows.map((row) => row.entry)), plainArray(rows.map(({ lot }) => lot)), texts(rows.map(({ at }) => iso(at)))],
  );
  await insert(
    edits,
    `insert into lot_proposal (id, lot_id, kind, body, proposed_by, proposed_at, decided_by, decided_at, approved)
     select gen_random_uuid(), lot, 'correction', '{}', author, at, '00000000-0000-7000-8000-000000000001', at, true
     from unnest($1::int[], $2::timestamptz[], $3::uuid[]) as e(lot, at, author)`,
    (rows) => [
      plainArray(rows.map(({ lot }) => lot)),
      texts(rows.map(({ at }) => iso(at))),
      texts(rows.map(({ official }) => personIdOf(official))),
    ],
  );
  const first = edits.reduce((most, { entry: id }) => Math.max(most, id), 0) + 1;
  await insert(
    lots.map((lot, index) => ({ ...lot, id: first + index })),
    `${entry} select id, lot, 2, leaf ->> 'kind', (leaf ->> 'at')::timestamptz, leaf::text
     from unnest($1::bigint[], $2::int[], $3::jsonb[]) as e(id, lot, leaf)`,
    (rows) => [plainArray(rows.map(({ id }) => id)), plainArray(rows.map(({ lot }) => lot)), jsonArray(rows.map(closeOf))],
  );
}

/** The public event of a lot's end. Bidders have no numbers here. */
function closeOf({ lot, closedAt, outcome, priceMinor }: LotFacts): LotEvent {
  const event = { lot, seq: 2, at: iso(closedAt) };
  if (outcome === 'withdrawn') return { ...event, kind: 'withdrawn', ground: 'A ground' };
  const sold = outcome === 'sold';
  const nobody = { winner: null, runnerUp: null, priceMinor: priceMinor?.toString() ?? null };
  return { ...event, kind: 'closed', result: outcome, reason: sold ? null : 'no_bids', ...nobody };
}

async function fillBids(insert: Insert, lots: readonly LotFacts[]): Promise<void> {
  const ids = new Map<string, string>();
  const idOf = (person: string) => {
    const id = ids.get(person) ?? personIdOf(person);
    ids.set(person, id);
    return id;
  };
  await insert(
    lots.flatMap((lot) => lot.bids.map((bid) => ({ bid, lot }))),
    `insert into bid (id, lot_id, person_id, bidder, key, kind, max_minor, currency, outcome, code, seq, amount_minor, price_minor, "leading", ends_at, at)
     overriding system value
     select id, lot, person, 1, gen_random_uuid(), kind, max, currency, case when accepted then 'accepted' else 'rejected' end,
       case when accepted then null else 'below_minimum' end, null, amount, price, "leading", ends, at
     from unnest($1::bigint[], $2::int[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::boolean[], $8::bigint[], $9::bigint[],
       $10::boolean[], $11::timestamptz[], $12::timestamptz[])
       as b(id, lot, person, kind, max, currency, accepted, amount, price, "leading", ends, at)`,
    (rows) => [
      plainArray(rows.map(({ bid }) => bid.id)),
      plainArray(rows.map(({ lot }) => lot.lot)),
      texts(rows.map(({ bid }) => idOf(bid.person))),
      texts(rows.map(({ bid }) => bid.kind)),
      plainArray(rows.map(({ bid }) => bid.maxMinor)),
      texts(rows.map(({ lot }) => lot.currency)),
      plainArray(rows.map(({ bid }) => bid.accepted)),
      plainArray(rows.map(({ bid }) => bid.amountMinor)),
      plainArray(rows.map(({ bid }) => bid.priceMinor)),
      plainArray(rows.map(({ bid }) => bid.leading)),
      texts(rows.map(({ bid }) => iso(bid.endsAt))),
      texts(rows.map(({ bid }) => iso(bid.at))),
    ],
  );
}

async function fillMoney(insert: Insert, lots: readonly LotFacts[]): Promise<void> {
  const entrants = lots.flatMap(({ lot, currency, publishedAt, entrants: own }) =>
    own.map((one) => ({ ...one, lot, currency, publishedAt })),
  );
  await insert(
    entrants,
    `insert into deposit (lot_id, person_id, bidder, amount_minor, currency, state, held_at)
     select lot, person, bidder, 1, 'UZS', 'held', at from unnest($1::int[], $2::uuid[], $3::int[], $4::timestamptz[]) as d(lot, person, bidder, at)`,
    (rows) => [
      plainArray(rows.map(({ lot }) => lot)),
      texts(rows.map(({ person }) => personIdOf(person))),
      plainArray(rows.map(({ bidder }) => bidder)),
      texts(rows.map(({ publishedAt }) => iso(publishedAt))),
    ],
  );
  await insert(
    entrants.flatMap(({ lot, bidder, payers }) => payers.map((payer) => ({ lot, bidder, payer }))),
    `insert into bank_entry (statement_id, key, line, direction, amount_minor, currency, booked_on, other_account, remittance, outcome, credited_minor, lot_id, bidder)
     select 1, lot || ' ' || bidder || ' ' || account, 1, 'credit', 1, 'UZS', now(), account, '', 'deposit', 1, lot, bidder
     from unnest($1::int[], $2::int[], $3::text[]) as p(lot, bidder, account) on conflict do nothing`,
    (rows) => [
      plainArray(rows.map(({ lot }) => lot)),
      plainArray(rows.map(({ bidder }) => bidder)),
      jsonTextArray(rows.map(({ payer }) => payer)),
    ],
  );
  await insert(
    lots.flatMap(salesOf),
    `insert into sale (lot_id, attempt, kind, buyer_id, bidder, price_minor, set_off_minor, currency, deposit_minor, reference, due_at, state, created_at, defaulted_at)
     select (s ->> 'lot')::int, (s ->> 'attempt')::int, s ->> 'kind', (s ->> 'buyer')::uuid, 1, (s ->> 'price')::bigint, 0, 'UZS', 0,
       (s ->> 'lot') || '-' || (s ->> 'attempt'), now(), s ->> 'state', now(), case when s ->> 'state' = 'defaulted' then now() end
     from unnest($1::jsonb[]) as s`,
    (rows) => [jsonArray([...rows])],
  );
}

/** The attempts to sell a lot: whoever did not pay, then whoever took it. */
function salesOf({ lot, winner, defaulters, priceMinor }: LotFacts) {
  const failed = defaulters.map((person, index) => ({
    lot,
    attempt: index + 1,
    kind: index === 0 ? 'winner' : 'runner_up',
    buyer: personIdOf(person),
    price: '1',
    state: 'defaulted',
  }));
  if (winner === null) return failed;
  const kind = defaulters.length === 0 ? 'winner' : 'runner_up';
  return [...failed, { lot, attempt: failed.length + 1, kind, buyer: personIdOf(winner), price: String(priceMinor), state: 'to_pay' }];
}
