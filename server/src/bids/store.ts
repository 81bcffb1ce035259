import type { RulesWire } from '@ochiq/shared/bidding';
import type { LotState } from '@ochiq/shared/lots';
import type { BidRefusal } from '@ochiq/shared/problem';
import { plainArray, type Queryable, readClock, type Tx } from '../base/index.js';

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

/** Locks lots whose opening or end has come; rows that another node or a batch holds are left for the next look. */
export const lockDueLots = (tx: Tx, limit: number): Promise<LockedLot[]> =>
  tx.sql<LockedLot>(
    `select ${lotColumns} from lot
     where (state in ('published', 'live') and ends_at <= clock_timestamp()) or (state = 'published' and starts_at <= clock_timestamp())
     order by id limit $1 for no key update skip locked`,
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

/** What is known about one person at one lot. */
interface Admission {
  lot: number;
  person: string;
  session: string;
  signedIn: boolean;
  bidder: number | null;
  admitted: boolean;
  excluded: 'own_office' | 'party_to_case' | null;
}

const sameAsker = (q: BidQuestion) => `${q.lotId} ${q.personId} ${q.sessionId}`;

/**
 * The facts of each question, in order, at one time by Postgres. Must follow `lockLots`: the clock is read after the wait.
 * A person who asks many times at one lot is looked up once.
 */
export async function readBidders(tx: Tx, questions: readonly BidQuestion[]): Promise<BidderFacts[]> {
  const askers = [...new Map(questions.map((q) => [sameAsker(q), q])).values()];
  const [now, admissions, stored] = await Promise.all([readClock(tx), readAdmissions(tx, askers), readStored(tx, questions)]);
  const known = new Map(admissions.map((row) => [`${row.lot} ${row.person} ${row.session}`, { ...row, now, known: false }]));
  const facts = questions.map((question): BidderFacts => {
    const fact = known.get(sameAsker(question));
    if (!fact) throw new Error('a bidder was not looked up');
    return fact;
  });
  for (const bid of stored) {
    const fact = facts[bid.ordinal - 1];
    if (fact) facts[bid.ordinal - 1] = { ...fact, ...bid, known: true };
  }
  return facts;
}

/**
 * `offset 0` keeps each look-up its own, by index: for some hundreds of questions the planner would rather read a whole
 * table and hash it, and these tables grow (measured: 15 ms a batch at 50,000 bids).
 */
const readAdmissions = (tx: Tx, askers: readonly BidQuestion[]): Promise<Admission[]> =>
  tx.prepared<Admission>(
    'bid_admissions',
    `select q.lot, q.person, q.session, session.id is not null as "signedIn", deposit.bidder,
       coalesce(deposit.state = 'held', false) as admitted,
       case
         when exists (select from role_grant where person_id = q.person and role_grant.office_id = lot.office_id and role_grant.office_id is not null) then 'own_office'
         when debtor.national_id = person.national_id then 'party_to_case'
       end as excluded
     from unnest($1::int[], $2::uuid[], $3::uuid[]) as q(lot, person, session)
     left join lateral (
       select id from session where id = q.session and person_id = q.person and expires_at > clock_timestamp() offset 0) session on true
     left join lateral (select bidder, state from deposit where lot_id = q.lot and person_id = q.person offset 0) deposit on true
     left join lateral (select national_id from person where id = q.person offset 0) person on true
     left join lateral (select office_id, case_id from lot where id = q.lot offset 0) lot on true
     left join lateral (
       select party.national_id from enforcement_case join party on party.id = enforcement_case.debtor_id
       where enforcement_case.id = lot.case_id offset 0) debtor on true`,
    [plainArray(askers.map((q) => q.lotId)), plainArray(askers.map((q) => q.personId)), plainArray(askers.map((q) => q.sessionId))],
  );

/** The bids that were decided before under the same key, with the question's place, counted from 1. */
const readStored = (tx: Tx, questions: readonly BidQuestion[]): Promise<(StoredBid & { ordinal: number })[]> =>
  tx.prepared<StoredBid & { ordinal: number }>(
    'bid_stored',
    `select q.ordinal::int as ordinal, bid.kind, bid.max_minor as "maxMinor", bid.currency, bid.outcome, bid.code, bid.seq,
       bid.price_minor as "priceMinor", bid.min_next_minor as "minNextMinor", bid.leading, bid.ends_at as "endsAt", bid.at
     from unnest($1::int[], $2::uuid[], $3::uuid[]) with ordinality as q(lot, person, key, ordinal)
     cross join lateral (select * from bid where person_id = q.person and lot_id = q.lot and key = q.key offset 0) bid`,
    [plainArray(questions.map((q) => q.lotId)), plainArray(questions.map((q) => q.personId)), plainArray(questions.map((q) => q.key))],
  );

export interface NewBid extends StoredBid {
  lotId: number;
  personId: string;
  bidder: number | null;
  key: string;
  amountMinor: bigint | null;
}

const time = (at: Date) => at.toISOString();

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
      plainArray(bids.map((bid) => time(bid.endsAt))),
      plainArray(bids.map((bid) => time(bid.at))),
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
      plainArray(lots.map((lot) => time(lot.endsAt))),
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
