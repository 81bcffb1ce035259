import { type LotSearch, maxIdNumber } from '@ochiq/shared/lots';
import type { Queryable } from '../base/index.js';
import { passingCells, sumCells } from './count-cells.js';
import { openStates, priceSql, type Stretch } from './search-plan.js';
import { SqlValues } from './sql-values.js';
import { type CardRow, cardColumns, readCards } from './store.js';
import type { Cell } from './store-cells.js';

export type KeyedCard = CardRow & { key: bigint };

/** What lots of a page must have, beside the states of its stretch. `query` is a tsquery that holds the facets, too. */
export interface PageFilters {
  readonly search: LotSearch;
  readonly query: string | null;
  /** Known when few lots fit: the page is chosen among them. */
  readonly ids: readonly number[] | null;
  readonly cells: readonly Cell[];
}

const filled = <T>(list: readonly T[] | undefined): list is readonly T[] => list !== undefined && list.length > 0;

/** SQL that a lot passes the filters, the text left out. */
function conditions({ search }: PageFilters, values: SqlValues): string {
  const parts = ['lot.published_at is not null'];
  if (search.priceFromMinor !== undefined) parts.push(`${priceSql} >= ${values.add(search.priceFromMinor)}`);
  if (search.priceToMinor !== undefined) parts.push(`${priceSql} <= ${values.add(search.priceToMinor)}`);
  if (search.endsBefore !== undefined) parts.push(`lot.ends_at < ${values.add(search.endsBefore)}`);
  if (filled(search.category)) parts.push(`lot.category = any(${values.add(search.category)}::text[])`);
  if (filled(search.region)) parts.push(`lot.region = any(${values.add(search.region)}::text[])`);
  // A subselect, so that the planner asks lot by lot while it walks, and stops with the page.
  if (filled(search.court)) {
    const courts = values.add(search.court);
    parts.push(`(select court_id from executive_document document where document.case_id = lot.case_id) = any(${courts}::int[])`);
  }
  return parts.join(' and ');
}

const ordering = (stretch: Stretch) => (stretch.descending ? 'order by sorted desc, id desc' : 'order by sorted, id');

function afterCursor(stretch: Stretch, values: SqlValues): string {
  if (stretch.after === null) return '';
  const sign = stretch.descending ? '<' : '>';
  return ` and (${stretch.column}, lot.id) ${sign} (${stretch.valueOf(values.add(stretch.after.k))}, ${values.add(stretch.after.i)}::int)`;
}

/** Walks the order's index over each state and currency; each stops at a page of its own, without which the planner sorts them all. */
function walk(stretch: Stretch, filters: PageFilters, cells: readonly Cell[], limit: number, values: SqlValues): string {
  const pairs = new Map(cells.map((cell) => [`${cell.state} ${cell.currency}`, cell]));
  const scans = [...pairs.values()].map(({ state, currency }) => {
    const kept = conditions(filters, values);
    return `(select lot.id, ${stretch.column} as sorted from lot where lot.state = ${values.add(state)} and lot.currency = ${values.add(currency)}
      and ${kept}${afterCursor(stretch, values)} ${ordering(stretch)} limit ${limit})`;
  });
  return scans.join(' union all ');
}

/** Takes the first of each kind and place, which have an index of their own for prices, or all of them where they are few. */
function gather(stretch: Stretch, filters: PageFilters, cells: readonly Cell[], firstOnly: boolean, values: SqlValues): string {
  const places = [...new Map(cells.map((cell) => [`${cell.state} ${cell.category} ${cell.region}`, cell])).values()];
  const of = (name: 'state' | 'category' | 'region') => values.add(places.map((cell) => cell[name]));
  const { search } = filters;
  const currency = search.currency === undefined ? '' : ` and lot.currency = ${values.add(search.currency)}`;
  const few = firstOnly ? ` ${ordering(stretch)} limit ${search.limit + 1}` : '';
  return `select found.id, found.sorted from unnest(${of('state')}::text[], ${of('category')}::text[], ${of('region')}::text[]) as place(state, category, region)
    cross join lateral (select lot.id, ${stretch.column} as sorted from lot
      where lot.state = place.state and lot.category = place.category and lot.region = place.region${currency}
        and ${conditions(filters, values)}${afterCursor(stretch, values)}${few}) found`;
}

function among(stretch: Stretch, ids: readonly number[], values: SqlValues): string {
  return `select lot.id, ${stretch.column} as sorted from lot
    where lot.id = any(${values.add(ids)}::int[]) and lot.state = any(${values.add(stretch.states)}::text[])${afterCursor(stretch, values)}`;
}

/** Chooses how to read a stretch by what the exact counts say each way would touch. */
function source(stretch: Stretch, filters: PageFilters, limit: number, values: SqlValues): string | null {
  const { search, ids } = filters;
  if (ids !== null) return ids.length === 0 ? null : among(stretch, ids, values);
  const inStates = filters.cells.filter(
    (cell) => stretch.states.includes(cell.state) && (search.currency === undefined || cell.currency === search.currency),
  );
  const courts = filled(search.court) ? search.court.map(String) : null;
  const facets = { state: null, category: search.category ?? null, region: search.region ?? null, court: courts };
  const none = { category: null, region: null, court: null, state: null };
  const cells = passingCells(inStates, {
    ...none,
    ...facets,
    category: filled(facets.category ?? undefined) ? facets.category : null,
    region: filled(facets.region ?? undefined) ? facets.region : null,
  });
  const count = sumCells(cells);
  if (count === 0) return null;
  if (filters.query !== null) return walk(stretch, filters, cells, limit, values);
  const ranges = new Set(cells.map((cell) => `${cell.state} ${cell.category} ${cell.region}`)).size;
  const share = count / sumCells(inStates);
  const walked = (search.limit + 1) / share;
  const filtered = share < 1;
  if (stretch.column === priceSql && filtered && ranges <= 250) return gather(stretch, filters, cells, true, values);
  if (filtered && count + ranges < walked) return gather(stretch, filters, cells, false, values);
  return walk(stretch, filters, cells, limit, values);
}

/** At most `limit` cards of a stretch after its cursor, in its order. */
export async function readStretch(db: Queryable, stretch: Stretch, filters: PageFilters, limit: number): Promise<KeyedCard[]> {
  if (filters.query !== null && filters.ids === null) return walkText(db, stretch, filters, filters.query, limit);
  const values = new SqlValues();
  const from = source(stretch, filters, limit, values);
  if (from === null) return [];
  return db.sql<KeyedCard & { id: number }>(
    `select ${cardColumns}, ${stretch.key} as key from (select id, sorted from (${from}) ranged ${ordering(stretch)} limit ${limit}) page
     join lot on lot.id = page.id ${ordering(stretch).replace('sorted', 'page.sorted').replace(' id', ' page.id')}`,
    values.list,
  );
}

/** How many lots of the order are looked at first for a text that many have; each further look takes four times as many. */
const firstLook = 250;

/** After so many lots the text does not stand where the order begins ("flat" among the cheapest): all that have it are sorted. */
const longestWalk = 5_000;

/** Walks the order in looks of growing length and keeps the lots that have the text, until the page is full. */
async function walkText(db: Queryable, stretch: Stretch, filters: PageFilters, query: string, limit: number): Promise<KeyedCard[]> {
  const fitting: { id: number; key: bigint }[] = [];
  let after = stretch.after;
  for (let look = firstLook; fitting.length < limit; look *= 4) {
    if (look > longestWalk) return sortText(db, stretch, filters, query, limit);
    const values = new SqlValues();
    const from = source({ ...stretch, after }, filters, look, values);
    if (from === null) break;
    const text = values.add(query);
    const met = await db.sql<{ id: number; key: bigint; fits: boolean }>(
      `select lot.id, ${stretch.key} as key,
         (select told.search @@ ${text}::tsquery from lot_text told where told.lot_id = lot.id and told.open = (lot.state in ('published', 'live'))) as fits
       from (select id, sorted from (${from}) ranged ${ordering(stretch)} limit ${look}) page
       join lot on lot.id = page.id ${ordering(stretch).replace('sorted', 'page.sorted').replace(' id', ' page.id')}`,
      values.list,
    );
    fitting.push(...met.filter(({ fits }) => fits));
    const last = met.at(-1);
    if (last === undefined || met.length < look) break;
    after = { s: filters.search.sort, k: last.key.toString(), i: last.id };
  }
  const wanted = fitting.slice(0, limit);
  const keys = new Map(wanted.map(({ id, key }) => [id, key]));
  const cards = await readCards(
    db,
    wanted.map(({ id }) => id),
  );
  return cards.map((card) => ({ ...card, key: keys.get(card.id) ?? 0n }));
}

/** The page out of all lots that have the text, which the text's index gives. */
async function sortText(db: Queryable, stretch: Stretch, filters: PageFilters, query: string, limit: number): Promise<KeyedCard[]> {
  const values = new SqlValues();
  const text = values.add(query);
  const states = values.add(stretch.states);
  const found = [true, false]
    .filter((open) => stretch.states.some((state) => openStates.includes(state) === open))
    .map((open) => `select lot_id from find_texts(${text}::tsquery, ${open}, ${states}::text[], ${maxIdNumber})`)
    .join(' union all ');
  return db.sql<KeyedCard & { id: number }>(
    `select ${cardColumns}, ${stretch.key} as key from (
       select lot.id, ${stretch.column} as sorted from lot where lot.id in (${found}) and ${conditions(filters, values)}${afterCursor(stretch, values)}
       ${ordering(stretch)} limit ${limit}) page
     join lot on lot.id = page.id ${ordering(stretch).replace('sorted', 'page.sorted').replace(' id', ' page.id')}`,
    values.list,
  );
}
