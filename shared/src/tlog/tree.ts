import { type Bytes, concat, equal } from './bytes.js';
import { type Hashing, hashLength, isHash } from './hashing.js';

/** Prefixes that keep an entry from passing as a node (RFC 9162, section 2.1.1). */
const leafPrefix = Uint8Array.of(0);
const nodePrefix = 1;

/** More siblings than any proof in a tree with a safe integer of leaves has. */
const maxProofLength = 64;

/** The hash of an entry: SHA-256(0x00 || entry). Source: RFC 6962 and RFC 9162, section 2.1.1. */
export function* leafHash(entry: Uint8Array): Hashing<Uint8Array> {
  return yield concat(leafPrefix, entry);
}

/** The hash of an inner node: SHA-256(0x01 || left || right). Source: RFC 6962 and RFC 9162, section 2.1.1. */
export function* nodeHash(left: Uint8Array, right: Uint8Array): Hashing<Uint8Array> {
  return yield nodeBytes(left, right);
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function* emptyRoot(): Hashing<Uint8Array> {
  return yield new Uint8Array(0);
}

/**
 * The root that an inclusion proof leads to. Source: RFC 9162, section 2.1.3.2.
 * @param index of the leaf, from 0
 * @param size leaves in the tree
 * @param proof siblings from the leaf up
 * @returns null for a proof of a wrong length, an index outside of the tree or a hash that has not 32 bytes
 */
export function* rootFromInclusion(
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
): Hashing<Uint8Array | null> {
  if (!isCount(index) || !isCount(size) || index >= size || !isHash(leafHash) || !isProof(proof)) return null;
  let node = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (isOdd(node) || node === last) {
      hash = yield* nodeHash(sibling, hash);
      // The last node of a level without a right neighbour rises unchanged.
      [node, last] = riseWhileEven(node, last);
    } else {
      hash = yield* nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 ? hash : null;
}

/** Whether a leaf stands at an index of the tree with this size and root. Any bad argument is false; it never throws. */
export function* verifyInclusion(
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): Hashing<boolean> {
  const computed = yield* rootFromInclusion(index, size, leafHash, proof);
  return computed !== null && equal(computed, root);
}

/**
 * Whether the tree of `size1` leaves is the beginning of the tree of `size2` leaves. Any bad argument is false; it never throws.
 * Source: RFC 9162, section 2.1.4.2. As in transparency-dev/merkle, nothing can be said about a tree without leaves (false),
 * and two trees of one size need an empty proof and the same root; there nothing is hashed, so a root may have any length.
 */
export function* verifyConsistency(
  size1: number,
  root1: Uint8Array,
  size2: number,
  root2: Uint8Array,
  proof: readonly Uint8Array[],
): Hashing<boolean> {
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && equal(root1, root2);
  if (proof.length === 0 || !isProof(proof) || !isHash(root1)) return false;
  let node = size1 - 1;
  let last = size2 - 1;
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  // A perfect first tree is a node of the second one, and its root is the start of both climbs.
  const [start, ...siblings] = node === 0 ? [root1, ...proof] : proof;
  if (start === undefined) return false;
  let hash1 = start;
  let hash2 = start;
  for (const sibling of siblings) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash1 = yield* nodeHash(sibling, hash1);
      hash2 = yield* nodeHash(sibling, hash2);
      [node, last] = riseWhileEven(node, last);
    } else {
      hash2 = yield* nodeHash(hash2, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equal(hash1, root1) && equal(hash2, root2);
}

function nodeBytes(left: Uint8Array, right: Uint8Array): Bytes {
  if (!isHash(left) || !isHash(right)) throw new TypeError(`a node joins two hashes of ${hashLength} bytes`);
  const bytes = new Uint8Array(1 + 2 * hashLength);
  bytes[0] = nodePrefix;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashLength);
  return bytes;
}

const isProof = (proof: readonly Uint8Array[]) => proof.length <= maxProofLength && proof.every(isHash);

/** A number of leaves, or the index of one. Bit operators would cut it to 32 bits, so there are none here. */
const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
const isOdd = (value: number) => value % 2 === 1;
const half = (value: number) => Math.floor(value / 2);

function riseWhileEven(node: number, last: number): [node: number, last: number] {
  let [risen, risenLast] = [node, last];
  while (!isOdd(risen) && risen !== 0) [risen, risenLast] = [half(risen), half(risenLast)];
  return [risen, risenLast];
}
