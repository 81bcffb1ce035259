import { createHash } from 'node:crypto';

const node = Buffer.from([1]);

/** The hash of an inner node (RFC 9162, section 2.1.1). */
export const nodeOf = (left: Buffer, right: Buffer): Buffer => createHash('sha256').update(node).update(left).update(right).digest();

/**
 * The root over hashes of subtrees of one size, the last one perhaps smaller: the tree splits before the largest power of two
 * below their number (RFC 9162, section 2.1.1). There must be at least one.
 */
export function rootOf(hashes: readonly Buffer[], from = 0, to = hashes.length): Buffer {
  const first = hashes[from];
  if (!first) throw new Error('no hash to make a root of');
  if (to - from === 1) return first;
  let split = 1;
  while (split * 2 < to - from) split *= 2;
  return nodeOf(rootOf(hashes, from, from + split), rootOf(hashes, from + split, to));
}

export const tileWidth = 256;
export const emptyTree = (): Buffer => createHash('sha256').digest();

/** A row of a tile above the lowest: the root of a whole tile below. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/**
 * The right edge of the tree: of each level the hashes that fill no whole tile yet. Enough to add leaves and to tell the root.
 */
export class Edge {
  private constructor(
    private total: number,
    private readonly levels: Buffer[][],
  ) {}

  /** @param levels from the leaves up: the last `size / 256^level % 256` hashes of each */
  static restore(size: number, levels: readonly (readonly Buffer[])[]): Edge {
    for (const [level, hashes] of levels.entries()) {
      if (hashes.length !== Math.floor(size / tileWidth ** level) % tileWidth) throw new Error(`level ${level} of the tree has gaps`);
    }
    return new Edge(
      size,
      levels.map((hashes) => [...hashes]),
    );
  }

  get size(): number {
    return this.total;
  }

  /** Adds leaves. @returns the nodes that became whole */
  add(leaves: readonly Buffer[]): TreeNode[] {
    const made: TreeNode[] = [];
    for (const leaf of leaves) {
      this.total += 1;
      this.put(0, leaf, made);
    }
    return made;
  }

  private put(level: number, hash: Buffer, made: TreeNode[]): void {
    const row = this.levels[level] ?? [];
    this.levels[level] = row;
    row.push(hash);
    if (row.length < tileWidth) return;
    const above = { level: level + 1, index: this.total / tileWidth ** (level + 1) - 1, hash: rootOf(row) };
    this.levels[level] = [];
    made.push(above);
    this.put(level + 1, above.hash, made);
  }

  root(): Buffer {
    let below: Buffer | null = null;
    for (const row of this.levels) {
      const hashes: readonly Buffer[] = below === null ? row : [...row, below];
      if (hashes.length > 0) below = rootOf(hashes);
    }
    return below ?? emptyTree();
  }

  copy(): Edge {
    return Edge.restore(this.total, this.levels);
  }
}

/** How many levels of tiles a tree of so many leaves has begun. */
export const levelsOf = (size: number): number => {
  let levels = 1;
  while (tileWidth ** levels <= size) levels += 1;
  return levels;
};
