import type { LotRow } from './store.js';
import type { DocumentRow, PhotoRow } from './store-files.js';

/** All that officials answer for in a lot, as JSON: what a version keeps and a second official compares. Amounts in minor units. */
export const snapshotOf = (lot: LotRow, photos: readonly PhotoRow[], documents: readonly DocumentRow[]) => ({
  caseId: lot.caseId,
  itemId: lot.itemId,
  category: lot.category,
  region: lot.region,
  place: lot.place,
  title: lot.title,
  description: lot.description,
  currency: lot.currency,
  startMinor: lot.startMinor.toString(),
  reserveMinor: lot.reserveMinor?.toString() ?? null,
  appraisalMinor: lot.appraisalMinor?.toString() ?? null,
  startsAt: lot.startsAt.toISOString(),
  endsAt: lot.endsAt.toISOString(),
  photos: photos.map(({ id, sha256, position, caption }) => ({ id, sha256, position, caption })),
  documents: documents.map(({ id, name, sha256 }) => ({ id, name, sha256 })),
});
export type Snapshot = ReturnType<typeof snapshotOf>;
