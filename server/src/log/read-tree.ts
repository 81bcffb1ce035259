import {
  type Bytes,
  consistencyPath,
  encodeBundle,
  hashLength,
  hashWith,
  inclusionPath,
  type LeafRange,
  proofHashes,
  type ReadSubtree,
  rangeHash,
  type Tile,
  tilePartOf,
  tilePath,
  tilesForRanges,
  tileWidth,
  toUtf8,
} from '@ochiq/shared/tlog';
import type { Queryable } from '../base/index.js';
import { sha256 } from './leaf-text.js';
import { readLeafTexts, readSpans, splitHashes } from './store-tree.js';
import { Edge, emptyTree, levelsOf, rootOfRows } from './tree-hash.js';

const spanOf = ({ level, index, width }: Tile) => ({ level, from: index * tileWidth, count: width });

/** The hashes of a tile, null when the tree does not have all of them. */
export async function readTile(db: Queryable, tile: Tile): Promise<Buffer | null> {
  const [bytes] = await readSpans(db, [spanOf(tile)]);
  return bytes?.length === tile.width * hashLength ? bytes : null;
}

/** The entries of a tile's leaves, null when the tree does not have all of them. One that is gone from the database is empty. */
export async function readBundle(db: Queryable, index: number, width: number): Promise<Bytes | null> {
  const texts = await readLeafTexts(db, index * tileWidth, width);
  return texts.length === width ? encodeBundle(texts.map((text) => toUtf8(text ?? ''))) : null;
}

/** Reads what proofs over some ranges of a tree need, in one question. */
async function readerFor(db: Queryable, ranges: readonly LeafRange[], size: number): Promise<ReadSubtree> {
  const tiles = tilesForRanges(ranges, size);
  const spans = await readSpans(db, tiles.map(spanOf));
  const byPath = new Map(tiles.map((tile, place) => [tilePath(tile), spans[place]]));
  // biome-ignore lint/correctness/useYield: hashed here at once, with nothing left for a driver to hash
  return function* (subtree) {
    const { tile, offset, count } = tilePartOf(subtree, size);
    const bytes = byPath.get(tilePath(tile));
    if (bytes?.length !== tile.width * hashLength) throw new Error(`the tree has a gap in ${tilePath(tile)}`);
    return rootOfRows(bytes, offset, count);
  };
}

/** The proof that a leaf is in the tree of `size` leaves (RFC 9162, section 2.1.3). */
export async function readInclusion(db: Queryable, index: number, size: number): Promise<Uint8Array[]> {
  const path = inclusionPath(index, size);
  return hashWith(proofHashes(path, await readerFor(db, path, size)), sha256);
}

/** The proof that the tree of `to` leaves only adds to that of `from` (RFC 9162, section 2.1.4). */
export async function readConsistency(db: Queryable, from: number, to: number): Promise<Uint8Array[]> {
  const path = consistencyPath(from, to);
  return hashWith(proofHashes(path, await readerFor(db, path, to)), sha256);
}

/** The root of the tree when it had `size` leaves. */
export async function readRoot(db: Queryable, size: number): Promise<Uint8Array> {
  if (size === 0) return emptyTree();
  const whole = { start: 0, end: size };
  return hashWith(rangeHash(whole, await readerFor(db, [whole], size)), sha256);
}

/** The right edge of the tree of `size` leaves. @throws Error when rows are missing */
export async function readEdge(db: Queryable, size: number): Promise<Edge> {
  const spans = Array.from({ length: levelsOf(size) }, (_, level) => {
    const rows = Math.floor(size / tileWidth ** level);
    return { level, from: rows - (rows % tileWidth), count: rows % tileWidth };
  });
  const rows = await readSpans(db, spans);
  return Edge.restore(size, rows.map(splitHashes));
}
