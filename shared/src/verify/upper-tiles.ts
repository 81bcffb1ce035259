import { equal, type Hashing, type Tile, tilePath, tilesOf, tileWidth } from '../tlog/index.js';
import type { Finding } from './finding.js';
import { type ReadFile, readTile, rowsOf, upperLevels } from './tiles.js';

/** The tiles above the lowest, as served. */
export interface UpperTiles {
  readonly tiles: readonly { readonly tile: Tile; readonly rows: readonly Uint8Array[] | null }[];
  /** What their parents have for the full lowest tiles. */
  readonly parents: readonly (Uint8Array | undefined)[];
}

/** Reads them all: there is one for 65,536 entries. */
export async function readUpperTiles(size: number, read: ReadFile): Promise<UpperTiles> {
  const tiles: { tile: Tile; rows: Uint8Array[] | null }[] = [];
  const parents: Uint8Array[] = [];
  for (const tile of tilesOf(size)) {
    if (tile.level === 0) continue;
    const bytes = await readTile(read, tile);
    const rows = bytes === null ? null : rowsOf(bytes);
    tiles.push({ tile, rows });
    if (tile.level === 1) for (const [place, row] of (rows ?? []).entries()) parents[tile.index * tileWidth + place] = row;
  }
  return { tiles, parents };
}

/** More rows than that are counted only. */
const mostNamed = 20;

/** Compares them with what the full lowest tiles give. */
export function* judgeUpperTiles({ tiles }: UpperTiles, full: readonly Uint8Array[]): Hashing<Finding[]> {
  const levels = yield* upperLevels(full);
  const findings: Finding[] = [];
  let more = 0;
  const report = (code: Finding['code'], detail: string) => {
    if (findings.length < mostNamed) findings.push({ index: null, lot: null, seq: null, code, detail });
    else more += 1;
  };
  for (const { tile, rows } of tiles) {
    if (rows === null) report('tile_missing', `${tilePath(tile)} is not there`);
    for (const [place, row] of (rows ?? []).entries()) {
      const below = tile.index * tileWidth + place;
      const due = levels[tile.level - 1]?.[below];
      if (due !== undefined && equal(row, due)) continue;
      const leaves = tileWidth ** tile.level;
      const child = tilePath({ level: tile.level - 1, index: below, width: tileWidth });
      report(
        'tile_changed',
        `row ${place} of ${tilePath(tile)} is not the hash of ${child} (entries ${below * leaves} to ${(below + 1) * leaves - 1})`,
      );
    }
  }
  if (more > 0) findings.push({ index: null, lot: null, seq: null, code: 'tile_changed', detail: `and ${more} more rows` });
  return findings;
}
