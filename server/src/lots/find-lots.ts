import type { LotCard, LotList, LotSearch } from '@ochiq/shared/lots';
import { wordsOfQuery } from '@ochiq/shared/search';
import type { Db } from '../base/index.js';
import { readCursor, writeCursor } from './cursor.js';
import { searchLots } from './store-search.js';
import type { TextBounds } from './store-text-walk.js';
import { cardView } from './view.js';

/**
 * Searches published lots. Without a state filter those that are published or live; `ends_soon` puts these first.
 * Text is found by its words and stems, in Cyrillic or Latin, the last word perhaps unfinished, and, when no lot has
 * the words, by likeness (typos); `text` has what was looked for, so that it can be marked. Facets are counted under all filters but their own; `atLeast`
 * names the counts that stopped at a bound, which text and price searches of many lots have.
 * @param bounds smaller ones make a test's few lots be searched as a million are
 * @throws Refusal bad_request for a cursor that no page of this sort gave
 */
export async function findLots(db: Db, search: LotSearch, bounds?: TextBounds): Promise<Omit<LotList, 'now'> & { lots: LotCard[] }> {
  const cursor = search.cursor === undefined ? null : readCursor(search.cursor, search.sort);
  const { rows, text, total, facets, atLeast } = await searchLots(db, search, cursor, bounds);
  const shown = rows.slice(0, search.limit);
  const last = shown.at(-1);
  const next = rows.length > shown.length && last ? writeCursor({ s: search.sort, k: last.key.toString(), i: last.id }) : null;
  const told = text && { words: wordsOfQuery(text.query), guessed: text.guessed };
  return { lots: shown.map(cardView), next, total, facets, atLeast, text: told };
}
