import type { Queryable } from '../base/index.js';
import { sumCells } from './count-cells.js';
import { openStates, type Stretch } from './search-plan.js';
import { SqlValues } from './sql-values.js';
import { cardColumns, readCards } from './store.js';
import { afterCursor, cellsOf, conditions, type KeyedCard, ordering, type PageFilters, pageOrder, walk } from './store-page.js';
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
}

export const textBounds: TextBounds = {
  common: 20_000,
  commonBeside: 50_000,
  fewLots: 20_000,
  counted: 5_000,
  countedBeside: 1_000,
  sampled: 1_000,
};

/** Whether nearly any lot met has the text: then lots are asked for it one by one. */
export const isCommon = ({ share }: TextQuery, lots: number, { common }: TextBounds): boolean => share > 1 / 3 && share * lots > common;

/** Sorting all lots that have a text costs as much as looking at a hundredth of them in the order, which may find the page or not. */
const sortedPerLook = 100;

/** A text and the facets it is looked for in, with the rest of what a page must have. */
export interface TextPage extends PageFilters {
  readonly text: TextQuery;
  readonly facets: TextFacets;
  readonly bounds: TextBounds;
}

/** At most `limit` cards of a stretch after its cursor, in its order, of lots that have a text. */
export async function readTextStretch(db: Queryable, stretch: Stretch, page: TextPage, limit: number): Promise<KeyedCard[]> {
  const { share } = page.text;
  const fitting = sumCells(cellsOf(stretch, page));
  if (fitting === 0) return [];
  const inStates = sumCells(page.cells.filter(({ state }) => stretch.states.includes(state)));
  // Twice as many lots as have the page among them if the order knows nothing of the text.
  const firstLook = share === 0 ? fitting : Math.ceil((2 * limit) / share);
  const bound = isCommon(page.text, inStates, page.bounds)
    ? Math.max(firstLook, fitting / sortedPerLook)
    : (share * fitting) / sortedPerLook;
  return (await walkText(db, stretch, page, limit, firstLook, bound)) ?? sortText(db, stretch, page, limit);
}

/** Looks at the first lots of the order, each time at four times as many, at most `bound`; null when the page is not among them. */
async function walkText(
  db: Queryable,
  stretch: Stretch,
  page: TextPage,
  limit: number,
  firstLook: number,
  bound: number,
): Promise<KeyedCard[] | null> {
  const fitting: { id: number; key: bigint }[] = [];
  let after = stretch.after;
  let looked = 0;
  for (let look = firstLook; fitting.length < limit; look *= 4) {
    looked += look;
    if (looked > bound) return null;
    const values = new SqlValues();
    const from = inOrder({ ...stretch, after }, page, look, values);
    const met = await db.sql<{ id: number; key: bigint; fits: boolean; last: boolean }>(
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
  const wanted = fitting.slice(0, limit);
  const keys = new Map(wanted.map(({ id, key }) => [id, key]));
  const cards = await readCards(
    db,
    wanted.map(({ id }) => id),
  );
  return cards.map((card) => ({ ...card, key: keys.get(card.id) ?? 0n }));
}

/** The first lots of the order that pass the facets, with any text. */
function inOrder(stretch: Stretch, page: TextPage, look: number, values: SqlValues): string {
  const cells = cellsOf(stretch, page);
  const ofFacets = sumCells(cells) <= page.bounds.fewLots ? facetsByIndex(page.facets, values) : null;
  return ofFacets === null ? walk(stretch, page.search, cells, look, values) : among(stretch, page, ofFacets, look, values);
}

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

/** The page out of all lots that have the text. */
async function sortText(db: Queryable, stretch: Stretch, page: TextPage, limit: number): Promise<KeyedCard[]> {
  const values = new SqlValues();
  const found = among(stretch, page, textByIndex(page.text, page.facets, values), limit, values);
  return db.sql<KeyedCard & { id: number }>(
    `select ${cardColumns}, ${stretch.keyOf('page.sorted')} as key from (${found}) page join lot on lot.id = page.id ${pageOrder(stretch)}`,
    values.list,
  );
}
