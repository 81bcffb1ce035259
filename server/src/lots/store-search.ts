import type { LotSearch, LotSort } from '@ochiq/shared/lots';
import type { Db, Queryable } from '../base/index.js';
import type { Cursor } from './cursor.js';
import { type CardRow, cardColumns } from './store.js';

/** Without a state filter the listing shows what can still be bid on. */
const openStates = ['published', 'live'];

/** How alike (0 to 1) a typed word must be to one in a lot for the typo search: "kobolt" and "kobalt" are 0.43 alike. */
const likeness = 0.4;

/** `k` of each sort: whole numbers, ascending, so that one keyset comparison serves all. Closed lots come last in `ends_soon`. */
const sortKeys: Record<LotSort, string> = {
  ends_soon: `case when lot.state in ('published', 'live') then (extract(epoch from lot.ends_at) * 1000)::bigint
    else 100000000000000 - (extract(epoch from lot.ends_at) * 1000)::bigint end`,
  newest: '-(extract(epoch from lot.published_at) * 1000)::bigint',
  price_low: 'coalesce(lot.price_minor, lot.start_minor)',
  price_high: '-coalesce(lot.price_minor, lot.start_minor)',
  most_bids: '-lot.bid_count::bigint',
};

/** Whether $1 has a quote or a word with a minus: then it is meant to the letter, and nothing is guessed. */
const isExact = `$1 ~ '["]|(^|\\s)-\\S'`;

/** $1: the search text, as words of any language and the last one perhaps unfinished; quotes and minus as on the web. */
const wordQuery = `(websearch_to_tsquery('russian', $1) || websearch_to_tsquery('english', $1)
  || case when ${isExact} or btrim(fold($1)) = '' then ''::tsquery
     else to_tsquery('simple', replace(btrim(fold($1)), ' ', ' & ') || ':*') end)`;

const textConditions = {
  none: '$1::text is null',
  words: `lot.search @@ ${wordQuery}`,
  /** Every typed word of three letters or more is like one in the lot. */
  alike: `not (${isExact}) and btrim(fold($1)) ~ '[a-z0-9]{3}' and not exists (
    select from regexp_split_to_table(btrim(fold($1)), ' ') as typed(word)
    where length(typed.word) >= 3 and word_similarity(typed.word, lot.folded) < ${likeness})`,
};
type TextMode = keyof typeof textConditions;

/** Lots that the text and every filter that is no facet let through, with what each facet's filter says of them. */
const matches = (mode: TextMode) => `
  select lot.id, lot.category, lot.region, lot.state, document.court_id::text as court,
    ($2::text[] is null or lot.category = any($2)) as in_category,
    ($3::text[] is null or lot.region = any($3)) as in_region,
    lot.state = any($4::text[]) as in_state,
    ($5::int[] is null or document.court_id = any($5)) as in_court
  from lot join executive_document document on document.case_id = lot.case_id
  where lot.published_at is not null and ${textConditions[mode]}
    and ($6::text is null or lot.currency = $6)
    and ($7::bigint is null or coalesce(lot.price_minor, lot.start_minor) >= $7)
    and ($8::bigint is null or coalesce(lot.price_minor, lot.start_minor) <= $8)
    and ($9::timestamptz is null or lot.ends_at < $9)`;

const filterValues = (search: LotSearch, q: string | null): unknown[] => [
  q,
  orNull(search.category),
  orNull(search.region),
  orNull(search.state) ?? openStates,
  orNull(search.court),
  search.currency ?? null,
  search.priceFromMinor ?? null,
  search.priceToMinor ?? null,
  search.endsBefore ?? null,
];

const orNull = <T>(list: readonly T[] | undefined): readonly T[] | null => (list === undefined || list.length === 0 ? null : list);

export interface FoundLots {
  readonly rows: (CardRow & { key: bigint })[];
  readonly total: number;
  readonly facets: Record<'category' | 'region' | 'state' | 'court', { value: string; count: number }[]>;
}

/** Runs a search: one page of cards, at most `limit + 1` so that the caller sees whether more follow, with total and facets. */
export async function searchLots(db: Db, search: LotSearch, cursor: Cursor | null): Promise<FoundLots> {
  const q = search.q?.trim() || null;
  const mode = await textMode(db, q);
  const values = filterValues(search, q);
  const [rows, counts] = await Promise.all([readPageOfCards(db, mode, search, values, cursor), readCounts(db, mode, values)]);
  return { rows, ...counts };
}

/** Typos are looked for only when no lot has the words themselves. */
async function textMode(db: Queryable, q: string | null): Promise<TextMode> {
  if (q === null) return 'none';
  const [found] = await db.sql<{ any: boolean }>(
    `select exists (select from lot where published_at is not null and ${textConditions.words}) as any`,
    [q],
  );
  return found?.any ? 'words' : 'alike';
}

function readPageOfCards(
  db: Queryable,
  mode: TextMode,
  search: LotSearch,
  values: unknown[],
  cursor: Cursor | null,
): Promise<FoundLots['rows']> {
  return db.sql<CardRow & { key: bigint; id: number }>(
    `select ${cardColumns}, keyed.key from (
       select matched.id, ${sortKeys[search.sort]} as key from (${matches(mode)}) matched join lot on lot.id = matched.id
       where in_category and in_region and in_state and in_court
     ) keyed join lot on lot.id = keyed.id
     where $10::bigint is null or (keyed.key, keyed.id) > ($10::bigint, $11::int)
     order by keyed.key, keyed.id limit $12`,
    [...values, cursor?.k ?? null, cursor?.i ?? null, search.limit + 1],
  );
}

const facet = (
  name: string,
  others: string,
) => `(select coalesce(json_agg(json_build_object('value', value, 'count', count) order by count desc, value), '[]')
  from (select ${name} as value, count(*)::int as count from matched where ${others} group by ${name}) counted)`;

async function readCounts(db: Queryable, mode: TextMode, values: unknown[]): Promise<Omit<FoundLots, 'rows'>> {
  const [row] = await db.sql<Omit<FoundLots, 'rows'>>(
    `with matched as materialized (${matches(mode)})
     select (select count(*)::int from matched where in_category and in_region and in_state and in_court) as total,
       json_build_object(
         'category', ${facet('category', 'in_region and in_state and in_court')},
         'region', ${facet('region', 'in_category and in_state and in_court')},
         'state', ${facet('state', 'in_category and in_region and in_court')},
         'court', ${facet('court', 'in_category and in_region and in_state')}) as facets`,
    values,
  );
  if (!row) throw new Error('the counts gave no row');
  return row;
}
