import { type Criteria, criteriaSchema, type Pace, paceSchema, type SearchChange, type SearchDraft } from '@ochiq/shared/searches';
import { plainArray, type Queryable, type Tx } from '../base/index.js';

export interface SearchRow {
  readonly id: number;
  readonly name: string;
  readonly pace: Pace;
  readonly criteria: Criteria;
  readonly createdAt: Date;
  readonly found: number;
}

/** A person's searches, by name. */
export async function readSearches(db: Queryable, personId: string): Promise<SearchRow[]> {
  const rows = await db.sql<{ id: number; name: string; pace: string; criteria: unknown; createdAt: Date; found: number }>(
    `select id::float8 as id, name, pace, criteria, created_at as "createdAt",
       (select count(*)::int from search_hit where search_id = saved_search.id) as found
     from saved_search where person_id = $1 order by lower(name), id`,
    [personId],
  );
  return rows.map((row) => ({ ...row, pace: paceSchema.parse(row.pace), criteria: criteriaSchema.parse(row.criteria) }));
}

/** Counts a person's searches, with the person locked: two drafts at once do not pass the limit together. */
export async function countSearches(tx: Tx, personId: string): Promise<number> {
  await tx.sql('select from person where id = $1 for update', [personId]);
  const [row] = await tx.sql<{ n: number }>('select count(*)::int as n from saved_search where person_id = $1', [personId]);
  return row?.n ?? 0;
}

const orNull = <T extends string | number>(list: readonly T[] | undefined) =>
  list === undefined || list.length === 0 ? null : plainArray(list);

/** @param words what the text means, by `wordsOfText`; null without a text @returns the search's number */
export async function insertSearch(tx: Tx, personId: string, { name, pace, criteria }: SearchDraft, words: string | null): Promise<number> {
  const { category, region, court, currency, priceFromMinor, priceToMinor, endsBefore } = criteria;
  const [row] = await tx.sql<{ id: number }>(
    `insert into saved_search (person_id, name, pace, criteria, created_at, words, category, region, court, currency, price_from_minor,
       price_to_minor, ends_before)
     values ($1, $2, $3, $4, clock_timestamp(), $5::tsquery, $6::text[], $7::text[], $8::int[], $9, $10, $11, $12) returning id::float8 as id`,
    [
      personId,
      name,
      pace,
      JSON.stringify(criteria),
      words,
      orNull(category),
      orNull(region),
      orNull(court),
      currency ?? null,
      priceFromMinor ?? null,
      priceToMinor ?? null,
      endsBefore ?? null,
    ],
  );
  if (!row) throw new Error('a search without a number');
  return row.id;
}

/** @returns whether the person has such a search */
export async function updateSearch(db: Queryable, personId: string, id: number, { name, pace }: SearchChange): Promise<boolean> {
  const rows = await db.sql('update saved_search set name = $3, pace = $4 where id = $1 and person_id = $2 returning id', [
    id,
    personId,
    name,
    pace,
  ]);
  return rows.length > 0;
}

/** @returns whether the person had such a search */
export async function deleteSearch(db: Queryable, personId: string, id: number): Promise<boolean> {
  return (await db.sql('delete from saved_search where id = $1 and person_id = $2 returning id', [id, personId])).length > 0;
}

/** Forgets what a person looked for. */
export async function deleteSearches(tx: Tx, personId: string): Promise<void> {
  await tx.sql('delete from saved_search where person_id = $1', [personId]);
}
