import { hash, timingSafeEqual } from 'node:crypto';
import { parseDictionary, serializeDictionary } from 'structured-headers';
import { SignatureFault } from './message.js';
import { serialised } from './signature-base.js';

/** Of the registry of RFC 9530, section 7.2, those that are `Active`. */
const algorithms = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const;
export type DigestAlgorithm = keyof typeof algorithms;

/** The value of Content-Digest for a body (RFC 9530, section 2). */
export const contentDigest = (body: Uint8Array, algorithm: DigestAlgorithm = 'sha-256'): string =>
  serializeDictionary({ [algorithm]: Uint8Array.from(hash(algorithms[algorithm], body, 'buffer')) });

/**
 * Whether a Content-Digest is of this body: every digest in it that we can make must be, and there must be one.
 * @throws SignatureFault for a value that is no dictionary of byte sequences
 */
export function isDigestOf(value: string, body: Uint8Array): boolean {
  let known = 0;
  for (const [name, member] of serialised(() => parseDictionary(value))) {
    const [digest] = member;
    if (!(digest instanceof ArrayBuffer)) throw new SignatureFault(`the digest ${name} is no byte sequence`);
    if (name !== 'sha-256' && name !== 'sha-512') continue;
    known += 1;
    const [given, due] = [Buffer.from(digest), hash(algorithms[name], body, 'buffer')];
    if (given.length !== due.length || !timingSafeEqual(given, due)) return false;
  }
  return known > 0;
}
