import type { Queryable } from '../base/index.js';
import type { SqlValues } from './sql-values.js';

/**
 * What a search text means: lexemes to look for, how many of some lots have them (0 to 1), of which categories most of these, and
 * whether they are only like what was typed.
 */
export interface TextQuery {
  readonly query: string;
  readonly share: number;
  readonly kinds: readonly string[];
  readonly guessed: boolean;
}

/** Whether $1 has a quote or a word with a minus: then it is meant to the letter, and nothing is guessed. */
const isExact = `$1 ~ '["]|(^|\\s)-\\S'`;

const web = (language: string) => `websearch_to_tsquery('${language}', $1)`;
/** A stemmed form that differs from the words as typed: else the folded words find all that it would, and more quickly alone. */
const stemmed = (language: string) => `coalesce(nullif(${web(language)}, ${web('simple')}), '')`;

/** $1: the search text, as words of any language and the last one perhaps unfinished; quotes and minus as on the web. */
const wordQuery = `(case when ${isExact} or btrim(fold($1)) = '' then ${web('russian')} || ${web('english')}
  else begun_query(btrim(fold($1))) || ${stemmed('russian')} || ${stemmed('english')} end)`;

/** The same for lots that are not there yet: the last word begins any word, not only those known today. */
const comingQuery = `(case when ${isExact} or btrim(fold($1)) = '' then ${web('russian')} || ${web('english')}
  else to_tsquery('simple', replace(btrim(fold($1)), ' ', ' & ') || ':*') || ${stemmed('russian')} || ${stemmed('english')} end)`;

/** Every typed word of three letters or more as any of the words that lots have and that are like it; null when one has none. */
const alikeQuery = `(select case when bool_and(alternatives is not null) then string_agg('(' || alternatives || ')', ' & ') end
  from (
    select case when typed.word ~ '[a-z].*[a-z].*[a-z]' and length(typed.word) <= 30
      then (select string_agg(quote_literal(alike.word), ' | ') from alike_words(typed.word, typed.place = typed.last) as alike(word))
      else quote_literal(typed.word) end as alternatives
    from (select word, place, max(place) over () as last
      from regexp_split_to_table(btrim(fold($1)), ' ') with ordinality as split(word, place)) typed
    where length(typed.word) >= 3 and not (${isExact})
  ) words)`;

/** So many texts tell how common a text is: enough to choose a way by. */
const sample = 300;
/** Categories of less than this share of the lots that have a text are not among its kinds. */
const rareKind = 0.1;

/** SQL of a query and what is known of it by them. */
const sampled = (query: string) =>
  `with asked as materialized (select (${query})::tsquery as query), first as materialized (select lot_id, search from lot_text limit ${sample}),
     met as (select category, count(*) as count from asked, first join lot on lot.id = first.lot_id where first.search @@ asked.query group by category),
     total as (select coalesce(sum(count), 0)::float as count from met)
   select query::text, total.count / greatest(1, (select count(*) from first)) as share,
     array(select category from met where met.count >= ${rareKind} * total.count) as kinds
   from asked, total`;

/** Reads a search text; null when no lot is found by it. Typos are looked for only when no lot has the words themselves. */
export async function readText(db: Queryable, text: string): Promise<TextQuery | null> {
  const read = async (query: string, guessed: boolean): Promise<TextQuery | null> => {
    const [row] = await db.sql<Pick<TextQuery, 'share' | 'kinds'> & { query: string | null }>(sampled(query), [text]);
    return row?.query && (row.share > 0 || (await isFound(db, row.query))) ? { ...row, query: row.query, guessed } : null;
  };
  return (await read(wordQuery, false)) ?? read(alikeQuery, true);
}

/**
 * What a text means for lots that are still to come, as a query of their words: those typed, the last one perhaps unfinished,
 * or, where no lot has them today, also those like them. Null when no lot can have it.
 */
export async function wordsOfText(db: Queryable, text: string): Promise<string | null> {
  const today = await readText(db, text);
  const [row] = await db.sql<{ query: string | null }>(
    `select (coming.query || coalesce($2::text, '')::tsquery)::text as query
     from (select (${comingQuery}) as query) coming where numnode(coming.query) > 0`,
    [text, today?.guessed ? today.query : null],
  );
  return row?.query ?? null;
}

/** Counted, not asked whether one exists: for the first alone the planner would read on lot by lot. */
async function isFound(db: Queryable, query: string): Promise<boolean> {
  const [row] = await db.sql<{ any: boolean }>(`select count(*) > 0 as any from lot_find where lot_words(lot_id) @@ $1::tsquery`, [query]);
  return row?.any ?? false;
}

const either = (facet: string, values: readonly string[]) => `(${values.map((value) => `'@${facet}:${value}'`).join(' | ')})`;

/** Values that each facet lets through, by the facet's name; null lets all through. */
export type TextFacets = Readonly<Record<'category' | 'region' | 'court' | 'currency', readonly string[] | null>>;

/** The facets as words of the text's index (see migration 0003); null when there are none. */
function facetText(facets: TextFacets): string | null {
  const words = Object.entries(facets).flatMap(([facet, values]) => (values === null ? [] : [either(facet, values)]));
  return words.length === 0 ? null : words.join(' & ');
}

/** SQL that the text of a lot fits, asked of this lot alone; `id` is the column of its number. */
export const textOf = ({ query }: TextQuery, id: string, values: SqlValues): string =>
  `(select told.search @@ ${values.add(query)}::tsquery from lot_text told where told.lot_id = ${id})`;

/** SQL that a row of `lot_find`, named lot, has these facets: by the text's index. Null when there are none. */
export function facetsByIndex(facets: TextFacets, values: SqlValues): string | null {
  const words = facetText(facets);
  return words === null ? null : `lot_words(lot.lot_id) @@ ${values.add(words)}::tsquery`;
}

/** SQL that a row of `lot_find`, named lot, has these facets and the text, and is of none of some categories: by the text's index. */
export function textByIndex({ query }: TextQuery, facets: TextFacets, values: SqlValues, but: readonly string[] = []): string {
  const words = [facetText(facets) ?? [], but.length === 0 ? [] : `!${either('category', but)}`].flat();
  return `lot_words(lot.lot_id) @@ ${values.add([`(${query})`, ...words].join(' & '))}::tsquery`;
}
