import type { LotSearch } from '@ochiq/shared/lots';
import { currencySchema } from '@ochiq/shared/money';
import type { Queryable } from '../base/index.js';
import { type FacetFilters, type FacetName, facetNames } from './count-cells.js';
import { openStates, priceSql } from './search-plan.js';
import { narrowText, type TextQuery } from './store-text.js';

/** Lots that fit, up to a bound; `whole` when none was left out. */
export interface Bounded {
  readonly lots: readonly BoundedLot[];
  readonly whole: boolean;
}
export interface BoundedLot extends Record<FacetName, string> {
  readonly id: number;
}

/** A text that this many lots of a part have is common: the first lots met are sampled instead of the text's index. */
const commonLots = 20_000;
/** How many lots a sample looks at. */
const sampledLots = 8_000;

const columns = (table: string) =>
  `${table}.lot_id as id, ${table}.state, ${table}.category, ${table}.region, ${table}.court_id::text as court`;

/** Price and end, which change with bids and stand on the lot itself; $5 to $7. */
const onLot = `($5::bigint is null or ${priceSql} >= $5) and ($6::bigint is null or ${priceSql} <= $6) and ($7::timestamptz is null or lot.ends_at < $7)`;
const onLotValues = ({ priceFromMinor, priceToMinor, endsBefore }: LotSearch) => [
  priceFromMinor ?? null,
  priceToMinor ?? null,
  endsBefore ?? null,
];
const hasRange = (search: LotSearch) =>
  search.priceFromMinor !== undefined || search.priceToMinor !== undefined || search.endsBefore !== undefined;

/** By text: through the index where it is rare, over a sample of the part where it is common. */
async function readTexts(
  db: Queryable,
  text: TextQuery,
  query: string,
  states: readonly string[],
  partSize: PartSize,
  search: LotSearch,
  bound: number,
) {
  const parts = [true, false].flatMap((open) => {
    const wanted = states.filter((state) => openStates.includes(state) === open);
    return wanted.length === 0
      ? []
      : [{ open, wanted, common: text.share[open ? 'open' : 'closed'] * partSize[open ? 'open' : 'closed'] > commonLots }];
  });
  const found = await Promise.all(
    parts.map(async ({ open, wanted, common }) => {
      const table = open ? 'lot_text_open' : 'lot_text_closed';
      const range = hasRange(search);
      const source = common
        ? `(select * from (select * from ${table} limit ${sampledLots}) first where search @@ $1::tsquery and state = any($2::text[])) told`
        : `find_texts($1::tsquery, $3::boolean, $2::text[], $4::int) told`;
      const join = range ? ` join lot on lot.id = told.lot_id where ${onLot}` : '';
      const unused = common ? ' and $3::boolean is not null' : '';
      const where = range ? unused : unused.replace(' and', ' where');
      const size = range ? sampledLots : bound + 1;
      const rows = await db.sql<BoundedLot & { read: number; id: number }>(
        `select ${columns('told')} from ${source}${join}${where} limit $4::int`,
        [query, wanted, open, size, ...(range ? onLotValues(search) : [])],
      );
      return { rows, whole: !common && rows.length < size };
    }),
  );
  const rows = found.flatMap((part) => part.rows);
  return { lots: rows.slice(0, bound), whole: rows.length <= bound && found.every((part) => part.whole) };
}

/** By price or end alone: through their indexes. */
async function readRange(
  db: Queryable,
  filters: FacetFilters,
  search: LotSearch,
  states: readonly string[],
  bound: number,
): Promise<Bounded> {
  // An order that the wanted index has: without one the planner hopes to meet enough lots on the way through the table.
  const order = search.priceFromMinor === undefined && search.priceToMinor === undefined ? 'lot.ends_at' : priceSql;
  const rows = await db.sql<BoundedLot & { id: number }>(
    `select found.* from unnest($1::text[]) as wanted(state) cross join unnest($2::bpchar[]) as paid(currency)
     cross join lateral (select lot.id, lot.state, lot.category, lot.region, document.court_id::text as court
       from lot join executive_document document on document.case_id = lot.case_id
       where lot.state = wanted.state and lot.currency = paid.currency and lot.published_at is not null
         and ($3::text[] is null or lot.category = any($3)) and ($4::text[] is null or lot.region = any($4))
         and ($8::text[] is null or document.court_id::text = any($8)) and ${onLot} order by ${order} limit $9) found limit $9`,
    [
      states,
      search.currency === undefined ? currencySchema.options : [search.currency],
      filters.category,
      filters.region,
      ...onLotValues(search),
      filters.court,
      bound + 1,
    ],
  );
  return { lots: rows.slice(0, bound), whole: rows.length <= bound };
}

export interface PartSize {
  readonly open: number;
  readonly closed: number;
}

/** Lots that pass the text, the price and end, and every filter but that of `but`, at most `bound` of them. */
export function readBounded(
  db: Queryable,
  search: LotSearch,
  text: TextQuery | null,
  filters: FacetFilters,
  partSize: PartSize,
  bound: number,
  but?: FacetName,
): Promise<Bounded> {
  const others = Object.fromEntries(facetNames.map((name) => [name, name === but ? null : filters[name]])) as Record<
    FacetName,
    readonly string[] | null
  >;
  const states = others.state ?? [...openStates, 'sold', 'unsold', 'withdrawn'];
  if (text === null) return readRange(db, others, search, states, bound);
  const currency = search.currency === undefined ? null : [search.currency];
  const query = narrowText(text.query, { category: others.category, region: others.region, court: others.court, currency });
  return readTexts(db, text, query, states, partSize, search, bound);
}
