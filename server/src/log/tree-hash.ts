import { hash } from 'node:crypto';
import { hashLength, tileWidth } from '@ochiq/shared/tlog';
import { sha256 } from './leaf-text.js';

const node = Buffer.from([1]);

/** The hash of an inner node (RFC 9162, section 2.1.1). */
export const nodeOf = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.concat([node, left, right]));

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

const scratch = Buffer.alloc(65, 1);

/**
 * The root of a whole subtree, out of its rows in a tile. A proof takes some five hundred of these hashes; as Latin-1 strings,
 * a character a byte, they cost the garbage collector a tenth of what buffers do.
 * @param count a power of two
 */
export function rootOfRows(rows: Buffer, offset: number, count: number): Buffer {
  let hashes = Array.from({ length: count }, (_, place) =>
    rows.toString('latin1', (offset + place) * hashLength, (offset + place + 1) * hashLength),
  );
  while (hashes.length > 1) {
    hashes = Array.from({ length: hashes.length / 2 }, (_, place) => {
      scratch.write(hashes[place * 2] ?? '', 1, 'latin1');
      scratch.write(hashes[place * 2 + 1] ?? '', 33, 'latin1');
      return hash('sha256', scratch, 'binary');
    });
  }
  return Buffer.from(hashes[0] ?? '', 'latin1');
}

export const emptyTree = (): Buffer => sha256(new Uint8Array());

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
