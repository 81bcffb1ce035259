import { pageQueryOf } from '@ochiq/shared/searches';
import type { NewNotice } from '../notices/index.js';
import type { DueHit } from './store-hits.js';

/** Up to so many lots of a search are told one by one; more together. */
const mostSingle = 3;

/** What the owners of searches are told; lots that are over by now are passed over. */
export function searchNotices(hits: readonly DueHit[]): NewNotice[] {
  const bySearch = new Map<number, DueHit[]>();
  for (const hit of hits) if (hit.open) bySearch.set(hit.searchId, [...(bySearch.get(hit.searchId) ?? []), hit]);
  return [...bySearch.values()].flatMap((found): NewNotice[] => {
    const [first] = found;
    if (!first) return [];
    const query = new URLSearchParams({ ...pageQueryOf(first.criteria), sort: 'newest' }).toString();
    const facts = { name: first.name, query };
    const { personId } = first;
    if (found.length > mostSingle) return [{ personId, kind: 'search_found', lotId: null, facts: { ...facts, lots: found.length } }];
    return found.map(({ lotId }) => ({ personId, kind: 'search_found', lotId, facts: { ...facts, lots: 1 } }));
  });
}
