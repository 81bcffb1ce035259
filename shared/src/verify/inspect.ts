import { fromUtf8, fullTileHash, type Hashing, type Tile, tileWidth, toHex } from '../tlog/index.js';
import type { Candidate } from './pick-tree.js';
import { entryHashes, joined, type ReadFile, readBundle, readTile, rowsOf, widthBeforeGap } from './tiles.js';

/** Everything that there is of a lowest tile, served and kept. Null for what is not there. */
export interface Inspected {
  readonly tile: Tile;
  /** The index of its first entry. */
  readonly start: number;
  readonly rows: readonly (Uint8Array | null)[];
  /** Of no length for an entry that is gone while its hash is not. */
  readonly entries: readonly (Uint8Array | null)[];
  /** Of the entries. */
  readonly hashes: readonly (Uint8Array | null)[];
  /** As kept; fewer when the log was shorter then. */
  readonly cachedRows: readonly Uint8Array[];
  readonly cachedEntries: readonly Uint8Array[];
}

export interface InspectGround {
  readonly read: ReadFile;
  readonly readCached: ReadFile;
  readonly run: <T>(steps: Hashing<T>) => T | Promise<T>;
  /** Sizes of the log at earlier audits: partial tiles are kept under their width. */
  readonly earlierSizes: readonly number[];
}

/** Looks at a tile closely: its rows one by one, its entries, and what is kept of an earlier look. */
export async function inspectTile(ground: InspectGround, tile: Tile): Promise<Inspected> {
  const { read, run } = ground;
  const whole = await readTile(read, tile);
  const width = whole === null ? await widthBeforeGap(read, tile) : tile.width;
  const found = width === 0 ? null : (whole ?? (await readTile(read, { ...tile, width })));
  const bundle = width === 0 ? null : ((await readBundle(read, tile)) ?? (await readBundle(read, { ...tile, width })));
  const { rows: cachedRows, entries: cachedEntries } = await readKept(ground, tile);
  const pad = <T>(list: readonly T[]) => Array.from({ length: tile.width }, (_, place) => list[place] ?? null);
  return {
    tile,
    start: tile.index * tileWidth,
    rows: pad(found === null ? [] : rowsOf(found)),
    entries: pad(bundle ?? []),
    hashes: pad(await run(entryHashes(bundle ?? []))),
    cachedRows,
    cachedEntries,
  };
}

/** What is kept of a tile: all of it, or its beginning as it was when the log was shorter. */
async function readKept({ readCached, earlierSizes }: InspectGround, tile: Tile): Promise<{ rows: Uint8Array[]; entries: Uint8Array[] }> {
  const widths = earlierSizes.map((size) => Math.min(tile.width, size - tile.index * tileWidth)).filter((width) => width > 0);
  for (const width of new Set([tile.width, ...widths.sort((a, b) => b - a)])) {
    const rows = await readTile(readCached, { ...tile, width });
    if (rows !== null) return { rows: rowsOf(rows), entries: (await readBundle(readCached, { ...tile, width })) ?? [] };
  }
  return { rows: [], entries: [] };
}

/** What the tile could have been when it was signed. @param parent its row in the tile above */
export function* candidatesOf({ tile, rows, hashes, cachedRows }: Inspected, parent: Uint8Array | undefined): Hashing<Candidate[]> {
  const candidates: Candidate[] = [];
  const sources: [by: Candidate['by'], rows: readonly (Uint8Array | null)[]][] = [
    ['rows', rows],
    ['entries', hashes],
    ['cached', cachedRows.length === 0 ? [] : rows.map((row, place) => cachedRows[place] ?? row)],
  ];
  for (const [by, list] of sources) {
    const whole = list.filter((row) => row !== null);
    if (whole.length !== tile.width) continue;
    const bytes = joined(whole);
    candidates.push({ by, rows: bytes, hash: tile.width === tileWidth ? yield* fullTileHash(bytes) : null });
  }
  if (parent !== undefined && tile.width === tileWidth) candidates.push({ by: 'parent', rows: null, hash: parent });
  return candidates;
}

/** What is at an index and what belongs there, of the tiles that were looked at. */
export interface Place {
  readonly index: number;
  /** In hexadecimal digits; null when it is not known. */
  readonly due: string | null;
  readonly row: string | null;
  readonly hash: string | null;
  /** The entry's text; null when it is gone or was not served. */
  readonly text: string | null;
  /** Neither its hash nor its entry is served. */
  readonly absent: boolean;
}

const hexOf = (bytes: Uint8Array | null | undefined): string | null => (bytes == null ? null : toHex(bytes));

/** @param signed the rows of the tile that was signed, null when they are not known: then the served ones are believed */
export function placesOf({ start, rows, entries, hashes }: Inspected, signed: Uint8Array | null): Place[] {
  const due = signed === null ? rows : rowsOf(signed);
  return rows.map((row, place) => {
    const entry = entries[place] ?? null;
    return {
      index: start + place,
      due: hexOf(due[place]),
      row: hexOf(row),
      hash: hexOf(hashes[place]),
      text: textOf(entry),
      absent: entry === null,
    };
  });
}

/** The text of an entry, null for one that is gone. What is no UTF-8 becomes a text that is no leaf. */
export const textOf = (entry: Uint8Array | null): string | null =>
  entry === null || entry.length === 0 ? null : (fromUtf8(entry) ?? '\u{fffd}');

/** The texts of all entries that were seen, by their hashes. */
export async function textsByHash(inspected: readonly Inspected[], run: InspectGround['run']): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const add = (entries: readonly (Uint8Array | null)[], hashes: readonly (Uint8Array | null)[]) => {
    for (const [place, entry] of entries.entries()) {
      const [text, hash] = [textOf(entry), hexOf(hashes[place])];
      if (text !== null && hash !== null) texts.set(hash, text);
    }
  };
  for (const { entries, hashes, cachedEntries } of inspected) {
    add(entries, hashes);
    add(cachedEntries, await run(entryHashes(cachedEntries)));
  }
  return texts;
}
