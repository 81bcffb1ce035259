import type { Bytes } from './bytes.js';

/** Bytes of a SHA-256 digest. */
export const hashLength = 32;

/**
 * A computation that needs SHA-256 but knows no implementation of it: it yields the bytes to hash and is resumed with their
 * digest. So one text of an algorithm serves Node, which hashes at once, and browsers, whose WebCrypto answers later.
 */
export type Hashing<T> = Generator<Bytes, T, Uint8Array>;

/** Runs a computation with a SHA-256 that answers at once. */
export function hashWith<T>(steps: Hashing<T>, sha256: (bytes: Bytes) => Uint8Array): T {
  let step = steps.next();
  while (!step.done) step = steps.next(checked(sha256(step.value)));
  return step.value;
}

/** Runs a computation with a SHA-256 that answers later; one digest at a time. */
export async function hashAsync<T>(steps: Hashing<T>, sha256: (bytes: Bytes) => Promise<Uint8Array>): Promise<T> {
  let step = steps.next();
  while (!step.done) step = steps.next(checked(await sha256(step.value)));
  return step.value;
}

/** Whether bytes have the length of a hash. */
export const isHash = (bytes: Uint8Array): boolean => bytes.length === hashLength;

function checked(digest: Uint8Array): Uint8Array {
  if (!isHash(digest)) throw new TypeError(`a SHA-256 digest has ${hashLength} bytes, not ${digest.length}`);
  return digest;
}
