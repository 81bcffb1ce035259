import type { LotSearch } from '@ochiq/shared/lots';
import { currencySchema } from '@ochiq/shared/money';
import type { Queryable } from '../base/index.js';
import { type FacetFilters, type FacetName, passingCells, sumCells } from './count-cells.js';
import { openStates, priceSql } from './search-plan.js';
import { SqlValues } from './sql-values.js';
import type { Cell } from './store-cells.js';
import { facetText, narrowText, type TextQuery } from './store-text.js';

/** Lots that fit, up to a bound; `whole` when none was left out. */
export interface Bounded {
  readonly lots: readonly BoundedLot[];
  readonly whole: boolean;
}
export interface BoundedLot extends Record<FacetName, string> {
  readonly id: number;
}

/** A text that this many lots of a part have is common: the first lots met are sampled instead of the text's index. */
const commonLots = 40_000;
/** How many lots a sample looks at. */
const sampledLots = 8_000;
/** Meeting a lot that the facets let through and reading its text costs about as much as this many entries of the text's index. */
const entriesPerLot = 7;

const columns = (table: string) =>
  `${table}.lot_id as id, ${table}.state, ${table}.category, ${table}.region, ${table}.court_id::text as court`;

/** Price and end, which change with bids and stand on the lot itself. */
function onLot({ priceFromMinor, priceToMinor, endsBefore }: LotSearch, values: SqlValues): string {
  const parts: string[] = [];
  if (priceFromMinor !== undefined) parts.push(`${priceSql} >= ${values.add(priceFromMinor)}`);
  if (priceToMinor !== undefined) parts.push(`${priceSql} <= ${values.add(priceToMinor)}`);
  if (endsBefore !== undefined) parts.push(`lot.ends_at < ${values.add(endsBefore)}`);
  return parts.join(' and ');
}
const hasRange = (search: LotSearch) =>
  search.priceFromMinor !== undefined || search.priceToMinor !== undefined || search.endsBefore !== undefined;

/** Where lots with a text are taken from, and whether that would give every one. */
interface Look {
  readonly source: string;
  readonly exhaustive: boolean;
}

interface Part {
  readonly open: boolean;
  readonly states: readonly string[];
  /** All lots of the part, and those that pass the facets: no more can have the text, too. */
  readonly all: number;
  readonly passing: number;
}

/** How a part is looked through: by the index of texts where few lots can fit, else over the first lots met. */
function lookAt({ open, states, all, passing }: Part, text: TextQuery, facets: TextFacets, size: number, values: SqlValues): Look {
  const share = open ? text.share.open : text.share.closed;
  const wanted = `${values.add(states)}::text[]`;
  const words = facetText(facets);
  const narrow = narrowText(text.query, facets);
  if (Math.min(share * all, passing) > commonLots) {
    const first = `(select * from ${open ? 'lot_text_open' : 'lot_text_closed'} limit ${sampledLots}) first`;
    return {
      source: `(select * from ${first} where search @@ ${values.add(narrow)}::tsquery and state = any(${wanted}))`,
      exhaustive: false,
    };
  }
  const find = (query: string, also: string | null) =>
    `find_texts(${values.add(query)}::tsquery, ${open}, ${wanted}, ${size}, ${values.add(also)}::tsquery)`;
  const facetsFirst = words !== null && passing * entriesPerLot < share * all;
  return { source: facetsFirst ? find(words, text.query) : find(narrow, null), exhaustive: true };
}

/** By text, in each part that the states are in. */
async function readTexts(db: Queryable, text: TextQuery, facets: TextFacets, parts: readonly Part[], search: LotSearch, bound: number) {
  const size = hasRange(search) ? sampledLots : bound + 1;
  const found = await Promise.all(
    parts.map(async (part) => {
      const values = new SqlValues();
      const { source, exhaustive } = lookAt(part, text, facets, size, values);
      const range = hasRange(search) ? `join lot on lot.id = told.lot_id where ${onLot(search, values)}` : '';
      const rows = await db.sql<BoundedLot & { id: number }>(
        `select ${columns('told')} from ${source} told ${range} limit ${size}`,
        values.list,
      );
      return { rows, whole: exhaustive && rows.length < size };
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
  const values = new SqlValues();
  const among = (list: readonly string[] | null) => `${values.add(list)}::text[]`;
  const [category, region, court] = [among(filters.category), among(filters.region), among(filters.court)];
  const currencies = search.currency === undefined ? currencySchema.options : [search.currency];
  const rows = await db.sql<BoundedLot & { id: number }>(
    `select found.* from unnest(${among(states)}) as wanted(state) cross join unnest(${values.add(currencies)}::bpchar[]) as paid(currency)
     cross join lateral (select lot.id, lot.state, lot.category, lot.region, document.court_id::text as court
       from lot join executive_document document on document.case_id = lot.case_id
       where lot.state = wanted.state and lot.currency = paid.currency and lot.published_at is not null
         and (${category} is null or lot.category = any(${category})) and (${region} is null or lot.region = any(${region}))
         and (${court} is null or document.court_id::text = any(${court})) and ${onLot(search, values)}
       order by ${order} limit ${bound + 1}) found limit ${bound + 1}`,
    values.list,
  );
  return { lots: rows.slice(0, bound), whole: rows.length <= bound };
}

type TextFacets = Readonly<Record<string, readonly string[] | null>>;

function partsOf(states: readonly string[], cells: readonly Cell[], filters: FacetFilters): Part[] {
  return [true, false].flatMap((open) => {
    const wanted = states.filter((state) => openStates.includes(state) === open);
    const part = cells.filter((cell) => openStates.includes(cell.state) === open);
    return wanted.length === 0 ? [] : [{ open, states: wanted, all: sumCells(part), passing: sumCells(passingCells(part, filters)) }];
  });
}

/** Lots that pass the text, the price and end, and every filter but that of `but`, at most `bound` of them. */
export function readBounded(
  db: Queryable,
  search: LotSearch,
  text: TextQuery | null,
  filters: FacetFilters,
  cells: readonly Cell[],
  bound: number,
  but?: FacetName,
): Promise<Bounded> {
  const others: FacetFilters = but === undefined ? filters : { ...filters, [but]: null };
  const states = others.state ?? [...openStates, 'sold', 'unsold', 'withdrawn'];
  if (text === null) return readRange(db, others, search, states, bound);
  const currency = search.currency === undefined ? null : [search.currency];
  const { category, region, court } = others;
  return readTexts(db, text, { category, region, court, currency }, partsOf(states, cells, others), search, bound);
}
