import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, fromUtf8, toBase64, toHex, toUtf8 } from './bytes.js';
import { hashWith } from './hashing.js';
import { rangeHash } from './paths.js';
import { decodeBundle, encodeBundle, fullTileHash, tilePartOf, tileReader, tilesForRanges, tilesOf } from './tile.js';
import { entriesPath, parseTilePath, tilePath } from './tile-path.js';
import { leafHash } from './tree.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const full = 256;

describe('paths of tiles', () => {
  // The examples of C2SP tlog-tiles and of transparency-dev/tessera's layout tests.
  it.each([
    { path: 'tile/0/000', name: { kind: 'hashes', level: 0, index: 0, width: full } },
    { path: 'tile/0/000.p/255', name: { kind: 'hashes', level: 0, index: 0, width: 255 } },
    { path: 'tile/1/000', name: { kind: 'hashes', level: 1, index: 0, width: full } },
    { path: 'tile/2/000.p/1', name: { kind: 'hashes', level: 2, index: 0, width: 1 } },
    { path: 'tile/0/x001/x234/067', name: { kind: 'hashes', level: 0, index: 1_234_067, width: full } },
    { path: 'tile/15/x455/667', name: { kind: 'hashes', level: 15, index: 455_667, width: full } },
    { path: 'tile/15/x123/x456/789.p/41', name: { kind: 'hashes', level: 15, index: 123_456_789, width: 41 } },
    { path: 'tile/63/999', name: { kind: 'hashes', level: 63, index: 999, width: full } },
    { path: 'tile/0/x001/000', name: { kind: 'hashes', level: 0, index: 1_000, width: full } },
    {
      path: 'tile/0/x009/x007/x199/x254/x740/991',
      name: { kind: 'hashes', level: 0, index: Number.MAX_SAFE_INTEGER, width: full },
    },
    { path: 'tile/entries/000', name: { kind: 'entries', index: 0, width: full } },
    { path: 'tile/entries/000.p/8', name: { kind: 'entries', index: 0, width: 8 } },
    { path: 'tile/entries/255.p/253', name: { kind: 'entries', index: 255, width: 253 } },
    { path: 'tile/entries/x001/x234/067.p/8', name: { kind: 'entries', index: 1_234_067, width: 8 } },
  ] as const)('$path', ({ path, name }) => {
    expect(name.kind === 'hashes' ? tilePath(name) : entriesPath(name)).toBe(path);
    expect(parseTilePath(path)).toEqual(name);
  });

  it.each([
    '',
    'tile',
    'tile/0',
    '/tile/0/000',
    'tile/0/000/',
    'tile/0/000\n',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/data/000',
    'tile/8/0/000',
    'tile/0/0',
    'tile/0/1000',
    'tile/0/x000/001',
    'tile/0/x001/x000',
    'tile/0/001/000',
    'tile/0/x001',
    'tile/0/x01/000',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0/x001/x000/x000/x000/x000/x000/000',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/',
    'tile/0/000.p/8/',
    'tile/0/000.p/+8',
    'tile/entries',
    'tile/entries/0/000',
    'tile/entries/x000/000',
    'tile/0/٠٠٠',
  ])('refuses %j', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });

  it('are one for each tile', () => {
    const tiles = fc.record({
      level: fc.nat(63),
      index: fc.oneof(fc.maxSafeNat(), fc.nat(2_000)),
      width: fc.integer({ min: 1, max: full }),
    });
    fc.assert(
      fc.property(tiles, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual({ kind: 'hashes', ...tile });
        const bundle = { index: tile.index, width: tile.width };
        expect(parseTilePath(entriesPath(bundle))).toEqual({ kind: 'entries', ...bundle });
      }),
    );
  });

  it.each([
    { level: 64, index: 0, width: 1 },
    { level: 0.5, index: 0, width: 1 },
    { level: 0, index: -1, width: 1 },
    { level: 0, index: 2 ** 53, width: 1 },
    { level: 0, index: 0, width: 0 },
    { level: 0, index: 0, width: 257 },
  ])('are not written for $level/$index of width $width', (tile) => {
    expect(() => tilePath(tile)).toThrow(RangeError);
  });
});

describe('tilesOf', () => {
  const paths = (size: number, since?: number) => [...tilesOf(size, since)].map(tilePath);
  it.each([
    { size: 0, tiles: [] },
    { size: 1, tiles: ['tile/0/000.p/1'] },
    { size: 255, tiles: ['tile/0/000.p/255'] },
    { size: 256, tiles: ['tile/0/000', 'tile/1/000.p/1'] },
    { size: 257, tiles: ['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1'] },
    { size: 257, since: 256, tiles: ['tile/0/001.p/1'] },
    { size: 257, since: 1, tiles: ['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1'] },
    { size: 257, since: 257, tiles: [] },
    { size: 512, since: 511, tiles: ['tile/0/001', 'tile/1/000.p/2'] },
    { size: 65_536, since: 65_535, tiles: ['tile/0/255', 'tile/1/000', 'tile/2/000.p/1'] },
  ])('$size leaves, since $since', ({ size, since, tiles }) => {
    expect(paths(size, since)).toEqual(tiles);
  });

  it('70,000 leaves: the example of C2SP tlog-tiles', () => {
    const tiles = [...tilesOf(70_000)];
    const count = (level: number, isFull: boolean) =>
      tiles.filter((tile) => tile.level === level && (tile.width === full) === isFull).length;
    expect([count(0, true), count(0, false), count(1, true), count(1, false), count(2, true), count(2, false)]).toEqual([
      273, 1, 1, 1, 0, 1,
    ]);
    expect(tiles.filter(({ width }) => width < full).map(({ width }) => width)).toEqual([112, 17, 1]);
  });

  it('names the last tiles of a log of 2^52 leaves without the others', () => {
    const size = 2 ** 52;
    expect(paths(size, size - 1)).toEqual([
      'tile/0/x017/x592/x186/x044/415',
      'tile/1/x068/x719/x476/735',
      'tile/2/x268/x435/455',
      'tile/3/x001/x048/575',
      'tile/4/x004/095',
      'tile/5/015',
      'tile/6/000.p/16',
    ]);
  });
});

describe('tilePartOf', () => {
  it.each([
    {
      name: 'a leaf',
      subtree: { level: 0, index: 300 },
      size: 301,
      part: { tile: { level: 0, index: 1, width: 45 }, offset: 44, count: 1 },
    },
    {
      name: 'half a tile',
      subtree: { level: 7, index: 3 },
      size: 512,
      part: { tile: { level: 0, index: 1, width: 256 }, offset: 128, count: 128 },
    },
    {
      name: 'a whole tile',
      subtree: { level: 8, index: 1 },
      size: 600,
      part: { tile: { level: 1, index: 0, width: 2 }, offset: 1, count: 1 },
    },
    {
      name: 'two tiles',
      subtree: { level: 9, index: 0 },
      size: 600,
      part: { tile: { level: 1, index: 0, width: 2 }, offset: 0, count: 2 },
    },
    {
      name: 'beyond 32 bits',
      subtree: { level: 3, index: 2 ** 40 },
      size: 2 ** 43 + 8,
      part: { tile: { level: 0, index: 2 ** 35, width: 8 }, offset: 0, count: 8 },
    },
  ])('$name', ({ subtree, size, part }) => {
    expect(tilePartOf(subtree, size)).toEqual(part);
  });

  it('refuses what is not in the tree', () => {
    expect(() => tilePartOf({ level: 3, index: 0 }, 7)).toThrow(RangeError);
    expect(() => tilePartOf({ level: 0, index: 7 }, 7)).toThrow(RangeError);
  });

  it('is asked for once', () => {
    const ranges = [
      { start: 0, end: 4 },
      { start: 4, end: 7 },
    ];
    expect(tilesForRanges(ranges, 7)).toEqual([{ level: 0, index: 0, width: 7 }]);
  });

  it('has no hash of the next level before it is full', () => {
    expect(() => hashWith(fullTileHash(new Uint8Array(255 * 32)), sha256)).toThrow(RangeError);
  });
});

describe('entry bundles', () => {
  it.each([
    { name: 'one entry', entries: ['abc'], hex: '0003616263' },
    { name: 'an empty entry', entries: ['', 'a'], hex: '0000000161' },
    { name: 'a long entry', entries: ['x'.repeat(258)], hex: `0102${'78'.repeat(258)}` },
  ])('$name', ({ entries, hex }) => {
    const bundle = encodeBundle(entries.map(toUtf8));
    expect(toHex(bundle)).toBe(hex);
    expect(decodeBundle(bundle, entries.length)?.map(fromUtf8)).toEqual(entries);
  });

  const two = encodeBundle([toUtf8('abc'), toUtf8('de')]);
  it.each([
    { name: 'an entry too few', bytes: two, width: 3 },
    { name: 'an entry too many', bytes: two, width: 1 },
    { name: 'a byte too many', bytes: Uint8Array.from([...two, 0]), width: 2 },
    { name: 'a byte too few', bytes: two.slice(0, -1), width: 2 },
    { name: 'half a length', bytes: two.slice(0, 6), width: 2 },
    { name: 'a length past the end', bytes: Uint8Array.of(255, 255, 1), width: 1 },
    { name: 'nothing', bytes: new Uint8Array(), width: 1 },
  ])('refuse $name', ({ bytes, width }) => {
    expect(decodeBundle(bytes, width)).toBeNull();
  });

  it('hold up to 256 entries of up to 65,535 bytes', () => {
    const most = [new Uint8Array(65_535)];
    expect(decodeBundle(encodeBundle(most), 1)?.map((entry) => entry.length)).toEqual([65_535]);
    expect(decodeBundle(encodeBundle(Array.from({ length: 256 }, () => new Uint8Array(1))), 256)).toHaveLength(256);
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(() => encodeBundle(Array.from({ length: 257 }, () => new Uint8Array()))).toThrow(RangeError);
    expect(() => encodeBundle([])).toThrow(RangeError);
  });

  it('of any entries are read back, and no other bytes with them', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 20 }), (entries) => {
        const bundle = encodeBundle(entries);
        expect(decodeBundle(bundle, entries.length)?.map(toHex)).toEqual(entries.map(toHex));
        expect(decodeBundle(bundle.slice(0, -1), entries.length)).toBeNull();
      }),
    );
  });
});

describe('a log that others wrote', () => {
  // transparency-dev/tessera, testdata/log: tile/entries/000.p/15, tile/0/000.p/15 and the root of checkpoint.15 (Apache-2.0).
  const bundle =
    'AANvbmUAA3R3bwAFdGhyZWUABGZvdXIABGZpdmUAA3NpeAAFc2V2ZW4AA2VpdAAEbmFpbgADdGVuAAZpbGV2ZW4ABXR3ZWxmAAh0aHJlZXRlbgAHZm91cnRlbgAGZml2dGVu';
  const tile =
    '0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+emrGrfwfHyP4O/0um+qU8fkQS6RpZkVPoqk4Bvuzlt4JWcfFGxeRx6KGoOjwhTOS6kHuPOliI0UzIzTznW7Eu+U9xWrP6pdBx5uKsS7mU1b9zWUPcw3mdoNCF55gM+5M2rMwprg4Cp3sPRXjBrBdJPXnPQmIQSSmsgE+R/E56xa8MojPnomuMNcLJP1JMe5BeeiEFZA1tzFlGlM/1bSbvsl2Q0P5jSR+TdkwdXWyx+GbBWX0KZbNZkWzCjyTPSozsxOFyChXYNhwr5ULEFQNYCU3GYvLavt2rt0rv46WBApa/dR0Kmj81pWwbFA5Nyb0qTkyuwXOIn2RsV2c3wATprlHTl9PRkCsBHBJiDsgnbxPM+BP5oV3HsHfbLi8MoJB327LYxG7faX1XMxheaUtO4sHQS4QiLJ/LTYpdCi/s/tMzutXBwOswN8pyYez83RD63wfGhNWAVggZyXDSKXlHj7pfT+zJ9jw2H+Ob1WS8hhN7wjY353GU1mgmgMhKfrmtW2yU5hvbMX4JLy9NRJSuDqSQad7zSGTjnlyM9ld5pJXzeG3BjnX0UNSZ8RnB6u4g3YKT8h/J0IcUoY1ysc1g61';

  it('is read: entries, hashes and root', () => {
    const entries = decodeBundle(fromBase64(bundle) ?? new Uint8Array(), 15) ?? [];
    expect(entries.map(fromUtf8).slice(0, 3)).toEqual(['one', 'two', 'three']);
    const hashes = entries.map((entry) => hashWith(leafHash(entry), sha256));
    const bytes = fromBase64(tile) ?? new Uint8Array();
    expect(hashes.map(toHex).join('')).toBe(toHex(bytes));
    const root = hashWith(
      rangeHash(
        { start: 0, end: 15 },
        tileReader(15, () => bytes),
      ),
      sha256,
    );
    expect(toBase64(root)).toBe('rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=');
  });
});
