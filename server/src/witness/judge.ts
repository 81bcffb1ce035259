import { type Checkpoint, emptyRoot, equal, type Hashing, verifyConsistency } from '@ochiq/shared/tlog';
import type { AddRequest } from './parse-request.js';

/**
 * What a signed checkpoint that is refused says about its log. `proven`: the log signed two trees of one size, which no honest
 * log does. `possible`: nobody has shown that the tree grew from the one that is held; anybody can send a wrong proof, too.
 */
export type Fork = 'proven' | 'possible';

export type Judgement =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly status: 400 | 409 | 422; readonly fork: Fork | null };

const refused = (status: 400 | 409 | 422, fork: Fork | null = null): Judgement => ({ outcome: 'refused', status, fork });

/**
 * Whether a checkpoint that its log has signed may be cosigned after the one that is held. Source: C2SP tlog-witness,
 * "add-checkpoint", whose statuses these are, in its order.
 * @param held the last one that was cosigned; null when there was none
 */
export function* judge(
  held: Checkpoint | null,
  { oldSize, proof, checkpoint }: Pick<AddRequest, 'oldSize' | 'proof' | 'checkpoint'>,
): Hashing<Judgement> {
  const { size, root } = checkpoint;
  // Two roots of one size are proof whatever else the request says, and it may never come again.
  const fork = held !== null && held.size === size && !equal(held.root, root) ? 'proven' : null;
  if (oldSize > size) return refused(400);
  if (oldSize !== (held?.size ?? 0)) return refused(409, fork);
  if (size === 0 && !equal(root, yield* emptyRoot())) return refused(422, fork);
  // Any tree grows from the empty one, and there is nothing to prove.
  if (held === null || oldSize === 0) return proof.length === 0 ? { outcome: 'accepted' } : refused(422, fork);
  if (yield* verifyConsistency(oldSize, held.root, size, root, proof)) return { outcome: 'accepted' };
  return refused(422, fork ?? (size === oldSize ? null : 'possible'));
}
