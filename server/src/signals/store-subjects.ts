import type { Translated } from '@ochiq/shared/language';
import type { SignalCode, SubjectKind } from '@ochiq/shared/signals';
import type { Queryable } from '../base/index.js';

export interface StoredHit {
  id: number;
  signal: SignalCode;
  at: Date;
  value: number;
  pValue: number;
  facts: Record<string, string | number>;
  lots: number[];
  bids: number[];
  entries: number[];
  subjects: { kind: SubjectKind; id: string }[];
}

/** What was found about a subject, the rarest first. */
export const readHits = (db: Queryable, kind: SubjectKind, id: string, limit: number): Promise<StoredHit[]> =>
  db.sql<StoredHit & { id: number }>(
    `select hit.id::float8 as id, signal, at, value, p_value as "pValue", facts, lots, bids::float8[] as bids, entries::float8[] as entries,
       (select jsonb_agg(jsonb_build_object('kind', kind, 'id', subject_id) order by kind, subject_id) from signal_hit_subject named
        where named.hit_id = hit.id) as subjects
     from signal_hit_subject of join signal_hit hit on hit.id = of.hit_id
     where of.kind = $1 and of.subject_id = $2 order by p_value, hit.id limit $3`,
    [kind, id, limit],
  );

/** Titles of lots by number; drafts are left out. */
export async function readTitles(db: Queryable, lots: readonly number[]): Promise<Map<number, Translated>> {
  const rows = await db.sql<{ lot: number; title: Translated }>(
    'select id as lot, title from lot where id = any($1::int[]) and published_at is not null',
    [[...lots]],
  );
  return new Map(rows.map(({ lot, title }) => [lot, title]));
}

export async function readOfficeNames(db: Queryable, offices: readonly number[]): Promise<Map<number, Translated>> {
  const rows = await db.sql<{ id: number; name: Translated }>('select id, name from office where id = any($1::int[])', [[...offices]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface PartRow {
  lot: number;
  title: Translated;
  closedAt: Date;
  outcome: string;
  priceMinor: bigint | null;
  currency: string;
  score: number | null;
  part: 'won' | 'bid' | 'wrote' | 'defaulted' | 'sold';
}

const partColumns = (part: string) => `lot.id as lot, lot.title, coalesce(score.last_at, lot.ends_at) as "closedAt", lot.state as outcome,
  lot.price_minor as "priceMinor", lot.currency::text as currency, score.score, ${part} as part
  from lot left join subject_score score on score.kind = 'lot' and score.subject_id = lot.id::text`;

/** Published lots that any of these people was admitted to, open ones too, the latest end first. */
export const readLotsOfBidders = (db: Queryable, people: readonly string[], limit: number): Promise<PartRow[]> =>
  db.sql<PartRow & { lot: number }>(
    `select ${partColumns(`case when exists (select from sale where sale.lot_id = lot.id and state = 'defaulted' and buyer_id = any($1::uuid[])) then 'defaulted'
       when lot.state = 'sold' and lot.leader_id = any($1::uuid[]) then 'won' else 'bid' end`)}
     where lot.published_at is not null
       and lot.id in (select lot_id from deposit where person_id = any($1::uuid[]) and held_at is not null)
     order by 3 desc, lot.id desc limit $2`,
    [[...people], limit],
  );

/** Published lots that an official wrote, the latest end first. */
export const readLotsOfOfficial = (db: Queryable, person: string, limit: number): Promise<PartRow[]> =>
  db.sql<PartRow & { lot: number }>(
    `select ${partColumns("'wrote'")} where lot.published_at is not null and lot.author_id = $1 order by 3 desc, lot.id desc limit $2`,
    [person, limit],
  );

/** Published lots of an office, the latest end first. */
export const readLotsOfOffice = (db: Queryable, office: number, limit: number): Promise<PartRow[]> =>
  db.sql<PartRow & { lot: number }>(
    `select ${partColumns("'sold'")} where lot.published_at is not null and lot.office_id = $1 order by 3 desc, lot.id desc limit $2`,
    [office, limit],
  );

/** A subject without a score of its own yet: what can be said of it. Null: there is no such subject. */
export async function readUnscored(
  db: Queryable,
  kind: SubjectKind,
  id: string,
): Promise<{ officeId: number | null; officeName: Translated | null; lastAt: Date } | null> {
  const [row] = await db.sql<{ officeId: number | null; officeName: Translated | null; lastAt: Date }>(unscored[kind], [id]);
  return row ?? null;
}

const unscored: Readonly<Record<SubjectKind, string>> = {
  lot: `select office_id as "officeId", office.name as "officeName", ends_at as "lastAt" from lot join office on office.id = office_id
    where lot.id = $1::int and published_at is not null`,
  bidder: `select null::int as "officeId", null::jsonb as "officeName", max(coalesce(held_at, registered_at)) as "lastAt" from deposit
    where person_id = $1::uuid group by person_id`,
  ring: `select null::int as "officeId", null::jsonb as "officeName", now() as "lastAt" from ring_member where ring = $1 limit 1`,
  official: `select office_id as "officeId", office.name as "officeName", max(ends_at) as "lastAt" from lot join office on office.id = office_id
    where author_id = $1::uuid and published_at is not null group by 1, office.id`,
  office: `select id as "officeId", name as "officeName", now() as "lastAt" from office where id = $1::int`,
};

export interface RingMembers {
  ring: string;
  members: string[];
}

/** Rings with their members. */
export const readRings = (db: Queryable, rings: readonly string[]): Promise<RingMembers[]> =>
  db.sql<RingMembers & { ring: string }>(
    'select ring, array_agg(person_id::text order by person_id) as members from ring_member where ring = any($1::text[]) group by ring order by ring',
    [[...rings]],
  );

/** The ring of each person who is in one; of several the first. */
export async function readRingsOf(db: Queryable, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.sql<{ person: string; ring: string }>(
    'select person_id as person, min(ring) as ring from ring_member where person_id = any($1::uuid[]) group by person_id',
    [[...people]],
  );
  return new Map(rows.map(({ person, ring }) => [person, ring]));
}
