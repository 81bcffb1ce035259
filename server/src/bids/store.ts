import type { RulesWire } from '@ochiq/shared/bidding';
import type { LotState } from '@ochiq/shared/lots';
import type { BidRefusal } from '@ochiq/shared/problem';
import type { Queryable, Tx } from '../base/index.js';

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

/** Locks lots in id order: batches of several nodes can wait for each other, but never in a circle. */
export const lockLots = (tx: Tx, ids: readonly number[]): Promise<LockedLot[]> =>
  tx.sql<LockedLot>(`select ${lotColumns} from lot where id = any($1::int[]) order by id for update`, [ids]);

/** Locks lots whose opening or end has come; rows that another node or a batch holds are left for the next look. */
export const lockDueLots = (tx: Tx, limit: number): Promise<LockedLot[]> =>
  tx.sql<LockedLot>(
    `select ${lotColumns} from lot
     where (state in ('published', 'live') and ends_at <= clock_timestamp()) or (state = 'published' and starts_at <= clock_timestamp())
     order by id limit $1 for update skip locked`,
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

/** What is asked about each bid of a batch. */
export interface BidQuestion {
  lotId: number;
  personId: string;
  sessionId: string;
  key: string;
}

/** The stored outcome of a bid with the same key. */
export interface StoredBid {
  kind: 'direct' | 'proxy';
  maxMinor: bigint;
  currency: string;
  outcome: 'accepted' | 'rejected';
  code: BidRefusal | null;
  seq: number | null;
  priceMinor: bigint | null;
  minNextMinor: bigint | null;
  leading: boolean;
  endsAt: Date;
  at: Date;
}

export interface BidderFacts extends Partial<StoredBid> {
  now: Date;
  signedIn: boolean;
  bidder: number | null;
  admitted: boolean;
  excluded: 'own_office' | 'party_to_case' | null;
  known: boolean;
}

/** One row per question, in order, and Postgres's time. Must follow `lockLots`: the clock is read after the wait. */
export const readBidders = (tx: Tx, questions: readonly BidQuestion[]): Promise<BidderFacts[]> =>
  tx.sql<BidderFacts>(
    `select (select date_trunc('milliseconds', clock_timestamp())) as now, session.id is not null as "signedIn",
       deposit.bidder, coalesce(deposit.state = 'held', false) as admitted, bid_exclusion(q.lot, q.person) as excluded,
       bid.id is not null as known, bid.kind, bid.max_minor as "maxMinor", bid.currency, bid.outcome, bid.code, bid.seq,
       bid.price_minor as "priceMinor", bid.min_next_minor as "minNextMinor", bid.leading, bid.ends_at as "endsAt", bid.at
     from unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[]) with ordinality as q(lot, person, session, key, ordinal)
     left join session on session.id = q.session and session.person_id = q.person and session.expires_at > clock_timestamp()
     left join deposit on deposit.lot_id = q.lot and deposit.person_id = q.person
     left join bid on bid.lot_id = q.lot and bid.person_id = q.person and bid.key = q.key
     order by q.ordinal`,
    [questions.map((q) => q.lotId), questions.map((q) => q.personId), questions.map((q) => q.sessionId), questions.map((q) => q.key)],
  );

export interface NewBid extends StoredBid {
  lotId: number;
  personId: string;
  bidder: number | null;
  key: string;
  amountMinor: bigint | null;
}

const asJson = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** Writes a batch's bids, in order, in one statement. */
export async function insertBids(tx: Tx, bids: readonly NewBid[]): Promise<void> {
  if (bids.length === 0) return;
  await tx.sql(
    `insert into bid (lot_id, person_id, bidder, key, kind, max_minor, currency, outcome, code, seq, amount_minor, price_minor, min_next_minor, "leading", ends_at, at)
     select "lotId", "personId", bidder, key, kind, "maxMinor", currency, outcome, code, seq, "amountMinor", "priceMinor", "minNextMinor", "leading", "endsAt", at
     from json_to_recordset($1::json) as row("lotId" int, "personId" uuid, bidder int, key uuid, kind text, "maxMinor" bigint,
       currency text, outcome text, code text, seq int, "amountMinor" bigint, "priceMinor" bigint, "minNextMinor" bigint,
       "leading" boolean, "endsAt" timestamptz, at timestamptz, ordinal int)
     order by ordinal`,
    [asJson(bids.map((bid, ordinal) => ({ ...bid, ordinal })))],
  );
}

/** Writes the standings of lots that the transaction has locked, in one statement. */
export async function saveLots(tx: Tx, lots: readonly LockedLot[]): Promise<void> {
  if (lots.length === 0) return;
  await tx.sql(
    `update lot set state = new.state, seq = new.seq, ends_at = new."endsAt", price_minor = new."priceMinor",
       min_next_minor = new."minNextMinor", leader_id = new."leaderId", leader_bidder = new."leaderBidder",
       leader_max_minor = new."leaderMaxMinor", runner_up_id = new."runnerUpId", runner_up_bidder = new."runnerUpBidder",
       runner_up_minor = new."runnerUpMinor", bid_count = new."bidCount"
     from json_to_recordset($1::json) as new(id int, state text, seq int, "endsAt" timestamptz, "priceMinor" bigint,
       "minNextMinor" bigint, "leaderId" uuid, "leaderBidder" int, "leaderMaxMinor" bigint, "runnerUpId" uuid,
       "runnerUpBidder" int, "runnerUpMinor" bigint, "bidCount" int)
     where lot.id = new.id`,
    [asJson(lots)],
  );
}
