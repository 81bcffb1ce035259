import { type SavedSearch, type SearchChange, savedSearchesSchema } from '@ochiq/shared/searches';
import { request, send } from './request';

/** The searches that the signed-in person keeps, by name. */
export async function readSearches(): Promise<SavedSearch[]> {
  return (await request(savedSearchesSchema, '/api/account/searches')).searches;
}

/** Keeps a search by the listing's query. Throws ApiProblem too_many_searches, bad_request. */
export async function saveSearch(change: SearchChange, criteria: Readonly<Record<string, string>>): Promise<void> {
  await send('/api/account/searches', { method: 'POST', body: { ...change, criteria } });
}

/** Throws ApiProblem search_unknown. */
export async function changeSearch(id: number, change: SearchChange): Promise<void> {
  await send(`/api/account/searches/${id}`, { method: 'PUT', body: change });
}

/** Throws ApiProblem search_unknown. */
export async function dropSearch(id: number): Promise<void> {
  await send(`/api/account/searches/${id}`, { method: 'DELETE' });
}
