import type { Queryable } from '../base/index.js';
import { sumCells } from './count-cells.js';
import { priceSql, type Stretch } from './search-plan.js';
import type { Placed } from './store-cells.js';
import { cellsOf, gather } from './store-page.js';
import { sortText, type TextPage, walkText } from './store-text-walk.js';

/**
 * The first lots of an order by price that have a text, where nearly all that have it are of a few kinds: prices go by kinds, so
 * that a walk of the whole order would meet none of them for long. The index by kind and price is walked within these kinds, and
 * the text's index gives the few lots of other kinds.
 * @returns null where that would cost more than putting all lots with the text in order
 */
export async function walkKinds(db: Queryable, stretch: Stretch, page: TextPage, limit: number): Promise<Placed[] | null> {
  const { kinds, share } = page.text;
  if (stretch.column !== priceSql || kinds.length === 0) return null;
  const all = cellsOf(stretch, page);
  const fitting = sumCells(all);
  const cells = all.filter(({ category }) => kinds.includes(category));
  const inKinds = sumCells(cells);
  if (inKinds === 0 || inKinds === fitting) return null;
  const places = new Set(cells.map(({ state, category, region }) => `${state} ${category} ${region}`)).size;
  const most = (share * fitting * page.bounds.readPerSorted) / places;
  const shareInKinds = Math.min(1, (share * fitting) / inKinds);
  const near = await walkText(db, stretch, {
    page,
    inOrder: (from, look, values) => gather(from, page.search, cells, look, values),
    limit,
    firstLook: Math.ceil((2 * limit) / shareInKinds),
    bound: most,
  });
  if (near === null) return null;
  const far = await sortText(db, stretch, page, limit, kinds);
  return merge(near, far, stretch.descending).slice(0, limit);
}

/** Two lists in the order of a stretch as one. */
function merge(one: readonly Placed[], other: readonly Placed[], descending: boolean): Placed[] {
  const sign = descending ? -1 : 1;
  return [...one, ...other].sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id));
}
