import type { SubjectKind } from '@ochiq/shared/signals';
import { plainArray, type Queryable } from '../base/index.js';

export interface StoredTie {
  aKind: SubjectKind;
  a: string;
  bKind: SubjectKind;
  b: string;
  tie: 'same_lots' | 'payer' | 'device' | 'sold_to';
  weight: number;
  lots: number[];
}

const columns = `a_kind as "aKind", a, b_kind as "bKind", b, tie, weight, lots[1:50] as lots`;

/** Ties that touch any of these people: evidence before plain purchases, then the strongest first. */
export const readTiesOf = (db: Queryable, ids: readonly string[], limit: number): Promise<StoredTie[]> =>
  db.sql<StoredTie & { a: string }>(
    `select ${columns} from network_tie where a = any($1::text[]) or b = any($1::text[]) order by tie = 'sold_to', weight desc, a, b, tie limit $2`,
    [[...ids], limit],
  );

/** Ties within a group of people, the strongest first. */
export const readTiesWithin = (db: Queryable, ids: readonly string[], limit: number): Promise<StoredTie[]> =>
  db.sql<StoredTie & { a: string }>(
    `select ${columns} from network_tie where a = any($1::text[]) and b = any($1::text[]) order by weight desc, a, b, tie limit $2`,
    [[...ids], limit],
  );

/** Who took part in a lot: its bidders and the official who wrote it. */
export const readPeopleOfLot = (db: Queryable, lot: number): Promise<{ id: string; kind: SubjectKind }[]> =>
  db.sql(
    `select distinct person_id::text as id, 'bidder' as kind from bid where lot_id = $1 and outcome = 'accepted'
     union all select author_id::text, 'official' from lot where id = $1 and published_at is not null`,
    [lot],
  );

/** The officials who wrote an office's published lots, those with most first. */
export const readOfficialsOf = (db: Queryable, office: number, limit: number): Promise<{ id: string; kind: SubjectKind }[]> =>
  db.sql(
    `select author_id::text as id, 'official' as kind from lot where office_id = $1 and published_at is not null
     group by author_id order by count(*) desc, author_id limit $2`,
    [office, limit],
  );

export interface NodeFigures {
  kind: SubjectKind;
  id: string;
  score: number;
  lots: number;
  won: number;
}

/** What a node shows of a subject; those without a score are left out. */
export const readNodeFigures = (db: Queryable, nodes: readonly { kind: SubjectKind; id: string }[]): Promise<NodeFigures[]> =>
  db.sql<NodeFigures & { id: string }>(
    `select score.kind, subject_id as id, score, lots,
       case when score.kind = 'bidder' then round(coalesce((figures ->> 'win_share')::float8, 0) * lots)::int else 0 end as won
     from unnest($1::text[], $2::text[]) as wanted(kind, id) join subject_score score on score.kind = wanted.kind and subject_id = wanted.id`,
    [plainArray(nodes.map(({ kind }) => kind)), nodes.map(({ id }) => id)],
  );
