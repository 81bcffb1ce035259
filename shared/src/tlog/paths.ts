import type { Hashing } from './hashing.js';
import { emptyRoot, nodeHash } from './tree.js';

/** Leaves from `start` up to, but without, `end`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** A perfect subtree: the leaves from `index * 2^level` to `(index + 1) * 2^level`. Level 0 is a leaf. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Where the hashes of perfect subtrees come from, whichever way they are kept. */
export type ReadSubtree = (subtree: Subtree) => Hashing<Uint8Array>;

/**
 * The nodes of an inclusion proof, from the leaf up, as the leaves below each. Source: RFC 9162, section 2.1.3.1.
 * @param index of the leaf, from 0; less than `size`
 */
export function inclusionPath(index: number, size: number): LeafRange[] {
  if (!Number.isSafeInteger(size) || !isWithin(index, 0, size - 1)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return path.reverse();
}

/**
 * The nodes of a consistency proof, in its order, as the leaves below each. Source: RFC 9162, section 2.1.4.1.
 * Empty when both sizes are one, or when the first tree is empty (which is the beginning of any tree).
 */
export function consistencyPath(size1: number, size2: number): LeafRange[] {
  if (!Number.isSafeInteger(size2) || !isWithin(size1, 0, size2)) throw new RangeError(`a tree of ${size1} does not begin one of ${size2}`);
  if (size1 === 0) return [];
  const path: LeafRange[] = [];
  let [start, end] = [0, size2];
  while (end > size1) {
    const middle = start + largestPowerBelow(end - start);
    if (size1 <= middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  // From 0 on it is the whole first tree, whose root the verifier knows.
  if (start > 0) path.push({ start, end });
  return path.reverse();
}

/**
 * The perfect subtrees that make up a range, the largest first.
 * @throws RangeError for a range that is no node of any tree: its start must be a multiple of its largest perfect subtree
 */
export function subtreesOf({ start, end }: LeafRange): Subtree[] {
  if (!Number.isSafeInteger(end) || !isWithin(start, 0, end)) throw new RangeError(`no range from ${start} to ${end}`);
  const subtrees: Subtree[] = [];
  let at = start;
  while (at < end) {
    const [leaves, level] = largestPowerUpTo(end - at);
    if (at % leaves !== 0) throw new RangeError(`no node has the leaves from ${start} to ${end}`);
    subtrees.push({ level, index: at / leaves });
    at += leaves;
  }
  return subtrees;
}

/** The hash of the node above a range of leaves; of the range from 0 to the size, the root. Source: RFC 9162, section 2.1.1. */
export function* rangeHash(range: LeafRange, read: ReadSubtree): Hashing<Uint8Array> {
  const hashes: Uint8Array[] = [];
  for (const subtree of subtreesOf(range)) hashes.push(yield* read(subtree));
  return yield* joinRight(hashes);
}

/** The hashes of a proof's nodes, in the order of its path. */
export function* proofHashes(path: readonly LeafRange[], read: ReadSubtree): Hashing<Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for (const range of path) hashes.push(yield* rangeHash(range, read));
  return hashes;
}

/** The root over perfect subtrees, the largest first: each is the left neighbour of all that follow. */
export function* joinRight(hashes: readonly Uint8Array[]): Hashing<Uint8Array> {
  let joined: Uint8Array | null = null;
  for (const hash of hashes.toReversed()) joined = joined === null ? hash : yield* nodeHash(hash, joined);
  return joined ?? (yield* emptyRoot());
}

const isWithin = (value: number, least: number, most: number) => Number.isSafeInteger(value) && value >= least && value <= most;

/** The largest power of two that is at most `count`, and its exponent. */
function largestPowerUpTo(count: number): [power: number, exponent: number] {
  let [power, exponent] = [1, 0];
  while (power * 2 <= count) [power, exponent] = [power * 2, exponent + 1];
  return [power, exponent];
}

/** Where a tree of at least two leaves splits: the largest power of two that is less than `count`. */
const largestPowerBelow = (count: number) => largestPowerUpTo(count - 1)[0];
