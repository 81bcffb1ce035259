import type { LotSearch } from '@ochiq/shared/lots';
import type { Queryable } from '../base/index.js';
import { passingCells, sumCells } from './count-cells.js';
import { priceSql, type Stretch } from './search-plan.js';
import { SqlValues } from './sql-values.js';
import { type CardRow, cardColumns } from './store.js';
import type { Cell } from './store-cells.js';

export type KeyedCard = CardRow & { key: bigint };

/** What lots of a page must have, beside the states of its stretch and a text. */
export interface PageFilters {
  readonly search: LotSearch;
  /** Known when few lots fit: the page is chosen among them. */
  readonly ids: readonly number[] | null;
  /** The exact counts, of the currency asked for. */
  readonly cells: readonly Cell[];
}

const filled = <T>(list: readonly T[] | undefined): list is readonly T[] => list !== undefined && list.length > 0;

export const hasRange = (search: LotSearch): boolean =>
  search.priceFromMinor !== undefined || search.priceToMinor !== undefined || search.endsBefore !== undefined;

/** SQL that price and end of `lot` are within what is asked for. */
export function rangeConditions(search: LotSearch, values: SqlValues): string[] {
  const parts: string[] = [];
  if (search.priceFromMinor !== undefined) parts.push(`${priceSql} >= ${values.add(search.priceFromMinor)}`);
  if (search.priceToMinor !== undefined) parts.push(`${priceSql} <= ${values.add(search.priceToMinor)}`);
  if (search.endsBefore !== undefined) parts.push(`lot.ends_at < ${values.add(search.endsBefore)}`);
  return parts;
}

/** SQL that `lot`, a lot or its row of `lot_find`, passes the filters but text and currency. */
export function conditions(search: LotSearch, values: SqlValues): string {
  const parts = ['lot.published_at is not null', ...rangeConditions(search, values)];
  if (filled(search.category)) parts.push(`lot.category = any(${values.add(search.category)}::text[])`);
  if (filled(search.region)) parts.push(`lot.region = any(${values.add(search.region)}::text[])`);
  if (filled(search.court)) parts.push(`lot.court_id = any(${values.add(search.court)}::int[])`);
  return parts.join(' and ');
}

export const ordering = (stretch: Stretch) => (stretch.descending ? 'order by sorted desc, id desc' : 'order by sorted, id');

export const pageOrder = (stretch: Stretch) => ordering(stretch).replace('sorted', 'page.sorted').replace(' id', ' page.id');

/** SQL that a lot comes after the stretch's cursor; `id` is the column of its number. */
export function afterCursor(stretch: Stretch, values: SqlValues, id = 'lot.id'): string {
  if (stretch.after === null) return '';
  const sign = stretch.descending ? '<' : '>';
  return ` and (${stretch.column}, ${id}) ${sign} (${stretch.valueAt(BigInt(stretch.after.k), values)}, ${values.add(stretch.after.i)}::int)`;
}

/** Walks the order's index over each state and currency; each stops at a page of its own, without which the planner sorts them all. */
export function walk(stretch: Stretch, search: LotSearch, cells: readonly Cell[], limit: number, values: SqlValues): string {
  const pairs = new Map(cells.map((cell) => [`${cell.state} ${cell.currency}`, cell]));
  const scans = [...pairs.values()].map(({ state, currency }) => {
    const kept = conditions(search, values);
    return `(select lot.id, ${stretch.column} as sorted from lot where lot.state = ${values.add(state)} and lot.currency = ${values.add(currency)}
      and ${kept}${afterCursor(stretch, values)} ${ordering(stretch)} limit ${limit})`;
  });
  return scans.join(' union all ');
}

/** Takes the first of each kind and place, which have an index of their own for prices, or all of them where they are few (null). */
export function gather(stretch: Stretch, search: LotSearch, cells: readonly Cell[], first: number | null, values: SqlValues): string {
  const places = [...new Map(cells.map((cell) => [`${cell.state} ${cell.category} ${cell.region}`, cell])).values()];
  const of = (name: 'state' | 'category' | 'region') => values.add(places.map((cell) => cell[name]));
  const currency = search.currency === undefined ? '' : ` and lot.currency = ${values.add(search.currency)}`;
  const few = first === null ? '' : ` ${ordering(stretch)} limit ${first}`;
  return `select found.id, found.sorted from unnest(${of('state')}::text[], ${of('category')}::text[], ${of('region')}::text[]) as place(state, category, region)
    cross join lateral (select lot.id, ${stretch.column} as sorted from lot
      where lot.state = place.state and lot.category = place.category and lot.region = place.region${currency}
        and ${conditions(search, values)}${afterCursor(stretch, values)}${few}) found`;
}

function among(stretch: Stretch, ids: readonly number[], values: SqlValues): string {
  return `select lot.id, ${stretch.column} as sorted from lot
    where lot.id = any(${values.add(ids)}::int[]) and lot.state = any(${values.add(stretch.states)}::text[])${afterCursor(stretch, values)}`;
}

/** The cells whose lots a stretch may show. */
export function cellsOf(stretch: Stretch, { search, cells }: PageFilters): Cell[] {
  const orNull = (list: readonly string[] | undefined) => (filled(list) ? list : null);
  const facets = { category: orNull(search.category), region: orNull(search.region), court: orNull(search.court?.map(String)) };
  return passingCells(cells, { ...facets, state: stretch.states });
}

/** Chooses how to read a stretch by what the exact counts say each way would touch. */
function source(stretch: Stretch, filters: PageFilters, limit: number, values: SqlValues): string | null {
  const { search, ids } = filters;
  if (ids !== null) return ids.length === 0 ? null : among(stretch, ids, values);
  const inStates = sumCells(filters.cells.filter((cell) => stretch.states.includes(cell.state)));
  const cells = cellsOf(stretch, filters);
  const count = sumCells(cells);
  if (count === 0) return null;
  const ranges = new Set(cells.map((cell) => `${cell.state} ${cell.category} ${cell.region}`)).size;
  const filtered = count < inStates;
  const walked = ((search.limit + 1) * inStates) / count;
  if (stretch.column === priceSql && filtered && ranges <= 250) return gather(stretch, search, cells, search.limit + 1, values);
  if (filtered && count + ranges < walked) return gather(stretch, search, cells, null, values);
  return walk(stretch, search, cells, limit, values);
}

/** At most `limit` cards of a stretch after its cursor, in its order, of lots with any text. */
export async function readStretch(db: Queryable, stretch: Stretch, filters: PageFilters, limit: number): Promise<KeyedCard[]> {
  const values = new SqlValues();
  const from = source(stretch, filters, limit, values);
  if (from === null) return [];
  return db.sql<KeyedCard & { id: number }>(
    `select ${cardColumns}, ${stretch.keyOf('page.sorted')} as key from (select id, sorted from (${from}) ranged ${ordering(stretch)} limit ${limit}) page
     join lot on lot.id = page.id ${pageOrder(stretch)}`,
    values.list,
  );
}
