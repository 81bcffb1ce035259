import { mostSearches, pageQueryOf, type SavedSearch, type SearchChange, type SearchDraft } from '@ochiq/shared/searches';
import { type Db, type Queryable, Refusal } from '../base/index.js';
import { wordsOfText } from '../lots/index.js';
import { countSearches, deleteSearch, insertSearch, readSearches, updateSearch } from './store.js';

/** The searches that a person keeps. */
export const listSearches = async (db: Queryable, personId: string): Promise<SavedSearch[]> =>
  (await readSearches(db, personId)).map(({ criteria, createdAt, ...row }) => ({
    ...row,
    query: pageQueryOf(criteria),
    createdAt: createdAt.toISOString(),
  }));

/**
 * Keeps a search: its owner is told of lots that are published from now on and fit it.
 * @throws Refusal too_many_searches; bad_request for a text that no lot can have
 */
export async function saveSearch(db: Db, personId: string, draft: SearchDraft): Promise<number> {
  return db.transact(async (tx) => {
    if ((await countSearches(tx, personId)) >= mostSearches) throw new Refusal('too_many_searches');
    const text = draft.criteria.q?.trim() || null;
    const words = text === null ? null : await wordsOfText(tx, text);
    if (text !== null && words === null) throw new Refusal('bad_request', [{ path: '/criteria/q', message: 'no words' }]);
    return insertSearch(tx, personId, draft, words);
  });
}

/** @throws Refusal search_unknown, for another's too */
export async function changeSearch(db: Queryable, personId: string, id: number, change: SearchChange): Promise<void> {
  if (!(await updateSearch(db, personId, id, change))) throw new Refusal('search_unknown');
}

/** @throws Refusal search_unknown, for another's too */
export async function dropSearch(db: Queryable, personId: string, id: number): Promise<void> {
  if (!(await deleteSearch(db, personId, id))) throw new Refusal('search_unknown');
}
