import { type Tile, tileWidth } from './tile.js';

/** What a path of a tiled log names: a tile of hashes, or a bundle of entries (which has the width of its tile at level 0). */
export type TileName =
  | { readonly kind: 'hashes'; readonly level: number; readonly index: number; readonly width: number }
  | { readonly kind: 'entries'; readonly index: number; readonly width: number };

const maxLevel = 63;

/** The path of a tile of hashes: `tile/<level>/<index>[.p/<width>]`. Source: C2SP tlog-tiles, "Merkle Tree". */
export function tilePath({ level, index, width }: Tile): string {
  if (!isWithin(level, 0, maxLevel)) throw new RangeError(`no tile has level ${level}`);
  return `tile/${level}/${position(index, width)}`;
}

/** The path of an entry bundle: `tile/entries/<index>[.p/<width>]`. Source: C2SP tlog-tiles, "Log entries". */
export const entriesPath = ({ index, width }: Omit<Tile, 'level'>): string => `tile/entries/${position(index, width)}`;

/** Reads a path of a tile or a bundle; null for any text that `tilePath` and `entriesPath` do not write. */
export function parseTilePath(path: string): TileName | null {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (match === null) return null;
  const [, room = '', groups = '', partial] = match;
  const index = Number(groups.replace(/[x/]/g, ''));
  const width = partial === undefined ? tileWidth : Number(partial);
  if (!Number.isSafeInteger(index) || !isWithin(width, 1, partial === undefined ? tileWidth : tileWidth - 1)) return null;
  const level = room === 'entries' ? 0 : Number(room);
  if (level > maxLevel) return null;
  // Zeros that could be left out would give one tile two paths.
  if ((room === 'entries' ? entriesPath({ index, width }) : tilePath({ level, index, width })) !== path) return null;
  return room === 'entries' ? { kind: 'entries', index, width } : { kind: 'hashes', level, index, width };
}

/** The index in groups of three digits, all but the last after an x (1234067 is `x001/x234/067`), and the width of a partial tile. */
function position(index: number, width: number): string {
  if (!isWithin(index, 0, Number.MAX_SAFE_INTEGER) || !isWithin(width, 1, tileWidth)) {
    throw new RangeError(`no tile has index ${index} and width ${width}`);
  }
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.replace(/\d{3}(?=\d)/g, 'x$&/');
  return width === tileWidth ? groups : `${groups}.p/${width}`;
}

const isWithin = (value: number, least: number, most: number) => Number.isSafeInteger(value) && value >= least && value <= most;
