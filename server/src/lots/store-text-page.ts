import type { Queryable } from '../base/index.js';
import { sumCells } from './count-cells.js';
import type { Stretch } from './search-plan.js';
import { readCards } from './store.js';
import type { Placed } from './store-cells.js';
import { cellsOf, hasRange, type KeyedCard } from './store-page.js';
import type { TextQuery } from './store-text.js';
import { walkKinds } from './store-text-kinds.js';
import { inWholeOrder, sortText, type TextBounds, type TextPage, walkText } from './store-text-walk.js';

export const textBounds: TextBounds = {
  common: 20_000,
  commonBeside: 50_000,
  fewLots: 20_000,
  counted: 5_000,
  countedBeside: 1_000,
  sampled: 500,
  readPerSorted: 0.25,
};

/** Whether nearly any lot met has the text: then lots are asked for it one by one. */
export const isCommon = ({ share }: TextQuery, lots: number, { common }: TextBounds): boolean => share > 1 / 3 && share * lots > common;

/** Sorting all lots that have a text costs as much as looking at a hundredth of them in the order, which may find the page or not. */
const sortedPerLook = 100;

/** At most `limit` cards of a stretch after its cursor, in its order, of lots that have a text. */
export async function readTextStretch(db: Queryable, stretch: Stretch, page: TextPage, limit: number): Promise<KeyedCard[]> {
  const fitting = sumCells(cellsOf(stretch, page));
  if (fitting === 0) return [];
  const { search, text, facets, bounds, known } = page;
  const order = JSON.stringify([text.query, facets, stretch.states, stretch.column, stretch.descending, bounds]);
  const place = () => placeText(db, stretch, page, { order, fitting, limit });
  const after = stretch.after && [stretch.after.k, stretch.after.i];
  const placed = hasRange(search) ? await place() : await known.orders.recall(JSON.stringify([order, after, limit]), place);
  const keys = new Map(placed.map(({ id, key }) => [id, key]));
  const cards = await readCards(db, [...keys.keys()]);
  return cards.map((card) => ({ ...card, key: keys.get(card.id) ?? 0n }));
}

interface Wanted {
  /** The text's order by its name. */
  readonly order: string;
  /** So many lots pass the facets. */
  readonly fitting: number;
  readonly limit: number;
}

/** Where the first lots of an order are: on a walk of it, on a walk of the text's kinds, or by putting all in order. */
async function placeText(db: Queryable, stretch: Stretch, page: TextPage, { order, fitting, limit }: Wanted): Promise<readonly Placed[]> {
  const { share } = page.text;
  const inStates = sumCells(page.cells.filter(({ state }) => stretch.states.includes(state)));
  // Twice as many lots as have the page among them if the order knows nothing of the text.
  const firstLook = share === 0 ? fitting : Math.ceil((2 * limit) / share);
  const bound = isCommon(page.text, inStates, page.bounds)
    ? Math.max(firstLook, fitting / sortedPerLook)
    : (share * fitting) / sortedPerLook;
  const { sorted } = page.known.rough;
  const walked = sorted.known(order)
    ? null
    : ((await walkText(db, stretch, { page, inOrder: inWholeOrder(page), limit, firstLook, bound })) ??
      (await walkKinds(db, stretch, page, limit)));
  if (walked === null) sorted.keep(order, Promise.resolve(true));
  return walked ?? sortText(db, stretch, page, limit);
}
