import { lotEventSchema } from '@ochiq/shared/bids';
import type { Queryable } from '../base/index.js';
import type { FinalBid, FinalLot, History } from './history.js';
import type { LotPlan } from './schedule.js';

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** Inserts the lots of a schedule, all people admitted to each; the times count from now. @returns their ids, in order */
export async function insertPlannedLots(db: Queryable, plans: readonly LotPlan[]): Promise<number[]> {
  const ids: number[] = [];
  for (const plan of plans) {
    const rules = {
      profile: 'faults',
      version: 1,
      increment: { kind: 'percent', basisPoints: 500, roundToMinor: '100' },
      softClose: { windowMs: plan.windowMs, capMs: plan.capMs },
      depositBasisPoints: 1000,
    };
    const [row] = await db.sql<{ id: number }>(
      `insert into lot (case_id, office_id, author_id, category, region, place, title, description, currency, start_minor, reserve_minor,
         deposit_minor, rules, starts_at, ends_at, original_ends_at, created_at, published_at, state, min_next_minor)
       select id, office_id, bailiff_id, 'other', 'UZ-TK', '', '{"en":"Faults"}', '{"en":"Faults"}', currency, $1::bigint, $2, 0, $3,
         at.opens, at.ends, at.ends, now(), now(), case when $4::float8 > 0 then 'published' else 'live' end, $1::bigint
       from enforcement_case, (select date_trunc('milliseconds', clock_timestamp() + $4 * interval '1 ms') as opens,
         date_trunc('milliseconds', clock_timestamp() + $5 * interval '1 ms') as ends) as at
       returning id`,
      [plan.startMinor, plan.reserveMinor, JSON.stringify(rules), plan.opensInMs, plan.endsInMs],
    );
    if (!row) throw new Error('the case of the faults is missing');
    ids.push(row.id);
  }
  await db.sql(
    `insert into deposit (lot_id, person_id, bidder, amount_minor, currency, state, held_at)
     select lot, person.id, row_number() over (partition by lot order by login), 0, 'UZS', 'held', now()
     from unnest($1::int[]) as lot, person where login like 'bidder %'`,
    [ids],
  );
  return ids;
}

/** Gives the lot a long past: so many bid events. Only its length matters. */
export async function insertLongPast(db: Queryable, lot: number, length: number): Promise<void> {
  await db.sql(
    `insert into log_entry (lot_id, seq, kind, at, leaf)
     select $1, seq, 'bid', now(), jsonb_build_object('kind', 'bid', 'lot', $1::int, 'seq', seq, 'at', '2026-01-01T00:00:00.000Z', 'bidder', 1,
       'amountMinor', '100', 'priceMinor', '100', 'leader', 1, 'minNextMinor', '100', 'answered', false,
       'endsAt', '2036-01-01T00:00:00.000Z', 'extended', false)::text
     from generate_series(1, $2::int) as seq`,
    [lot, length],
  );
  await db.sql('update lot set seq = $2 where id = $1', [lot, length]);
}

/** How many of the lots are closed. */
export async function countClosed(db: Queryable, lots: readonly number[]): Promise<number> {
  const [row] = await db.sql<{ closed: number }>(
    `select count(*)::int as closed from lot where id = any($1::int[]) and state in ('sold', 'unsold')`,
    [lots],
  );
  return row?.closed ?? 0;
}

const asText = (value: bigint | null): string | null => value?.toString() ?? null;

/** What the database says of the lots at the end. */
export async function readFinal(db: Queryable, lots: readonly number[]): Promise<Omit<History, 'clients'>> {
  return { lots: await readLots(db, lots), bids: await readBids(db, lots), log: await readLog(db, lots) };
}

async function readLots(db: Queryable, ids: readonly number[]): Promise<FinalLot[]> {
  const rows = await db.sql<
    Omit<FinalLot, 'startMinor' | 'deposits'> & { startMinor: bigint; reserveMinor: never; priceMinor: never; leaderMaxMinor: never }
  >(
    `select id, state, currency, start_minor as "startMinor", reserve_minor as "reserveMinor", ${ms('starts_at')} as "startsAtMs",
       ${ms('original_ends_at')} as "originalEndsAtMs", ${ms('ends_at')} as "endsAtMs", rules, seq, price_minor as "priceMinor",
       leader_id as leader, leader_max_minor as "leaderMaxMinor", bid_count as "bidCount"
     from lot where id = any($1::int[]) order by id`,
    [ids],
  );
  const deposits = await db.sql<{ lot: number; person: string; bidder: number; state: 'held' | 'released' | 'applied' }>(
    `select lot_id as lot, person_id as person, bidder, state from deposit where lot_id = any($1::int[]) order by lot_id, bidder`,
    [ids],
  );
  return rows.map((row) => ({
    ...row,
    startMinor: row.startMinor.toString(),
    reserveMinor: asText(row.reserveMinor),
    priceMinor: asText(row.priceMinor),
    leaderMaxMinor: asText(row.leaderMaxMinor),
    deposits: deposits.filter(({ lot }) => lot === row.id).map(({ lot: _, ...deposit }) => deposit),
  }));
}

type BidRow = Omit<FinalBid, 'maxMinor'> & { maxMinor: bigint; amountMinor: never; priceMinor: never; minNextMinor: never };

async function readBids(db: Queryable, lots: readonly number[]): Promise<FinalBid[]> {
  const rows = await db.sql<BidRow>(
    `select lot_id as lot, person_id as person, bidder, key, kind, max_minor as "maxMinor", currency, outcome, code, seq,
       amount_minor as "amountMinor", price_minor as "priceMinor", min_next_minor as "minNextMinor", "leading",
       ${ms('ends_at')} as "endsAtMs", ${ms('at')} as "atMs"
     from bid where lot_id = any($1::int[]) order by id`,
    [lots],
  );
  return rows.map((row) => ({
    ...row,
    maxMinor: row.maxMinor.toString(),
    amountMinor: asText(row.amountMinor),
    priceMinor: asText(row.priceMinor),
    minNextMinor: asText(row.minNextMinor),
  }));
}

async function readLog(db: Queryable, lots: readonly number[]): Promise<History['log']> {
  const rows = await db.sql<{ leaf: string }>(
    'select leaf from log_entry where lot_id = any($1::int[]) and seq is not null order by lot_id, seq, id',
    [lots],
  );
  return rows.map(({ leaf }) => lotEventSchema.parse(JSON.parse(leaf)));
}
