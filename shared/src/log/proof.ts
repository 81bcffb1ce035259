import { z } from 'zod';
import { instantSchema } from '../time/index.js';
import { hashTextSchema } from '../tlog/index.js';

/** The log as a whole. */
export const logStatusSchema = z.object({
  origin: z.string(),
  /** The key that signs checkpoints, and those that did before (C2SP signed-note verifier keys). */
  verifierKey: z.string(),
  oldKeys: z.array(z.string()),
  witnessKeys: z.array(z.string()),
  /** Leaves in the newest signed tree. */
  size: z.int().nonnegative(),
  /** How many witnesses have signed it. */
  cosignatures: z.int().nonnegative(),
  checkpointAt: instantSchema.nullable(),
  /** Why the log signs nothing more, null when all is well. */
  problem: z.enum(['behind_published', 'forked', 'witness_ahead', 'other_key']).nullable(),
});
export type LogStatus = z.output<typeof logStatusSchema>;

const proof = z.array(hashTextSchema);
const size = z.int().nonnegative();
/** Hashes as base64, from the leaf up. */
export const inclusionProofSchema = z.object({ index: size, size, proof });
/** Hashes as base64, in the order of RFC 9162, section 2.1.4. */
export const consistencyProofSchema = z.object({ from: size, to: size, proof });
