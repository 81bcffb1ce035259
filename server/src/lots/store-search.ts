import type { LotSearch } from '@ochiq/shared/lots';
import type { Db } from '../base/index.js';
import {
  type Counts,
  countFacet,
  countFacets,
  type FacetFilters,
  type FacetName,
  facetNames,
  passingCells,
  sumCells,
} from './count-cells.js';
import type { Cursor } from './cursor.js';
import { openStates, type Stretch, stretchesOf } from './search-plan.js';
import { type Cell, readKnown } from './store-cells.js';
import { hasRange, type KeyedCard, type PageFilters, readStretch } from './store-page.js';
import { readRange } from './store-range.js';
import { readText, type TextQuery } from './store-text.js';
import { countTexts } from './store-text-count.js';
import { readTextStretch, textBounds } from './store-text-page.js';
import type { TextBounds } from './store-text-walk.js';

export interface FoundLots extends Counts {
  readonly rows: KeyedCard[];
  /** What was looked for; null when no text was given, or nothing can be found by it. */
  readonly text: TextQuery | null;
}

/** Later pages are not counted again: whoever turns one has the counts. */
const uncounted: Counts = { total: null, facets: null, atLeast: [] };

const orNull = <T>(list: readonly T[] | undefined): readonly T[] | null => (list === undefined || list.length === 0 ? null : list);

const filtersOf = (search: LotSearch): FacetFilters => ({
  category: orNull(search.category),
  region: orNull(search.region),
  state: orNull(search.state) ?? openStates,
  court: orNull(search.court)?.map(String) ?? null,
});

const nothing: FoundLots = { rows: [], text: null, total: 0, facets: { category: [], region: [], state: [], court: [] }, atLeast: [] };

/** Runs a search: one page of cards, at most `limit + 1` so that the caller sees whether more follow, with total and facets. */
export async function searchLots(db: Db, search: LotSearch, cursor: Cursor | null, bounds: TextBounds = textBounds): Promise<FoundLots> {
  const q = search.q?.trim() || null;
  const known = await readKnown(db);
  const cells = known.cells.filter((cell) => search.currency === undefined || cell.currency === search.currency);
  const filters = filtersOf(search);
  const first = cursor === null;
  if (q !== null) {
    const text = await known.texts.recall(q, () => readText(db, q));
    if (text === null) return nothing;
    const { category, region, court } = filters;
    const facets = { category, region, court, currency: search.currency === undefined ? null : [search.currency] };
    const page = { search, cells, ids: null, text, facets, bounds, known };
    const [rows, counts] = await Promise.all([
      readPage(search, cursor, (stretch, room) => readTextStretch(db, stretch, page, room)),
      first ? countTexts(db, page, filters) : uncounted,
    ]);
    return { rows, text, ...counts };
  }
  const { ids, ...counts } = hasRange(search) ? await countRange(db, search, filters, cells, first) : countByCells(cells, filters);
  const page: PageFilters = { search, ids, cells };
  const rows = await readPage(search, cursor, (stretch, room) => readStretch(db, stretch, page, room));
  return { rows, text: null, ...(first ? counts : uncounted) };
}

type ReadStretch = (stretch: Stretch, room: number) => Promise<KeyedCard[]>;

async function readPage(search: LotSearch, cursor: Cursor | null, read: ReadStretch): Promise<KeyedCard[]> {
  const rows: KeyedCard[] = [];
  for (const stretch of stretchesOf(search, cursor)) {
    const room = search.limit + 1 - rows.length;
    if (room > 0) rows.push(...(await read(stretch, room)));
  }
  return rows;
}

interface Counted extends Counts {
  /** All lots that fit, when they are few enough to be known. */
  readonly ids: readonly number[] | null;
}

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

/** Price and end are counted lot by lot, up to a bound. */
async function countRange(db: Db, search: LotSearch, filters: FacetFilters, cells: readonly Cell[], withFacets: boolean): Promise<Counted> {
  const inStates = sumCells(cells.filter((cell) => filters.state?.includes(cell.state) ?? true));
  const own = withFacets ? facetNames.filter((name) => filters[name] !== null) : [];
  const [fitting, ...others] = await Promise.all([
    readRange(db, search, filters, pageBound(search.limit, inStates)),
    ...own.map((name) => readRange(db, search, filters, facetBound, name)),
  ]);
  const countedIn = (name: FacetName) => others[own.indexOf(name)] ?? fitting;
  const facetOf = (name: FacetName) => countFacet(countedIn(name).lots, name);
  return {
    total: fitting.lots.length,
    facets: { category: facetOf('category'), region: facetOf('region'), state: facetOf('state'), court: facetOf('court') },
    atLeast: [...(fitting.whole ? [] : (['total'] as const)), ...facetNames.filter((name) => !countedIn(name).whole)],
    ids: fitting.whole ? fitting.lots.map((lot) => lot.id) : null,
  };
}
