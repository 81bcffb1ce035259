import { type Bytes, concat } from './bytes.js';
import { type Hashing, hashLength } from './hashing.js';
import { type LeafRange, type ReadSubtree, type Subtree, subtreesOf } from './paths.js';
import { nodeHash } from './tree.js';

/** Levels of the tree in a tile, and hashes in a full one (C2SP tlog-tiles). */
const tileHeight = 8;
export const tileWidth = 256;

/**
 * A run of up to 256 hashes of one level of the tree. Hash `i` of tile `index` at `level` stands over the leaves from
 * `(index * 256 + i) * 256^level` on, 256^level of them. Source: C2SP tlog-tiles, "Merkle Tree".
 */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** Hashes in it: 256, or fewer at the right edge of the tree. */
  readonly width: number;
}

/**
 * The tiles of a tree, level by level, partial ones at their width. Lazily: a large tree has many.
 * @param size leaves in the tree
 * @param since leaves of an earlier state; tiles that it had already, at the same width, are left out
 */
export function* tilesOf(size: number, since = 0): Generator<Tile, void, void> {
  for (let [level, hashes, before] = [0, size, since]; hashes > 0; level += 1) {
    const first = Math.floor(before / tileWidth);
    if (hashes > before) {
      for (let index = first; index * tileWidth < hashes; index += 1) {
        yield { level, index, width: Math.min(tileWidth, hashes - index * tileWidth) };
      }
    }
    hashes = Math.floor(hashes / tileWidth);
    before = first;
  }
}

/** Whether bytes can be this tile: 32 for each hash. */
export const fitsTile = (tile: Tile, bytes: Uint8Array): boolean => bytes.length === tile.width * hashLength;

/** The tile that holds the bottom of a perfect subtree, and the hashes in it that the subtree is over. */
export interface TilePart {
  readonly tile: Tile;
  readonly offset: number;
  /** A power of two, at most 128; 1 when the subtree's hash stands in the tile as it is. */
  readonly count: number;
}

/**
 * Where the hash of a perfect subtree is found.
 * @param size leaves in the tree; decides how wide the tile is
 * @throws RangeError for a subtree that reaches past the tree
 */
export function tilePartOf(subtree: Subtree, size: number): TilePart {
  const level = Math.floor(subtree.level / tileHeight);
  const count = 2 ** (subtree.level % tileHeight);
  const first = subtree.index * count;
  const hashes = Math.floor(size / tileWidth ** level);
  if (first + count > hashes) throw new RangeError(`a tree of ${size} has no subtree ${subtree.index} at level ${subtree.level}`);
  const index = Math.floor(first / tileWidth);
  const width = Math.min(tileWidth, hashes - index * tileWidth);
  return { tile: { level, index, width }, offset: first % tileWidth, count };
}

/** The tiles that the hashes of these ranges (a path, or a whole tree) are computed from, each once. */
export function tilesForRanges(ranges: readonly LeafRange[], size: number): Tile[] {
  const tiles = ranges.flatMap(subtreesOf).map((subtree) => tilePartOf(subtree, size).tile);
  return [...new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile])).values()];
}

/**
 * Reads hashes of perfect subtrees out of tiles.
 * @param size leaves in the tree
 * @param bytesOf the bytes of a tile that `tilesForRanges` named; throw for one that cannot be had
 */
export function tileReader(size: number, bytesOf: (tile: Tile) => Uint8Array): ReadSubtree {
  return function* read(subtree) {
    const { tile, offset, count } = tilePartOf(subtree, size);
    const bytes = bytesOf(tile);
    if (!fitsTile(tile, bytes)) throw new Error(`tile ${tile.level}/${tile.index} of width ${tile.width} has ${bytes.length} bytes`);
    return yield* perfectRoot(bytes.subarray(offset * hashLength, (offset + count) * hashLength));
  };
}

/** The hash that a full tile has in the tile of the next level: the root of its 256 hashes. */
export function* fullTileHash(bytes: Uint8Array): Hashing<Uint8Array> {
  if (bytes.length !== tileWidth * hashLength) throw new RangeError(`a full tile has ${tileWidth} hashes, not ${bytes.length} bytes`);
  return yield* perfectRoot(bytes);
}

/** The root of a power of two of hashes that stand side by side. */
function* perfectRoot(bytes: Uint8Array): Hashing<Uint8Array> {
  let level: Uint8Array[] = [];
  for (let offset = 0; offset < bytes.length; offset += hashLength) level.push(bytes.subarray(offset, offset + hashLength));
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (const [at, left] of level.entries()) {
      const right = level[at + 1];
      if (at % 2 === 0 && right !== undefined) above.push(yield* nodeHash(left, right));
    }
    level = above;
  }
  const [root] = level;
  if (root === undefined) throw new RangeError('no hashes have no root');
  return root;
}

/** Bytes of an entry that a bundle can hold: its length stands before it in 16 bits. */
export const maxEntryLength = 0xffff;

/** An entry bundle: each entry after its length in two bytes, the high one first. Source: C2SP tlog-tiles, "Log entries". */
export function encodeBundle(entries: readonly Uint8Array[]): Bytes {
  if (entries.length === 0 || entries.length > tileWidth) throw new RangeError(`a bundle has no ${entries.length} entries`);
  const parts = entries.flatMap((entry) => {
    if (entry.length > maxEntryLength) throw new RangeError(`an entry of ${entry.length} bytes is too long for a bundle`);
    return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
  });
  return concat(...parts);
}

/**
 * Reads an entry bundle.
 * @param width entries that it must have
 * @returns null unless there are exactly that many and nothing after them
 */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (entries.length < width) {
    const [high, low] = bytes.subarray(offset, offset + 2);
    if (high === undefined || low === undefined) return null;
    const start = offset + 2;
    offset = start + high * 256 + low;
    if (offset > bytes.length) return null;
    entries.push(bytes.subarray(start, offset));
  }
  return offset === bytes.length ? entries : null;
}
