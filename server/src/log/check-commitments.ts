import { hashHexSchema, sealOf } from '@ochiq/shared/log';
import { hashWith } from '@ochiq/shared/tlog';
import { z } from 'zod';
import { commitPerson, sha256 } from './leaf-text.js';
import type { StoredEntry } from './store.js';

export type CommitmentCheck = 'fits' | 'differs' | 'shredded';

const committedSchema = z.looseObject({ actor: hashHexSchema.optional(), sealed: hashHexSchema.optional() });

/** Whether an entry's leaf commits to the person and the secret that the database has beside it; null where it commits to none. */
export function checkCommitments(entry: StoredEntry): { actor: CommitmentCheck | null; secret: CommitmentCheck | null } {
  const { actor, sealed } = committedSchema.parse(JSON.parse(entry.leaf));
  return {
    actor: actor === undefined ? null : checkActor(entry, actor),
    // An entry that opens a seal repeats its commitment, and shows the facts itself.
    secret: sealed === undefined || entry.kind === 'seal_opened' ? null : checkSecret(entry, sealed),
  };
}

function checkActor({ actorId, kind, at, lotId, salt }: StoredEntry, actor: string): CommitmentCheck {
  if (actorId === null) return 'differs';
  if (salt === null) return 'shredded';
  return commitPerson({ person: actorId, kind, at: at.toISOString(), lot: lotId }, salt) === actor ? 'fits' : 'differs';
}

function checkSecret({ secret, nonce }: StoredEntry, sealed: string): CommitmentCheck {
  if (secret === null || nonce === null) return 'shredded';
  return hashWith(sealOf(secret, nonce), sha256) === sealed ? 'fits' : 'differs';
}
