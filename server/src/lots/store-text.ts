import type { Queryable } from '../base/index.js';
import type { SqlValues } from './sql-values.js';

/** What a search text means: lexemes to look for, how many of some lots have them (0 to 1), and whether they are only like what was typed. */
export interface TextQuery {
  readonly query: string;
  readonly share: number;
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
const shareOf = (query: string) =>
  `(select coalesce(avg((search @@ ${query})::int), 0)::float from (select search from lot_text limit ${sample}) first)`;

/** Reads a search text; null when nothing can be found by it. Typos are looked for only when no lot has the words themselves. */
export async function readText(db: Queryable, text: string): Promise<TextQuery | null> {
  const [words] = await db.sql<{ query: string | null; share: number }>(
    `with asked as materialized (select ${wordQuery} as query) select query::text, ${shareOf('asked.query')} as share from asked`,
    [text],
  );
  if (words?.query && (words.share > 0 || (await isFound(db, words.query))))
    return { query: words.query, share: words.share, guessed: false };
  const [alike] = await db.sql<{ query: string | null; share: number }>(
    `with asked as materialized (select ${alikeQuery}::tsquery as query) select query::text, ${shareOf('asked.query')} as share from asked`,
    [text],
  );
  return alike?.query ? { query: alike.query, share: alike.share, guessed: true } : null;
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

/** SQL that a row of `lot_find`, named lot, has these facets and the text: by the text's index. */
export function textByIndex({ query }: TextQuery, facets: TextFacets, values: SqlValues): string {
  const words = facetText(facets);
  return `lot_words(lot.lot_id) @@ ${values.add(words === null ? query : `(${query}) & ${words}`)}::tsquery`;
}
