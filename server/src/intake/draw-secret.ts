import { createHmac, hash } from 'node:crypto';
import { linkBefore } from '@ochiq/shared/draw';
import { hashWith } from '@ochiq/shared/tlog';

const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

/**
 * The secret of a chain's draw: s_n is made from the installation's draw secret and the chain's number, s_k by hashing back from it. So the
 * database holds no secret that is not in the log yet. Draw 0 is the head.
 * @returns 32 bytes, hexadecimal
 */
export function secretOfDraw(drawSecret: Buffer, chain: { readonly id: number; readonly length: number }, draw: number): string {
  const last = createHmac('sha256', drawSecret).update(`ochiq draw chain ${chain.id}`).digest('hex');
  return hashWith(linkBefore(last, chain.length - draw), sha256);
}

/** SHA-256 in steps, for what `shared/src/draw` computes. */
export const withSha256 = <T>(steps: Parameters<typeof hashWith<T>>[0]): T => hashWith(steps, sha256);
