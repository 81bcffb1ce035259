import { type Hashing, isHash } from './hashing.js';
import { joinRight, subtreesOf } from './paths.js';
import { nodeHash } from './tree.js';

/** The right edge of a growing tree: all that is needed to append to it, at most 53 hashes. */
export interface Frontier {
  /** Leaves so far. */
  readonly size: number;
  /** The hashes of the perfect subtrees that the tree is made of, the largest first; `subtreesOf` names them. */
  readonly hashes: readonly Uint8Array[];
  /** Appends a leaf's hash; one node is hashed per leaf, on the average. Nothing has changed until it is through. */
  append(leafHash: Uint8Array): Hashing<void>;
  /** The root of the tree so far. */
  root(): Hashing<Uint8Array>;
}

/** The frontier of an empty tree. */
export const createFrontier = (): Frontier => frontierOf(0, []);

/**
 * The frontier of a tree that was kept as its size and `hashes`.
 * @returns null when there are not as many hashes as the size has perfect subtrees, or one has not 32 bytes
 */
export function restoreFrontier(size: number, hashes: readonly Uint8Array[]): Frontier | null {
  if (!Number.isSafeInteger(size) || size < 0 || !hashes.every(isHash)) return null;
  return subtreesOf({ start: 0, end: size }).length === hashes.length ? frontierOf(size, hashes) : null;
}

function frontierOf(startSize: number, startHashes: readonly Uint8Array[]): Frontier {
  let size = startSize;
  const stack = [...startHashes];
  return {
    get size() {
      return size;
    },
    get hashes() {
      return [...stack];
    },
    *append(leafHash) {
      if (!isHash(leafHash)) throw new TypeError(`a leaf's hash has not ${leafHash.length} bytes`);
      const before = size;
      let hash = leafHash;
      let kept = stack.length;
      // Each odd bit at the end of the size is a subtree as large as the new one: two make the next larger.
      for (let rest = before; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        kept -= 1;
        const left = stack[kept];
        if (left === undefined) throw new Error('a frontier has a hash for each perfect subtree');
        hash = yield* nodeHash(left, hash);
      }
      // With a SHA-256 that answers later, a second append could have come between.
      if (size !== before) throw new Error('one leaf at a time');
      stack.length = kept;
      stack.push(hash);
      size += 1;
    },
    root: () => joinRight([...stack]),
  };
}
