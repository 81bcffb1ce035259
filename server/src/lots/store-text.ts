import type { Queryable } from '../base/index.js';

/** What a search text means: lexemes to look for, and how often the first lots met had them (0 to 1), open and closed. */
export interface TextQuery {
  readonly query: string;
  readonly share: { readonly open: number; readonly closed: number };
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

const sample = 300;
const shareOf = (partition: string, query: string) =>
  `(select coalesce(avg((search @@ ${query})::int), 0)::float from (select search from ${partition} limit ${sample}) first)`;
const findsAny = (query: string) => `(exists (select from find_texts(${query}, true, array['published', 'live'], 1))
  or exists (select from find_texts(${query}, false, array['sold', 'unsold', 'withdrawn'], 1)))`;

type Shares = { query: string | null; open: number; closed: number };

/** Reads a search text; null when nothing can be found by it. Typos are looked for only when no lot has the words themselves. */
export async function readText(db: Queryable, text: string): Promise<TextQuery | null> {
  const [words] = await db.sql<Shares>(
    `with asked as materialized (select ${wordQuery} as query)
     select query::text, ${shareOf('lot_text_open', 'asked.query')} as open, ${shareOf('lot_text_closed', 'asked.query')} as closed from asked`,
    [text],
  );
  if (words?.query) {
    const seen = words.open > 0 || words.closed > 0;
    if (seen || (await isFound(db, words.query))) return { query: words.query, share: words };
  }
  const [alike] = await db.sql<{ query: string | null }>(`select ${alikeQuery} as query`, [text]);
  if (!alike?.query) return null;
  const [shares] = await db.sql<{ open: number; closed: number }>(
    `select ${shareOf('lot_text_open', '$1::tsquery')} as open, ${shareOf('lot_text_closed', '$1::tsquery')} as closed`,
    [alike.query],
  );
  return { query: alike.query, share: shares ?? { open: 0, closed: 0 } };
}

async function isFound(db: Queryable, query: string): Promise<boolean> {
  const [row] = await db.sql<{ any: boolean }>(`select ${findsAny('$1::tsquery')} as any`, [query]);
  return row?.any ?? false;
}

const either = (facet: string, values: readonly string[]) => `(${values.map((value) => `'@${facet}:${value}'`).join(' | ')})`;

/** The facets as words of the text's index (see migration 0003); null when there are none. */
export function facetText(facets: Readonly<Record<string, readonly string[] | null>>): string | null {
  const words = Object.entries(facets).flatMap(([facet, values]) => (values === null ? [] : [either(facet, values)]));
  return words.length === 0 ? null : words.join(' & ');
}

/** The same text for lots of these facets only. */
export function narrowText(query: string, facets: Readonly<Record<string, readonly string[] | null>>): string {
  const words = facetText(facets);
  return words === null ? query : `(${query}) & ${words}`;
}
