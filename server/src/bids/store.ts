import type { RulesWire } from '@ochiq/shared/bidding';
import type { LotState } from '@ochiq/shared/lots';
import { plainArray, type Queryable, type Tx } from '../base/index.js';
import type { StoredBid } from './store-bidders.js';

/** A lot as the auction rules need it, locked for the transaction. */
export interface LockedLot {
  id: number;
  state: LotState;
  currency: string;
  startMinor: bigint;
  reserveMinor: bigint | null;
  startsAt: Date;
  endsAt: Date;
  originalEndsAt: Date;
  rules: RulesWire;
  seq: number;
  priceMinor: bigint | null;
  minNextMinor: bigint;
  leaderId: string | null;
  leaderBidder: number | null;
  leaderMaxMinor: bigint | null;
  runnerUpId: string | null;
  runnerUpBidder: number | null;
  runnerUpMinor: bigint | null;
  bidCount: number;
}

const lotColumns = `id, state, currency, start_minor as "startMinor", reserve_minor as "reserveMinor", starts_at as "startsAt",
  ends_at as "endsAt", original_ends_at as "originalEndsAt", rules, seq, price_minor as "priceMinor",
  min_next_minor as "minNextMinor", leader_id as "leaderId", leader_bidder as "leaderBidder",
  leader_max_minor as "leaderMaxMinor", runner_up_id as "runnerUpId", runner_up_bidder as "runnerUpBidder",
  runner_up_minor as "runnerUpMinor", bid_count as "bidCount"`;

/**
 * Locks lots in id order: batches of several nodes can wait for each other, but never in a circle. The lock is the one that
 * an update takes, so a deposit being paid meanwhile (its foreign key looks at the lot) does not wait for bids.
 */
export const lockLots = (tx: Tx, ids: readonly number[]): Promise<LockedLot[]> =>
  tx.prepared<LockedLot>('bid_lock', `select ${lotColumns} from lot where id = any($1::int[]) order by id for no key update`, [
    plainArray(ids),
  ]);

const now = '(select clock_timestamp())';

/**
 * Locks lots whose opening or end has come; rows that another node or a batch holds are left for the next look. Due ones are looked
 * for in the order of their times, with the clock asked by a query of its own: so two indexes have them first, and a million lots
 * that are not due are not looked at.
 */
export const lockDueLots = (tx: Tx, limit: number): Promise<LockedLot[]> =>
  tx.sql<LockedLot>(
    `with due as materialized (
       (select id from lot where state in ('published', 'live') and ends_at <= ${now} order by ends_at limit $1)
       union (select id from lot where state = 'published' and starts_at <= ${now} order by starts_at limit $1))
     select ${lotColumns} from lot
     where id in (select id from due)
       and ((state in ('published', 'live') and ends_at <= ${now}) or (state = 'published' and starts_at <= ${now}))
     order by id limit $1 for no key update of lot skip locked`,
    [limit],
  );

/** ms until the next opening or end by Postgres's clock, null when none is scheduled; never negative. */
export async function readNextDueMs(db: Queryable): Promise<number | null> {
  const [row] = await db.sql<{ ms: number | null }>(
    `select greatest(0, extract(epoch from min(due) - clock_timestamp()) * 1000)::float8 as ms from (
       (select ends_at as due from lot where state in ('published', 'live') order by ends_at limit 1)
       union all (select starts_at from lot where state = 'published' order by starts_at limit 1)) as next`,
  );
  return row?.ms ?? null;
}

export interface NewBid extends StoredBid {
  lotId: number;
  personId: string;
  bidder: number | null;
  key: string;
  amountMinor: bigint | null;
}

/** Instants as Postgres reads them. Most of a batch are the same few: each is written out once. */
function instants(list: readonly Date[]): string {
  const written = new Map<number, string>();
  const write = (at: Date) => {
    const text = written.get(at.getTime()) ?? at.toISOString();
    written.set(at.getTime(), text);
    return text;
  };
  return plainArray(list.map(write));
}

/** Writes a batch's bids, in order, in one statement. The caller has seen each lot and person in the same transaction. */
export async function insertBids(tx: Tx, bids: readonly NewBid[]): Promise<void> {
  if (bids.length === 0) return;
  await tx.prepared(
    'bid_insert',
    `insert into bid (lot_id, person_id, bidder, key, kind, max_minor, currency, outcome, code, seq, amount_minor, price_minor, min_next_minor, "leading", ends_at, at)
     select lot, person, bidder, key, kind, max, currency, outcome, code, seq, amount, price, min_next, "leading", ends_at, at
     from unnest($1::int[], $2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::int[],
       $11::bigint[], $12::bigint[], $13::bigint[], $14::boolean[], $15::timestamptz[], $16::timestamptz[]) with ordinality
       as row(lot, person, bidder, key, kind, max, currency, outcome, code, seq, amount, price, min_next, "leading", ends_at, at, ordinal)
     order by ordinal`,
    [
      plainArray(bids.map((bid) => bid.lotId)),
      plainArray(bids.map((bid) => bid.personId)),
      plainArray(bids.map((bid) => bid.bidder)),
      plainArray(bids.map((bid) => bid.key)),
      plainArray(bids.map((bid) => bid.kind)),
      plainArray(bids.map((bid) => bid.maxMinor)),
      plainArray(bids.map((bid) => bid.currency)),
      plainArray(bids.map((bid) => bid.outcome)),
      plainArray(bids.map((bid) => bid.code)),
      plainArray(bids.map((bid) => bid.seq)),
      plainArray(bids.map((bid) => bid.amountMinor)),
      plainArray(bids.map((bid) => bid.priceMinor)),
      plainArray(bids.map((bid) => bid.minNextMinor)),
      plainArray(bids.map((bid) => bid.leading)),
      instants(bids.map((bid) => bid.endsAt)),
      instants(bids.map((bid) => bid.at)),
    ],
  );
}

/** Writes the standings of lots that the transaction has locked, in one statement. */
export async function saveLots(tx: Tx, lots: readonly LockedLot[]): Promise<void> {
  if (lots.length === 0) return;
  await tx.prepared(
    'lot_save',
    `update lot set state = new.state, seq = new.seq, ends_at = new.ends_at, price_minor = new.price, min_next_minor = new.min_next,
       leader_id = new.leader, leader_bidder = new.leader_bidder, leader_max_minor = new.leader_max, runner_up_id = new.runner_up,
       runner_up_bidder = new.runner_up_bidder, runner_up_minor = new.runner_up_amount, bid_count = new.bids
     from unnest($1::int[], $2::text[], $3::int[], $4::timestamptz[], $5::bigint[], $6::bigint[], $7::uuid[], $8::int[], $9::bigint[],
       $10::uuid[], $11::int[], $12::bigint[], $13::int[])
       as new(id, state, seq, ends_at, price, min_next, leader, leader_bidder, leader_max, runner_up, runner_up_bidder, runner_up_amount, bids)
     where lot.id = new.id`,
    [
      plainArray(lots.map((lot) => lot.id)),
      plainArray(lots.map((lot) => lot.state)),
      plainArray(lots.map((lot) => lot.seq)),
      instants(lots.map((lot) => lot.endsAt)),
      plainArray(lots.map((lot) => lot.priceMinor)),
      plainArray(lots.map((lot) => lot.minNextMinor)),
      plainArray(lots.map((lot) => lot.leaderId)),
      plainArray(lots.map((lot) => lot.leaderBidder)),
      plainArray(lots.map((lot) => lot.leaderMaxMinor)),
      plainArray(lots.map((lot) => lot.runnerUpId)),
      plainArray(lots.map((lot) => lot.runnerUpBidder)),
      plainArray(lots.map((lot) => lot.runnerUpMinor)),
      plainArray(lots.map((lot) => lot.bidCount)),
    ],
  );
}
