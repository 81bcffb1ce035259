import type { BidRefusal } from '@ochiq/shared/problem';
import { plainArray, readClock, type Tx } from '../base/index.js';

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

type Exclusion = 'own_office' | 'party_to_case' | 'in_default';

/** What is known about a bidder at a lot, and of an earlier bid with the same key. */
export interface BidderFacts {
  readonly now: Date;
  readonly signedIn: boolean;
  readonly bidder: number | null;
  readonly admitted: boolean;
  readonly excluded: Exclusion | null;
  readonly stored: StoredBid | null;
}

/** Keeps the first of those that are alike, in order. */
const unlike = <T>(list: readonly T[], nameOf: (one: T) => string): Map<string, T> => {
  const found = new Map<string, T>();
  for (const one of list) {
    const name = nameOf(one);
    if (!found.has(name)) found.set(name, one);
  }
  return found;
};

const placeOf = (q: { lotId: number; personId: string }) => `${q.lotId} ${q.personId}`;

/**
 * The facts of each question, in order, at one time by Postgres. Must follow `lockLots`: the clock is read after the wait.
 * A person is looked up once however many bids come from them, a place (a person at a lot) once, a key each time.
 */
export async function readBidders(tx: Tx, questions: readonly BidQuestion[]): Promise<BidderFacts[]> {
  const places = [...unlike(questions, placeOf).values()];
  const sessions = [...unlike(questions, (q) => q.sessionId + q.personId).values()];
  const people = [...new Set(questions.map((q) => q.personId))];
  const lots = [...new Set(questions.map((q) => q.lotId))];
  const [now, open, deposits, exclusions, stored] = await Promise.all([
    readClock(tx),
    readSessions(tx, sessions),
    readDeposits(tx, places),
    readExclusions(tx, lots, people),
    readStored(tx, questions),
  ]);
  const signedIn = new Set(open.map((row) => row.session + row.person));
  const excluded = new Map(exclusions.map((row) => [placeOf({ lotId: row.lot, personId: row.person }), row.excluded]));
  const held = new Map(deposits.map((row) => [placeOf({ lotId: row.lot, personId: row.person }), row]));
  const earlier = new Map(stored.map(({ ordinal, ...bid }) => [ordinal - 1, bid]));
  return questions.map((question, index) => {
    const place = placeOf(question);
    const deposit = held.get(place);
    return {
      now,
      signedIn: signedIn.has(question.sessionId + question.personId),
      bidder: deposit?.bidder ?? null,
      admitted: deposit?.admitted ?? false,
      excluded: excluded.get(place) ?? null,
      stored: earlier.get(index) ?? null,
    };
  });
}

/*
 * `offset 0` below keeps each look-up its own, by index: for some hundreds of questions the planner would rather read a whole
 * table and hash it, and these tables grow (measured: 15 ms a batch at 50,000 bids).
 */

/** Those of the sessions that are open and belong to the person they are asked for. */
const readSessions = (tx: Tx, sessions: readonly BidQuestion[]): Promise<{ session: string; person: string }[]> =>
  tx.prepared(
    'bid_sessions',
    `select q.session, q.person from unnest($1::uuid[], $2::uuid[]) as q(session, person)
     cross join lateral (
       select from session where id = q.session and person_id = q.person and expires_at > clock_timestamp() offset 0) open`,
    [plainArray(sessions.map((q) => q.sessionId)), plainArray(sessions.map((q) => q.personId))],
  );

const readDeposits = (
  tx: Tx,
  places: readonly BidQuestion[],
): Promise<{ lot: number; person: string; bidder: number; admitted: boolean }[]> =>
  tx.prepared(
    'bid_deposits',
    `select q.lot, q.person, deposit.bidder, deposit.admitted from unnest($1::int[], $2::uuid[]) as q(lot, person)
     cross join lateral (
       select bidder, state = 'held' as admitted from deposit where lot_id = q.lot and person_id = q.person offset 0) deposit`,
    [plainArray(places.map((q) => q.lotId)), plainArray(places.map((q) => q.personId))],
  );

/**
 * Who of the people may not bid on which of the lots. It goes out from the people: hardly any of them serves in an office or
 * owes in a case, so that most look-ups end at once and none is made for each lot.
 */
const readExclusions = (
  tx: Tx,
  lots: readonly number[],
  people: readonly string[],
): Promise<{ lot: number; person: string; excluded: Exclusion }[]> =>
  tx.prepared(
    'bid_exclusions',
    `select lot.id as lot, q.person, 'in_default' as excluded from unnest($2::uuid[]) as q(person)
     cross join lateral (select from bidding_bar where person_id = q.person and until > now() limit 1) barred
     cross join unnest($1::int[]) as lot(id)
     union all
     select lot.id, q.person, 'party_to_case' from unnest($2::uuid[]) as q(person)
     cross join lateral (select national_id from person where id = q.person and national_id is not null offset 0) known
     cross join lateral (select id from party where national_id = known.national_id offset 0) debtor
     cross join lateral (select id from enforcement_case where debtor_id = debtor.id offset 0) owing
     cross join lateral (select id from lot where case_id = owing.id and id = any($1::int[]) offset 0) lot
     union all
     select lot.id, q.person, 'own_office' from unnest($2::uuid[]) as q(person)
     cross join lateral (select office_id from role_grant where person_id = q.person and office_id is not null offset 0) serves
     cross join lateral (select id from lot where office_id = serves.office_id and id = any($1::int[]) offset 0) lot`,
    [plainArray(lots), plainArray(people)],
  );

/** The bids that were decided before under the same key, with the question's place, counted from 1. */
const readStored = (tx: Tx, questions: readonly BidQuestion[]): Promise<(StoredBid & { ordinal: number })[]> =>
  tx.prepared(
    'bid_stored',
    `select q.ordinal::int as ordinal, bid.kind, bid.max_minor as "maxMinor", bid.currency, bid.outcome, bid.code, bid.seq,
       bid.price_minor as "priceMinor", bid.min_next_minor as "minNextMinor", bid.leading, bid.ends_at as "endsAt", bid.at
     from unnest($1::int[], $2::uuid[], $3::uuid[]) with ordinality as q(lot, person, key, ordinal)
     cross join lateral (select * from bid where person_id = q.person and lot_id = q.lot and key = q.key offset 0) bid`,
    [plainArray(questions.map((q) => q.lotId)), plainArray(questions.map((q) => q.personId)), plainArray(questions.map((q) => q.key))],
  );
