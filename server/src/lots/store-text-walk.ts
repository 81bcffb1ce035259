import type { Queryable } from '../base/index.js';
import { sumCells } from './count-cells.js';
import { openStates, type Stretch } from './search-plan.js';
import { SqlValues } from './sql-values.js';
import type { Known, Placed } from './store-cells.js';
import { afterCursor, cellsOf, conditions, ordering, type PageFilters, walk } from './store-page.js';
import { facetsByIndex, type TextFacets, type TextQuery, textByIndex, textOf } from './store-text.js';

/** Where the ways to look for a text part: numbers of lots. Tests make them small. */
export interface TextBounds {
  /** A text that more lots than this have, and a third of all, is not looked for by its index, which adds up a beginning's words for 0.1 s. */
  readonly common: number;
  /** A text that more lots than this have is not where they only count for the facet of states. */
  readonly commonBeside: number;
  /** Lots that pass the facets are put in order by themselves where they are no more than this; else the order is walked past others. */
  readonly fewLots: number;
  /** Lots with the text are counted up to this. */
  readonly counted: number;
  /** The same where they only count for the facet of states. */
  readonly countedBeside: number;
  /** Of a common text, those are counted that are among so many lots. */
  readonly sampled: number;
  /** So many lots may be read from the index by kind and price for each that would be put in order. */
  readonly readPerSorted: number;
}

/** A text and the facets it is looked for in, with the rest of what a page must have. */
export interface TextPage extends PageFilters {
  readonly text: TextQuery;
  readonly facets: TextFacets;
  readonly bounds: TextBounds;
  readonly known: Known;
}

/** SQL of the first `look` lots of an order, whatever their text; null when they are more than may be read for it. */
export type InOrder = (stretch: Stretch, look: number, values: SqlValues) => string | null;

/** Looks at the first lots of the order, each time at four times as many, at most `bound`; null when the page is not among them. */
export async function walkText(
  db: Queryable,
  stretch: Stretch,
  { page, inOrder, limit, firstLook, bound }: { page: TextPage; inOrder: InOrder; limit: number; firstLook: number; bound: number },
): Promise<Placed[] | null> {
  const fitting: Placed[] = [];
  let after = stretch.after;
  let looked = 0;
  for (let look = firstLook; fitting.length < limit; look *= 4) {
    looked += look;
    if (looked > bound) return null;
    const values = new SqlValues();
    const from = inOrder({ ...stretch, after }, look, values);
    if (from === null) return null;
    const met = await db.sql<Placed & { fits: boolean; last: boolean }>(
      `select id, key, fits, last from (
         select id, sorted, ${stretch.keyOf('sorted')} as key, ${textOf(page.text, 'first.id', values)} as fits, row_number() over (${ordering(stretch)}) = ${look} as last
         from (select id, sorted from (${from}) ranged ${ordering(stretch)} limit ${look}) first) told
       where fits or last ${ordering(stretch)}`,
      values.list,
    );
    fitting.push(...met.filter(({ fits }) => fits));
    const last = met.at(-1);
    if (!last?.last) break;
    after = { s: page.search.sort, k: last.key.toString(), i: last.id };
  }
  return fitting.slice(0, limit);
}

/** The first lots of the order that pass the facets, with any text. */
export const inWholeOrder =
  (page: TextPage): InOrder =>
  (stretch, look, values) => {
    const cells = cellsOf(stretch, page);
    const ofFacets = sumCells(cells) <= page.bounds.fewLots ? facetsByIndex(page.facets, values) : null;
    return ofFacets === null ? walk(stretch, page.search, cells, look, values) : among(stretch, page, ofFacets, look, values);
  };

/** The first lots of the order among those of `lot_find` that a condition lets through. */
function among(stretch: Stretch, { search, cells }: TextPage, condition: string, limit: number, values: SqlValues): string {
  const open = [...new Set(stretch.states.map((state) => openStates.includes(state)))];
  // Asked for only where some are unwanted: it is not read from a hundred thousand lots for nothing.
  const every = cells.every(({ state }) => stretch.states.includes(state) || !open.includes(openStates.includes(state)));
  const states = every ? '' : `lot.state = any(${values.add(stretch.states)}::text[]) and `;
  return `select lot.lot_id as id, ${stretch.column} as sorted from lot_find lot
    where lot.open = any(${values.add(open)}::boolean[]) and ${states}${condition} and ${conditions(search, values)}
      ${afterCursor(stretch, values, 'lot.lot_id')} ${ordering(stretch)} limit ${limit}`;
}

/** The page out of all lots that have the text and are of none of some categories, put in order. */
export async function sortText(
  db: Queryable,
  stretch: Stretch,
  page: TextPage,
  limit: number,
  but: readonly string[] = [],
): Promise<Placed[]> {
  const values = new SqlValues();
  const found = among(stretch, page, textByIndex(page.text, page.facets, values, but), limit, values);
  return db.sql<Placed>(`select id, ${stretch.keyOf('sorted')} as key from (${found}) found ${ordering(stretch)}`, values.list);
}
