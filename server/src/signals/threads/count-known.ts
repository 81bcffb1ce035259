import type { SubjectKind } from '@ochiq/shared/signals';
import type { Numbering } from '../combine/index.js';

/** How many subjects of each kind are numbered so far. */
export function countKnown({ subjects: { ids } }: Numbering): Record<SubjectKind, number> {
  const { lot, bidder, ring, official, office } = ids;
  return { lot: lot.length, bidder: bidder.length, ring: ring.length, official: official.length, office: office.length };
}
