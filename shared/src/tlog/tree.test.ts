import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from './bytes.js';
import { createFrontier, restoreFrontier } from './frontier.js';
import { type Hashing, hashAsync, hashWith } from './hashing.js';
import { consistencyPath, inclusionPath, proofHashes, type ReadSubtree, rangeHash, subtreesOf } from './paths.js';
import { emptyRoot, leafHash, nodeHash, rootFromInclusion, verifyConsistency, verifyInclusion } from './tree.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array();

/** The leaves that Certificate Transparency's own tests use, and the roots over the first 0, 1, 2, ... of them. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(bytes);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const leafHashes = leaves.map((leaf) => hashWith(leafHash(leaf), sha256));
const readLeaves: ReadSubtree = function* read({ level, index }): Hashing<Uint8Array> {
  const leaf = leafHashes[index];
  if (level === 0 && leaf) return leaf;
  return yield* nodeHash(yield* read({ level: level - 1, index: index * 2 }), yield* read({ level: level - 1, index: index * 2 + 1 }));
};
const join = (left: Uint8Array, right: Uint8Array) => hashWith(nodeHash(left, right), sha256);
const rootOf = (size: number) => hashWith(rangeHash({ start: 0, end: size }, readLeaves), sha256);

describe('roots of RFC 6962', () => {
  it.each(roots.map((root, size) => ({ root, size })))('$root over $size leaves', async ({ root, size }) => {
    expect(toHex(rootOf(size))).toBe(root);
    const frontier = createFrontier();
    for (const leaf of leafHashes.slice(0, size)) hashWith(frontier.append(leaf), sha256);
    expect(toHex(hashWith(frontier.root(), sha256))).toBe(root);
    expect(toHex(await hashAsync(frontier.root(), async (input) => sha256(input)))).toBe(root);
  });

  it('of no leaves is the hash of nothing', () => {
    expect(toHex(hashWith(emptyRoot(), sha256))).toBe(roots[0]);
  });
});

describe('paths', () => {
  // The tree of seven leaves drawn in RFC 9162, section 2.1.5, and the proofs that it lists.
  it.each([
    { name: 'leaf 0 of 7', path: inclusionPath(0, 7), ranges: ['1-2', '2-4', '4-7'] },
    { name: 'leaf 3 of 7', path: inclusionPath(3, 7), ranges: ['2-3', '0-2', '4-7'] },
    { name: 'leaf 4 of 7', path: inclusionPath(4, 7), ranges: ['5-6', '6-7', '0-4'] },
    { name: 'leaf 6 of 7', path: inclusionPath(6, 7), ranges: ['4-6', '0-4'] },
    { name: 'the only leaf', path: inclusionPath(0, 1), ranges: [] },
    { name: '3 to 7', path: consistencyPath(3, 7), ranges: ['2-3', '3-4', '0-2', '4-7'] },
    { name: '4 to 7', path: consistencyPath(4, 7), ranges: ['4-7'] },
    { name: '6 to 7', path: consistencyPath(6, 7), ranges: ['4-6', '6-7', '0-4'] },
    { name: 'a tree to itself', path: consistencyPath(7, 7), ranges: [] },
    { name: 'the empty tree to any', path: consistencyPath(0, 7), ranges: [] },
  ])('$name', ({ path, ranges }) => {
    expect(path.map(({ start, end }) => `${start}-${end}`)).toEqual(ranges);
  });

  it.each([
    { name: 'a leaf past the tree', path: () => inclusionPath(7, 7) },
    { name: 'a leaf of the empty tree', path: () => inclusionPath(0, 0) },
    { name: 'half a leaf', path: () => inclusionPath(0.5, 7) },
    { name: 'a leaf before the first', path: () => inclusionPath(-1, 7) },
    { name: 'a tree too large for a number', path: () => inclusionPath(0, 2 ** 53) },
    { name: 'a tree that shrinks', path: () => consistencyPath(8, 7) },
    { name: 'a negative size', path: () => consistencyPath(-1, 7) },
    { name: 'a range that is no node', path: () => subtreesOf({ start: 1, end: 3 }) },
    { name: 'a range that runs back', path: () => subtreesOf({ start: 3, end: 1 }) },
  ])('refuse $name', ({ path }) => {
    expect(path).toThrow(RangeError);
  });

  it('name the perfect subtrees of a tree', () => {
    const wanted = [
      { level: 3, index: 0 },
      { level: 2, index: 2 },
      { level: 0, index: 12 },
    ];
    expect(subtreesOf({ start: 0, end: 13 })).toEqual(wanted);
  });
});

describe('verifyInclusion', () => {
  const proof = hashWith(proofHashes(inclusionPath(5, 7), readLeaves), sha256);
  const leaf = leafHashes[5] ?? new Uint8Array();
  const good = { index: 5, size: 7, leaf, proof, root: rootOf(7) };

  it.each([
    { name: 'the right proof', change: {}, right: true },
    { name: 'a tree of one leaf', change: { index: 0, size: 1, proof: [], root: leaf }, right: true },
    { name: 'an index past the tree', change: { index: 7 }, right: false },
    { name: 'an index far past the tree', change: { index: 2 ** 60 }, right: false },
    { name: 'a negative index', change: { index: -1 }, right: false },
    { name: 'an index that is no whole number', change: { index: 5.5 }, right: false },
    { name: 'an index that is no number', change: { index: Number.NaN }, right: false },
    { name: 'an index that is the same in 32 bits', change: { index: 5 + 2 ** 32 }, right: false },
    { name: 'a size that is the same in 32 bits', change: { size: 7 + 2 ** 32 }, right: false },
    { name: 'the empty tree', change: { index: 0, size: 0 }, right: false },
    { name: 'an endless tree', change: { size: Number.POSITIVE_INFINITY }, right: false },
    { name: 'a proof without its last hash', change: { proof: proof.slice(0, -1) }, right: false },
    { name: 'a proof with a hash too many', change: { proof: [...proof, leaf] }, right: false },
    { name: 'a proof that climbs past a root made for it', change: { proof: [...proof, leaf], root: join(leaf, rootOf(7)) }, right: false },
    { name: 'a proof of a thousand hashes', change: { proof: Array.from({ length: 1_000 }, () => leaf) }, right: false },
    { name: 'a proof with a short hash', change: { proof: [leaf.slice(1), ...proof.slice(1)] }, right: false },
    { name: 'a short leaf', change: { leaf: leaf.slice(1) }, right: false },
    { name: 'a long leaf', change: { leaf: Uint8Array.from([...leaf, 0]) }, right: false },
    { name: 'a short root', change: { root: rootOf(7).slice(1) }, right: false },
    { name: 'no root', change: { root: new Uint8Array() }, right: false },
  ])('$name: $right', ({ change, right }) => {
    const { index, size, leaf: leafOf, proof: path, root } = { ...good, ...change };
    expect(hashWith(verifyInclusion(index, size, leafOf, path, root), sha256)).toBe(right);
  });
});

describe('verifyConsistency', () => {
  const proof = hashWith(proofHashes(consistencyPath(3, 7), readLeaves), sha256);
  const good = { size1: 3, root1: rootOf(3), size2: 7, root2: rootOf(7), proof };
  const nothing = new Uint8Array();
  const same = { size1: 7, root1: rootOf(7), size2: 7, root2: rootOf(7) };

  it.each([
    { name: 'the right proof', change: {}, right: true },
    { name: 'a tree and itself', change: { ...same, proof: [] }, right: true },
    { name: 'a tree and itself with a proof', change: same, right: false },
    { name: 'two trees of one size', change: { ...same, root1: rootOf(3), proof: [] }, right: false },
    { name: 'the empty tree and another', change: { size1: 0, root1: rootOf(0), proof: [] }, right: false },
    { name: 'the empty tree and itself', change: { size1: 0, root1: rootOf(0), size2: 0, root2: rootOf(0), proof: [] }, right: false },
    { name: 'a tree that shrinks', change: { size1: 7, root1: rootOf(7), size2: 3, root2: rootOf(3) }, right: false },
    { name: 'no proof', change: { proof: [] }, right: false },
    { name: 'a proof without its last hash', change: { proof: proof.slice(0, -1) }, right: false },
    { name: 'a proof with a hash too many', change: { proof: [...proof, rootOf(3)] }, right: false },
    { name: 'a proof with a short hash', change: { proof: [...proof.slice(0, -1), nothing] }, right: false },
    {
      name: 'a proof that climbs past roots made for it',
      change: { proof: [...proof, rootOf(1)], root1: join(rootOf(1), rootOf(3)), root2: join(rootOf(1), rootOf(7)) },
      right: false,
    },
    { name: 'an old root that is no hash', change: { root1: nothing }, right: false },
    { name: 'an old root of a perfect tree that is no hash', change: { size1: 4, root1: nothing, proof: proof.slice(0, 1) }, right: false },
    { name: 'a new root that is no hash', change: { root2: nothing }, right: false },
    { name: 'a size that is the same in 32 bits', change: { size2: 7 + 2 ** 32 }, right: false },
    { name: 'a size that is no whole number', change: { size1: 2.5 }, right: false },
    { name: 'a size that is no number', change: { size2: Number.NaN }, right: false },
  ])('$name: $right', ({ change, right }) => {
    const { size1, root1, size2, root2, proof: path } = { ...good, ...change };
    expect(hashWith(verifyConsistency(size1, root1, size2, root2, path), sha256)).toBe(right);
  });
});

describe('sizes beyond 32 bits', () => {
  // All leaves alike: every perfect subtree of a level has the same hash, so a tree of any size can be read.
  const levels: Uint8Array[] = [sha256(Uint8Array.of(0))];
  const readAlike: ReadSubtree = function* read({ level }): Hashing<Uint8Array> {
    const known = levels[level];
    if (known) return known;
    const below = yield* read({ level: level - 1, index: 0 });
    levels[level] = yield* nodeHash(below, below);
    return levels[level] ?? below;
  };
  const alike = (size: number) => hashWith(rangeHash({ start: 0, end: size }, readAlike), sha256);
  const leaf = alike(1);

  it.each([
    { index: 2 ** 31, size: 2 ** 31 + 1 },
    { index: 2 ** 32 + 5, size: 2 ** 33 + 7 },
    { index: 1, size: 2 ** 40 + 3 },
    { index: 2 ** 40 + 2, size: 2 ** 40 + 3 },
    { index: 2 ** 52, size: Number.MAX_SAFE_INTEGER },
    { index: Number.MAX_SAFE_INTEGER - 1, size: Number.MAX_SAFE_INTEGER },
  ])('leaf $index of $size', ({ index, size }) => {
    const proof = hashWith(proofHashes(inclusionPath(index, size), readAlike), sha256);
    expect(hashWith(verifyInclusion(index, size, leaf, proof, alike(size)), sha256)).toBe(true);
    expect(hashWith(verifyInclusion(index, size, leaf, proof, alike(size - 1)), sha256)).toBe(false);
    expect(hashWith(rootFromInclusion(index, size, leaf, proof.slice(1)), sha256)).toBeNull();
    const between = hashWith(proofHashes(consistencyPath(index, size), readAlike), sha256);
    expect(hashWith(verifyConsistency(index, alike(index), size, alike(size), between), sha256)).toBe(true);
    expect(hashWith(verifyConsistency(index + 1, alike(index), size, alike(size), between), sha256)).toBe(false);
  });
});

describe('a frontier', () => {
  it.each([
    { name: 'too few hashes', size: 7, hashes: leafHashes.slice(0, 2) },
    { name: 'too many hashes', size: 4, hashes: leafHashes.slice(0, 2) },
    { name: 'a hash of a wrong length', size: 1, hashes: [Uint8Array.of(1)] },
    { name: 'a size that is no whole number', size: 1.5, hashes: leafHashes.slice(0, 1) },
    { name: 'a negative size', size: -1, hashes: [] },
  ])('is not restored from $name', ({ size, hashes }) => {
    expect(restoreFrontier(size, hashes)).toBeNull();
  });

  it('refuses a leaf of a wrong length and two appends at once, and stays as it was', async () => {
    const frontier = createFrontier();
    hashWith(frontier.append(leafHashes[0] ?? new Uint8Array()), sha256);
    expect(() => hashWith(frontier.append(Uint8Array.of(1)), sha256)).toThrow(TypeError);
    const append = () => hashAsync(frontier.append(leafHashes[1] ?? new Uint8Array()), async (input) => sha256(input));
    const both = await Promise.allSettled([append(), append()]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(frontier.size).toBe(2);
    expect(toHex(hashWith(frontier.root(), sha256))).toBe(roots[2]);
  });

  it('does not take a digest of a wrong length', () => {
    expect(() => hashWith(emptyRoot(), () => new Uint8Array(20))).toThrow(TypeError);
  });
});
