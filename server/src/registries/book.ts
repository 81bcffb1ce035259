import type { Registry, RegistryFault } from '@ochiq/shared/registries';
import type { Db } from '../base/index.js';
import { newNonce, readClock } from '../base/index.js';
import type { Ask } from './registries.js';
import { closeQuery, insertQuery } from './store.js';

export const queryKinds = ['find', 'read', 'place', 'release', 'transfer'] as const;
export type QueryKind = (typeof queryKinds)[number];

/** The book of queries: who asked which registry about whom, in which case and why. */
export interface Book {
  /** Written and committed before the question leaves: none goes out that is not in it. `about`: a national id, or an entry's reference. */
  open(query: { registry: Registry; kind: QueryKind; about: string; ask: Ask }): Promise<bigint>;
  /** What became of it. A question without this left, and nobody knows more: the node ended. */
  close(id: bigint, outcome: 'answered' | RegistryFault): Promise<void>;
}

/**
 * Kept for good; the database lets a row get its outcome once and change no more. Whom it is about is a commitment (SHA-256 of a salt of
 * the row's own and the number): it shows no number, and can be compared with one that is known.
 */
export const createBook = (db: Db): Book => ({
  open: ({ registry, kind, about, ask }) =>
    db.transact(async (tx) => insertQuery(tx, { registry, kind, about, ask, salt: newNonce(), at: await readClock(tx) })),
  close: (id, outcome) => db.transact((tx) => closeQuery(tx, id, outcome)),
});
