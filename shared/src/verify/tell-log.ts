import { equal, fullTileHash, type Hashing, hashLength, leafHash, type Tile, tileWidth } from '../tlog/index.js';
import { textOf } from './inspect.js';
import type { Replay } from './replay.js';
import { lowestTile, type ReadFile, readBundle, readTile, rowOf, tileCount } from './tiles.js';

interface Ground {
  readonly read: ReadFile;
  readonly run: <T>(steps: Hashing<T>) => T | Promise<T>;
  readonly replay: Replay;
  readonly onProgress: (entries: number) => void;
}

/** What the first telling of the log has seen. */
export interface Seen {
  /** Of full lowest tiles; zeros for one that is not there. */
  readonly full: Uint8Array[];
  /** Rows of the partial tile at the right edge. */
  edge: Uint8Array;
  /** Rows of the tiles that were asked for, by their index. */
  readonly kept: Map<number, Uint8Array>;
  /** Tiles that are missing or whose entries do not fit their hashes. */
  readonly suspects: number[];
}

/** Tiles on the way at once: enough to keep a line busy, few enough for a server. */
const aheadCount = 8;
const noHash = new Uint8Array(hashLength);

/**
 * Reads the whole log once: hashes every entry, compares it with its hash, and tells it to the replay.
 * @param keep the lowest tiles whose rows are needed later
 */
export async function tellLog(size: number, keep: ReadonlySet<number>, { read, run, replay, onProgress }: Ground): Promise<Seen> {
  const seen: Seen = { full: [], edge: new Uint8Array(0), kept: new Map(), suspects: [] };
  const tiles = ahead(tileCount(size), async (index) => {
    const tile = lowestTile(index, size);
    const [rows, entries] = await Promise.all([readTile(read, tile), readBundle(read, tile)]);
    return { tile, rows, entries };
  });
  for await (const { tile, rows, entries } of tiles) {
    const { hash, sound } = await run(tellTile(tile, rows, entries, replay));
    if (!sound) seen.suspects.push(tile.index);
    if (tile.width === tileWidth) seen.full.push(hash);
    else seen.edge = rows ?? new Uint8Array(tile.width * hashLength);
    if (keep.has(tile.index) && rows !== null) seen.kept.set(tile.index, rows);
    onProgress(tile.index * tileWidth + tile.width);
  }
  return seen;
}

function* tellTile(
  { index, width }: Tile,
  rows: Uint8Array | null,
  entries: readonly Uint8Array[] | null,
  replay: Replay,
): Hashing<{ hash: Uint8Array; sound: boolean }> {
  let sound = rows !== null && entries !== null;
  for (let place = 0; place < width; place += 1) {
    const entry = entries?.[place] ?? null;
    const at = index * tileWidth + place;
    const text = textOf(entry);
    if (entry === null || text === null || rows === null || !equal(yield* leafHash(entry), rowOf(rows, place))) {
      sound = false;
      replay.lost(at, text);
    } else yield* replay.take(at, text);
  }
  return { hash: rows === null || width < tileWidth ? noHash : yield* fullTileHash(rows), sound };
}

/** What belongs where something else stands. */
export interface RightTexts {
  /** By index; null for a text that nobody has. */
  readonly rightTexts: ReadonlyMap<number, string | null>;
  /** Lowest tiles of which nothing is believed. */
  readonly lost: ReadonlySet<number>;
}

/** Tells the log again, with the texts that belong where others stand. */
export async function tellAgain(size: number, right: RightTexts, { read, run, replay, onProgress }: Ground): Promise<void> {
  const bundles = ahead(tileCount(size), async (index) => ({ index, entries: await readBundle(read, lowestTile(index, size)) }));
  for await (const { index, entries } of bundles) {
    await run(tellBundle(lowestTile(index, size), entries, right, replay));
    onProgress(index * tileWidth);
  }
}

function* tellBundle(
  { index, width }: Tile,
  entries: readonly Uint8Array[] | null,
  { rightTexts, lost }: RightTexts,
  replay: Replay,
): Hashing<void> {
  for (let place = 0; place < width; place += 1) {
    const at = index * tileWidth + place;
    const right = rightTexts.get(at);
    const served = textOf(entries?.[place] ?? null);
    const text = lost.has(index) ? null : right === undefined ? served : right;
    if (text === null) replay.lost(at, served);
    else yield* replay.take(at, text);
  }
}

/** Loads in order, some ahead of what is being worked on. */
async function* ahead<T>(count: number, load: (index: number) => Promise<T>): AsyncGenerator<T, void, void> {
  const loading: Promise<T>[] = [];
  for (let next = 0; next < count || loading.length > 0; ) {
    while (next < count && loading.length < aheadCount) {
      const one = load(next);
      // Whoever comes to it is told; before that it is nobody's unhandled rejection.
      one.catch(() => undefined);
      loading.push(one);
      next += 1;
    }
    const first = loading.shift();
    if (first !== undefined) yield await first;
  }
}
