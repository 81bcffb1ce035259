import { hash } from 'node:crypto';
import { canonicalJson } from '@ochiq/shared/tlog';
import type { Tx } from '../base/index.js';
import { snapshotOf } from './snapshot.js';
import { readLot } from './store.js';
import { readDocuments, readPhotos } from './store-files.js';
import { insertVersion, type NewVersion } from './store-versions.js';

/** SHA-256 of a value's canonical JSON (RFC 8785), in hexadecimal digits. */
export const hashOf = (value: unknown): string => hash('sha256', canonicalJson(value));

/** Keeps a lot as it is now as its next version. The caller holds the row's lock. @returns the version's number and its hash */
export async function keepVersion(
  tx: Tx,
  { lotId, comment = null, ...made }: Omit<NewVersion, 'snapshot' | 'comment'> & { readonly comment?: string | null },
): Promise<{ version: number; sha256: string }> {
  const lot = await readLot(tx, lotId);
  if (!lot) throw new Error(`no lot ${lotId}`);
  const snapshot = snapshotOf(lot, await readPhotos(tx, lotId), await readDocuments(tx, lotId));
  const version = await insertVersion(tx, { lotId, comment, ...made, snapshot });
  return { version, sha256: hashOf(snapshot) };
}
