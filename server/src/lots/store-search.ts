import type { LotList, LotSearch } from '@ochiq/shared/lots';
import type { Db } from '../base/index.js';
import { countFacet, countFacets, type FacetFilters, type FacetName, facetNames, passingCells, sumCells } from './count-cells.js';
import type { Cursor } from './cursor.js';
import { openStates, stretchesOf } from './search-plan.js';
import { readBounded } from './store-bounded.js';
import { type Cell, readCells } from './store-cells.js';
import { type KeyedCard, type PageFilters, readStretch } from './store-page.js';
import { narrowText, readText, type TextQuery } from './store-text.js';

export interface FoundLots extends Pick<LotList, 'total' | 'facets' | 'atLeast'> {
  readonly rows: KeyedCard[];
}

/** Later pages are not counted again: whoever turns one has the counts. */
const uncounted = { total: null, facets: null, atLeast: [] };

interface Counted extends Omit<FoundLots, 'rows'> {
  /** All lots that fit, when they are few enough to be known. */
  readonly ids: readonly number[] | null;
}

const orNull = <T>(list: readonly T[] | undefined): readonly T[] | null => (list === undefined || list.length === 0 ? null : list);

const filtersOf = (search: LotSearch): FacetFilters => ({
  category: orNull(search.category),
  region: orNull(search.region),
  state: orNull(search.state) ?? openStates,
  court: orNull(search.court)?.map(String) ?? null,
});

const nothing: FoundLots = { rows: [], total: 0, facets: { category: [], region: [], state: [], court: [] }, atLeast: [] };

/** Runs a search: one page of cards, at most `limit + 1` so that the caller sees whether more follow, with total and facets. */
export async function searchLots(db: Db, search: LotSearch, cursor: Cursor | null): Promise<FoundLots> {
  const q = search.q?.trim() || null;
  const [cells, text] = await Promise.all([readCells(db), q === null ? null : readText(db, q)]);
  if (q !== null && text === null) return nothing;
  const filters = filtersOf(search);
  const ofCells = cells.filter((cell) => search.currency === undefined || cell.currency === search.currency);
  const first = cursor === null;
  const { ids, ...counts } = needsLots(search, text)
    ? await countLots(db, search, text, filters, cells, first)
    : countByCells(ofCells, filters);
  const { category, region, court } = filters;
  const currency = search.currency === undefined ? null : [search.currency];
  const query = text && narrowText(text.query, { category, region, court, currency });
  return { rows: await readPage(db, search, cursor, { search, query, ids, cells }), ...(first ? counts : uncounted) };
}

async function readPage(db: Db, search: LotSearch, cursor: Cursor | null, filters: PageFilters): Promise<KeyedCard[]> {
  const rows: KeyedCard[] = [];
  for (const stretch of stretchesOf(search, cursor)) {
    const room = search.limit + 1 - rows.length;
    if (room > 0) rows.push(...(await readStretch(db, stretch, filters, room)));
  }
  return rows;
}

const needsLots = (search: LotSearch, text: TextQuery | null): boolean =>
  text !== null || search.priceFromMinor !== undefined || search.priceToMinor !== undefined || search.endsBefore !== undefined;

/** Facets alone are counted without touching a lot. */
const countByCells = (cells: readonly Cell[], filters: FacetFilters): Counted => ({
  total: sumCells(passingCells(cells, filters)),
  facets: countFacets(cells, filters),
  atLeast: [],
  ids: null,
});

/** A facet is counted over at most so many lots. */
const facetBound = 500;

/** A page is chosen among all that fit up to about where walking the order costs the same: the root of page times lots. */
const pageBound = (limit: number, lots: number) => Math.max(1, Math.ceil(Math.sqrt(limit * lots) / 1_000)) * 1_000;

/** Text, price and end are counted lot by lot, up to a bound. */
async function countLots(
  db: Db,
  search: LotSearch,
  text: TextQuery | null,
  filters: FacetFilters,
  cells: readonly Cell[],
  withFacets: boolean,
): Promise<Counted> {
  const inStates = sumCells(cells.filter((cell) => filters.state?.includes(cell.state) ?? true));
  const own = withFacets ? facetNames.filter((name) => filters[name] !== null) : [];
  const [fitting, ...others] = await Promise.all([
    readBounded(db, search, text, filters, cells, pageBound(search.limit, inStates)),
    ...own.map((name) => readBounded(db, search, text, filters, cells, facetBound, name)),
  ]);
  const countedIn = (name: FacetName) => others[own.indexOf(name)] ?? fitting;
  const facetOf = (name: FacetName) => countFacet(countedIn(name).lots.map((lot) => ({ value: lot[name], count: 1 })));
  return {
    total: fitting.lots.length,
    facets: { category: facetOf('category'), region: facetOf('region'), state: facetOf('state'), court: facetOf('court') },
    atLeast: [...(fitting.whole ? [] : (['total'] as const)), ...facetNames.filter((name) => !countedIn(name).whole)],
    ids: fitting.whole ? fitting.lots.map((lot) => lot.id) : null,
  };
}
