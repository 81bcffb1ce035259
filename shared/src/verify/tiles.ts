import {
  decodeBundle,
  entriesPath,
  fitsTile,
  fullTileHash,
  type Hashing,
  hashLength,
  leafHash,
  type Tile,
  tilePath,
  tileWidth,
} from '../tlog/index.js';

/** Reads a file of the log by its path under the log's address; null when there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

/** The lowest tile of an index in a tree of `size` leaves. */
export const lowestTile = (index: number, size: number): Tile => ({
  level: 0,
  index,
  width: Math.min(tileWidth, size - index * tileWidth),
});

/** How many lowest tiles a tree has, the partial one too. */
export const tileCount = (size: number): number => Math.ceil(size / tileWidth);

/** The hashes of a tile, joined; null when it is not there or not that wide. A full tile may stand for a partial one. */
export async function readTile(read: ReadFile, tile: Tile): Promise<Uint8Array | null> {
  const bytes = await read(tilePath(tile));
  if (bytes !== null) return fitsTile(tile, bytes) ? bytes : null;
  if (tile.width === tileWidth) return null;
  // A log may throw partial tiles away as soon as it has the full one (C2SP tlog-tiles, "Partial Tiles").
  const full = { ...tile, width: tileWidth };
  const fullBytes = await read(tilePath(full));
  return fullBytes !== null && fitsTile(full, fullBytes) ? fullBytes.subarray(0, tile.width * hashLength) : null;
}

/** The entries of a tile's leaves; null when the bundle is not there or is none. One of no length is an entry that is gone. */
export async function readBundle(read: ReadFile, tile: Tile): Promise<Uint8Array[] | null> {
  const bytes = await read(entriesPath(tile));
  if (bytes !== null) return decodeBundle(bytes, tile.width);
  if (tile.width === tileWidth) return null;
  const full = await read(entriesPath({ ...tile, width: tileWidth }));
  return full && (decodeBundle(full, tileWidth)?.slice(0, tile.width) ?? null);
}

/**
 * How many rows of a tile come before its first gap, by asking for narrower ones of the same tile.
 * @returns as many as `tile.width` when none is missing
 */
export async function widthBeforeGap(read: ReadFile, tile: Tile): Promise<number> {
  let [have, lack] = [0, tile.width + 1];
  while (lack - have > 1) {
    const width = Math.floor((have + lack) / 2);
    const bytes = await read(tilePath({ ...tile, width }));
    if (bytes !== null && fitsTile({ ...tile, width }, bytes)) have = width;
    else lack = width;
  }
  return have;
}

/** The hash of one row of a tile's bytes. */
export const rowOf = (rows: Uint8Array, place: number): Uint8Array => rows.subarray(place * hashLength, (place + 1) * hashLength);

export const rowsOf = (rows: Uint8Array): Uint8Array[] =>
  Array.from({ length: rows.length / hashLength }, (_, place) => rowOf(rows, place));

/** The hashes of entries; null for one that is gone. */
export function* entryHashes(entries: readonly Uint8Array[]): Hashing<(Uint8Array | null)[]> {
  const hashes: (Uint8Array | null)[] = [];
  for (const entry of entries) hashes.push(entry.length === 0 ? null : yield* leafHash(entry));
  return hashes;
}

/** The tiles above the lowest, level by level from 1 on, each level joined: of the hashes of full lowest tiles. */
export function* upperLevels(fullTiles: readonly Uint8Array[]): Hashing<Uint8Array[][]> {
  const levels: Uint8Array[][] = [];
  let level: readonly Uint8Array[] = fullTiles;
  while (level.length > 0) {
    levels.push([...level]);
    const above: Uint8Array[] = [];
    for (let from = 0; from + tileWidth <= level.length; from += tileWidth) {
      above.push(yield* fullTileHash(joined(level.slice(from, from + tileWidth))));
    }
    level = above;
  }
  return levels;
}

/** Hashes side by side, as in a tile. */
export function joined(hashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hashes.length * hashLength);
  for (const [place, hash] of hashes.entries()) bytes.set(hash, place * hashLength);
  return bytes;
}
