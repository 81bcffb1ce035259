import { canonicalJson, concat, type Hashing, toHex, toUtf8 } from '../tlog/index.js';

const blockLength = 64;

/** HMAC-SHA-256 (RFC 2104) in steps that any SHA-256 can drive. The key is at most a block, 64 bytes, long. */
export function* hmacSha256(key: Uint8Array, message: Uint8Array): Hashing<Uint8Array> {
  if (key.length > blockLength) throw new RangeError('a key of more than 64 bytes');
  const padded = new Uint8Array(blockLength);
  padded.set(key);
  const inner = yield concat(
    padded.map((byte) => byte ^ 0x36),
    message,
  );
  return yield concat(
    padded.map((byte) => byte ^ 0x5c),
    inner,
  );
}

/**
 * A commitment: says nothing about the facts until someone shows them with their nonce, and then fits no others.
 * @param facts plain JSON, committed to in its canonical form (RFC 8785)
 * @param nonce 32 random bytes of their own
 * @returns 64 hexadecimal digits
 */
export function* sealOf(facts: unknown, nonce: Uint8Array): Hashing<string> {
  return toHex(yield* hmacSha256(nonce, toUtf8(canonicalJson(facts))));
}

/** What a person's commitment in an entry is made over: another one in each entry, so that no two can be linked. */
export interface PersonFacts {
  readonly person: string;
  readonly kind: string;
  readonly at: string;
  readonly lot: number | null;
}
