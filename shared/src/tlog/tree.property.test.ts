import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, toHex, toUtf8 } from './bytes.js';
import { createFrontier, restoreFrontier } from './frontier.js';
import { type Hashing, hashWith } from './hashing.js';
import { consistencyPath, inclusionPath, type LeafRange, proofHashes, rangeHash, subtreesOf } from './paths.js';
import { fitsTile, fullTileHash, type Tile, tileReader, tilesForRanges, tilesOf } from './tile.js';
import { tilePath } from './tile-path.js';
import { leafHash, verifyConsistency, verifyInclusion } from './tree.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const run = <T>(steps: Hashing<T>): T => hashWith(steps, sha256);

/*
 * The slow tree: RFC 6962, section 2.1, word for word, on the list of entries. It remembers hashes, or it would be too slow.
 */
const most = 2_000;
const entries = Array.from({ length: most }, (_, index) => toUtf8(`entry ${index}`));
const remembered = new Map<string, Uint8Array>();

function slowRoot(start: number, end: number): Uint8Array {
  const name = `${start}-${end}`;
  const made = remembered.get(name) ?? makeSlowRoot(start, end);
  remembered.set(name, made);
  return made;
}

function makeSlowRoot(start: number, end: number): Uint8Array {
  if (start === end) return sha256(new Uint8Array());
  if (start + 1 === end) return sha256(concat(Uint8Array.of(0), entries[start] ?? new Uint8Array()));
  const middle = start + slowSplit(end - start);
  return sha256(concat(Uint8Array.of(1), slowRoot(start, middle), slowRoot(middle, end)));
}

/** The largest power of two less than `count`. */
const slowSplit = (count: number) => Math.max(...[1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024].filter((power) => power < count));

/** PATH(m, D[n]) of RFC 6962, section 2.1.1. */
function slowInclusion(index: number, start: number, end: number): Uint8Array[] {
  if (end - start === 1) return [];
  const middle = start + slowSplit(end - start);
  if (index < middle) return [...slowInclusion(index, start, middle), slowRoot(middle, end)];
  return [...slowInclusion(index, middle, end), slowRoot(start, middle)];
}

/** SUBPROOF(m, D[n], b) of RFC 6962, section 2.1.2. */
function slowConsistency(first: number, start: number, end: number, known: boolean): Uint8Array[] {
  if (first === end - start) return known ? [] : [slowRoot(start, end)];
  const split = slowSplit(end - start);
  const middle = start + split;
  if (first <= split) return [...slowConsistency(first, start, middle, known), slowRoot(middle, end)];
  return [...slowConsistency(first - split, middle, end, false), slowRoot(start, middle)];
}

/** The tiles of a log of `size` entries, as a server would write them. */
function writeTiles(size: number): Map<string, Uint8Array> {
  const tiles = new Map<string, Uint8Array>();
  for (const { level, index, width } of tilesOf(size)) {
    const hashes = Array.from({ length: width }, (_, at) => {
      const below = index * 256 + at;
      if (level === 0) return run(leafHash(entries[below] ?? new Uint8Array()));
      return run(fullTileHash(tiles.get(tilePath({ level: level - 1, index: below, width: 256 })) ?? new Uint8Array()));
    });
    tiles.set(tilePath({ level, index, width }), concat(...hashes));
  }
  return tiles;
}

/** The hashes of a path, read from nothing but the tiles that are asked for. */
function readProof(path: LeafRange[], size: number, tiles: Map<string, Uint8Array>): Uint8Array[] {
  const asked = new Map(tilesForRanges(path, size).map((tile) => [tilePath(tile), tiles.get(tilePath(tile))]));
  const bytesOf = (tile: Tile) => {
    const bytes = asked.get(tilePath(tile));
    if (bytes === undefined) throw new Error(`${tilePath(tile)} was not asked for or does not exist`);
    return bytes;
  };
  return run(proofHashes(path, tileReader(size, bytesOf)));
}

const hex = (hashes: readonly Uint8Array[]) => hashes.map(toHex);

/** The same bytes but for one bit. */
function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  const at = Math.floor(bit / 8) % bytes.length;
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit % 8));
  return flipped;
}

const flipIn = (hashes: readonly Uint8Array[], which: number, bit: number) =>
  hashes.map((one, index) => (index === which % hashes.length ? flip(one, bit) : one));

/** A tree, a leaf in it, an earlier tree, and a bit; sizes near the width of a tile are drawn more often. */
const sizes = fc.oneof(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 250, max: 260 }));
const cases = sizes.chain((size) =>
  fc.record({
    size: fc.constant(size),
    index: fc.nat(size - 1),
    earlier: fc.integer({ min: 1, max: size }),
    which: fc.nat(20),
    bit: fc.nat(255),
  }),
);
const always = (check: (one: { size: number; index: number; earlier: number; which: number; bit: number }) => void) =>
  fc.assert(fc.property(cases, check), { numRuns: 120 });

describe('a tree', () => {
  it('has the root of the slow tree at every size, by appending and by ranges', () => {
    const frontier = createFrontier();
    for (let size = 0; size <= most; size += 1) {
      expect(frontier.size).toBe(size);
      expect(toHex(run(frontier.root()))).toBe(toHex(slowRoot(0, size)));
      const subtrees = subtreesOf({ start: 0, end: size });
      expect(hex(frontier.hashes)).toEqual(hex(subtrees.map(({ level, index }) => slowRoot(index * 2 ** level, (index + 1) * 2 ** level))));
      const entry = entries[size];
      if (entry) run(frontier.append(run(leafHash(entry))));
    }
  });

  it('grows on from what was kept of it', () => {
    always(({ size, earlier }) => {
      const tiles = writeTiles(earlier);
      const read = tileReader(earlier, (tile) => tiles.get(tilePath(tile)) ?? new Uint8Array());
      const kept = subtreesOf({ start: 0, end: earlier }).map((subtree) => run(read(subtree)));
      const frontier = restoreFrontier(earlier, kept);
      if (frontier === null) throw new Error('not restored');
      for (const entry of entries.slice(earlier, size)) run(frontier.append(run(leafHash(entry))));
      expect(toHex(run(frontier.root()))).toBe(toHex(slowRoot(0, size)));
    });
  });

  it('has tiles with the hashes that tlog-tiles says, and its root in them', () => {
    always(({ size, earlier }) => {
      const tiles = writeTiles(size);
      for (const tile of tilesOf(size)) {
        const bytes = tiles.get(tilePath(tile)) ?? new Uint8Array();
        expect(fitsTile(tile, bytes)).toBe(true);
        const wanted = Array.from({ length: tile.width }, (_, at) => {
          const start = (tile.index * 256 + at) * 256 ** tile.level;
          return slowRoot(start, start + 256 ** tile.level);
        });
        expect(toHex(bytes)).toBe(hex(wanted).join(''));
      }
      expect(
        toHex(
          run(
            rangeHash(
              { start: 0, end: size },
              tileReader(size, (tile) => tiles.get(tilePath(tile)) ?? new Uint8Array()),
            ),
          ),
        ),
      ).toBe(toHex(slowRoot(0, size)));
      const before = new Set(writeTiles(earlier).keys());
      expect([...tilesOf(size, earlier)].map(tilePath)).toEqual([...tiles.keys()].filter((path) => !before.has(path)));
    });
  });
});

describe('an inclusion proof out of tiles', () => {
  it('is that of RFC 6962 and is accepted; with any one bit changed it is refused', () => {
    always(({ size, index, which, bit }) => {
      const [leaf, root] = [slowRoot(index, index + 1), slowRoot(0, size)];
      const proof = readProof(inclusionPath(index, size), size, writeTiles(size));
      expect(hex(proof)).toEqual(hex(slowInclusion(index, 0, size)));
      expect(run(verifyInclusion(index, size, leaf, proof, root))).toBe(true);
      expect(run(verifyInclusion(index, size, flip(leaf, bit), proof, root))).toBe(false);
      expect(run(verifyInclusion(index, size, leaf, proof, flip(root, bit)))).toBe(false);
      if (proof.length > 0) expect(run(verifyInclusion(index, size, leaf, flipIn(proof, which, bit), root))).toBe(false);
      const other = which % size;
      if (other !== index) expect(run(verifyInclusion(other, size, leaf, proof, root))).toBe(false);
    });
  });

  it('is refused with every single bit changed', () => {
    const [index, size] = [5, 11];
    const proof = slowInclusion(index, 0, size);
    const good = concat(slowRoot(index, index + 1), slowRoot(0, size), ...proof);
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const bad = flip(good, bit);
      const [leaf, root, ...path] = Array.from({ length: proof.length + 2 }, (_, at) => bad.slice(at * 32, at * 32 + 32));
      expect(run(verifyInclusion(index, size, leaf ?? bad, path, root ?? bad))).toBe(false);
    }
  });
});

describe('a consistency proof out of tiles', () => {
  it('is that of RFC 6962 and is accepted; with any one bit changed it is refused', () => {
    always(({ size, earlier, which, bit }) => {
      const [root1, root2] = [slowRoot(0, earlier), slowRoot(0, size)];
      const proof = readProof(consistencyPath(earlier, size), size, writeTiles(size));
      expect(hex(proof)).toEqual(hex(slowConsistency(earlier, 0, size, true)));
      expect(run(verifyConsistency(earlier, root1, size, root2, proof))).toBe(true);
      expect(run(verifyConsistency(earlier, flip(root1, bit), size, root2, proof))).toBe(false);
      expect(run(verifyConsistency(earlier, root1, size, flip(root2, bit), proof))).toBe(false);
      if (proof.length > 0) expect(run(verifyConsistency(earlier, root1, size, root2, flipIn(proof, which, bit)))).toBe(false);
      if (earlier < size) expect(run(verifyConsistency(earlier + 1, root1, size, root2, proof))).toBe(false);
      if (earlier < size) expect(run(verifyConsistency(size, root2, earlier, root1, proof))).toBe(false);
    });
  });
});

describe('tileReader', () => {
  it('reads no hash from a tile of a wrong length', () => {
    const read = tileReader(5, () => new Uint8Array(4 * 32));
    expect(() => run(read({ level: 0, index: 4 }))).toThrow('tile 0/0 of width 5 has 128 bytes');
  });
});
