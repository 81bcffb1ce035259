import type { Queries, QueryRemark } from '@ochiq/shared/queries';
import type { Registry } from '@ochiq/shared/registries';
import type { Queryable } from '../base/index.js';

/** A commitment of the book against a number that is known: salt first, as it was made. */
const isAbout = (nationalId: string) => `q.about = sha256(q.salt || convert_to(${nationalId}, 'UTF8'))`;

/** What is remarkable about query `q` in case `c`; what another country asks about is no case of ours. */
const remarks = `array_remove(array[
  case when q.kind = 'find' and q.ground <> 'assistance' and c.id is not null and not exists (
    select from party p where ${isAbout('p.national_id')}
      and (p.id = c.debtor_id or exists (select from case_creditor k where k.case_id = c.id and k.party_id = p.id))) then 'not_party' end,
  case when q.kind = 'find' and exists (select from person me where me.id = q.person_id and ${isAbout('me.national_id')}) then 'self' end,
  case when q.ground <> 'assistance' and c.office_id <> q.office_id then 'other_office' end,
  case when q.ground <> 'assistance' and c.id is null then 'no_case' end,
  case when q.person_id is not null and (extract(isodow from q.at at time zone 'Asia/Tashkent') > 5
    or extract(hour from q.at at time zone 'Asia/Tashkent') not between 8 and 18) then 'outside_hours' end], null)`;
const book = `registry_query q left join enforcement_case c on c.id = q.case_id`;

export interface QueryRow {
  id: bigint;
  at: Date;
  personId: string | null;
  personName: string | null;
  registry: Registry;
  kind: Queries['queries'][number]['kind'];
  ground: Queries['queries'][number]['ground'];
  caseId: number;
  caseNumber: string | null;
  outcome: Queries['queries'][number]['outcome'];
  ms: number | null;
  remarks: QueryRemark[];
}

export interface QueryFilter {
  /** Null: every office's. */
  readonly office: number | null;
  readonly official?: string | undefined;
  readonly registry?: Registry | undefined;
  readonly remark?: QueryRemark | undefined;
  readonly before: number;
  readonly limit: number;
}

/** Newest first. */
export const findQueries = (db: Queryable, { office, official, registry, remark, before, limit }: QueryFilter): Promise<QueryRow[]> =>
  db.sql<QueryRow & { id: bigint }>(
    `select q.id, q.at, q.person_id as "personId", person.name as "personName", q.registry, q.kind, q.ground, q.case_id as "caseId",
       c.number as "caseNumber", q.outcome, q.ms, ${remarks} as remarks
     from ${book} left join person on person.id = q.person_id
     where q.id < $1 and ($2::int is null or q.office_id = $2) and ($3::uuid is null or q.person_id = $3)
       and ($4::text is null or q.registry = $4) and ($5::text is null or $5 = any(${remarks}))
     order by q.id desc limit $6`,
    [before, office, official ?? null, registry ?? null, remark ?? null, limit],
  );

export interface QueryFigures {
  personId: string;
  personName: string;
  queries: number;
  cases: number;
  notParty: number;
  outsideHours: number;
}

/** Officials who asked since a moment, those with most remarks first. */
export const readQueryFigures = (db: Queryable, office: number | null, since: Date, most: number): Promise<QueryFigures[]> =>
  db.sql<QueryFigures & { queries: number }>(
    `select person.id as "personId", person.name as "personName", count(*)::int as queries, count(distinct case_id)::int as cases,
       count(*) filter (where 'not_party' = any(remarks))::int as "notParty",
       count(*) filter (where 'outside_hours' = any(remarks))::int as "outsideHours"
     from (select q.person_id, q.case_id, ${remarks} as remarks from ${book}
           where q.at > $2 and ($1::int is null or q.office_id = $1)) seen
     join person on person.id = person_id group by person.id
     order by count(*) filter (where remarks && '{not_party,self,other_office,no_case}') desc, count(*) desc, person.id limit $3`,
    [office, since, most],
  );
