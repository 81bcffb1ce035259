import { z } from 'zod';
import { type Bytes, fromBase64, toUtf8 } from './bytes.js';
import { isCanonicalJson } from './canonical.js';
import { type CheckpointRefusal, type Trust, verifyCheckpoint } from './checkpoint.js';
import { type Hashing, hashAsync, isHash } from './hashing.js';
import type { Signer, VerifyEd25519 } from './note.js';
import { maxEntryLength } from './tile.js';
import { leafHash, verifyInclusion } from './tree.js';

/** A hash on the wire: base64 of 32 bytes. */
export const hashTextSchema = z
  .string()
  .length(44)
  .refine((text) => {
    const bytes = fromBase64(text);
    return bytes !== null && isHash(bytes);
  });

/**
 * What a person keeps to show later that an entry is in the log: no server is needed to check it. The JSON form of a C2SP
 * tlog-proof, with the entry itself.
 */
export const receiptSchema = z.strictObject({
  format: z.literal('ochiq-receipt/1'),
  /** Which log; the same as in the checkpoint. */
  origin: z.string().min(1),
  /** The entry's number in the log, from 0. */
  index: z.int().nonnegative(),
  /** Leaves in the tree of the checkpoint, for people to read; the same as in the checkpoint. */
  size: z.int().positive().optional(),
  /** The entry as it was hashed: RFC 8785 JSON. */
  entry: z.string().max(maxEntryLength).refine(isCanonicalJson).meta({ description: 'The exact text of the log entry (RFC 8785 JSON)' }),
  /** The siblings from the leaf up (RFC 9162, section 2.1.3). */
  proof: z.array(hashTextSchema).max(64),
  /** A signed checkpoint, the whole note. */
  checkpoint: z.string().max(1_000_000),
});
export type Receipt = z.output<typeof receiptSchema>;

/** What a receipt is checked with; browsers and Node bring their own. */
export interface Crypto {
  sha256(bytes: Bytes): Promise<Uint8Array>;
  readonly verifyEd25519: VerifyEd25519;
}

/** Why a receipt proves nothing. */
export type ReceiptRefusal = CheckpointRefusal | 'wrong_size' | 'not_included';

export type ReceiptVerdict =
  | {
      readonly outcome: 'ok';
      readonly receipt: Receipt;
      readonly size: number;
      readonly root: Uint8Array;
      readonly witnesses: readonly Signer[];
    }
  | { readonly outcome: 'refused'; readonly code: ReceiptRefusal };

/**
 * Whether a receipt proves that its entry is in the log: the checkpoint can be believed, and the proof leads from the entry to
 * the checkpoint's root. Any bad input is a refusal; it throws only when `crypto` does.
 * @param receipt parsed JSON, from anywhere
 */
export async function verifyReceipt(receipt: unknown, trust: Trust, crypto: Crypto): Promise<ReceiptVerdict> {
  const parsed = receiptSchema.safeParse(receipt);
  if (!parsed.success) return { outcome: 'refused', code: 'malformed' };
  const { origin, size, checkpoint: signedNote } = parsed.data;
  if (origin !== trust.origin) return { outcome: 'refused', code: 'wrong_origin' };
  const verdict = await verifyCheckpoint(signedNote, trust, crypto.verifyEd25519);
  if (verdict.outcome === 'refused') return verdict;
  const { checkpoint, witnesses } = verdict;
  if (size !== undefined && size !== checkpoint.size) return { outcome: 'refused', code: 'wrong_size' };
  const included = await hashAsync(isIncluded(parsed.data, checkpoint), (bytes) => crypto.sha256(bytes));
  if (!included) return { outcome: 'refused', code: 'not_included' };
  return { outcome: 'ok', receipt: parsed.data, size: checkpoint.size, root: checkpoint.root, witnesses };
}

function* isIncluded({ entry, index, proof }: Receipt, { size, root }: { size: number; root: Uint8Array }): Hashing<boolean> {
  const hashes = proof.flatMap((text) => fromBase64(text) ?? []);
  return yield* verifyInclusion(index, size, yield* leafHash(toUtf8(entry)), hashes, root);
}
