import { createFrontier, hashWith, tileWidth } from '@ochiq/shared/tlog';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from './leaf-text.js';
import { Edge, emptyTree, levelsOf, rootOf } from './tree-hash.js';

const leafOf = (n: number) => sha256(Buffer.from(String(n)));

/** The root as the plain compact range of shared/tlog has it. */
function slowRoot(size: number): string {
  const frontier = createFrontier();
  for (let n = 0; n < size; n += 1) hashWith(frontier.append(leafOf(n)), sha256);
  return Buffer.from(hashWith(frontier.root(), sha256)).toString('hex');
}

it('has the root of the plain tree, however leaves are added and wherever it is taken up again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }), (batches) => {
      let edge = Edge.restore(0, []);
      const rows: Buffer[][] = [[]];
      for (const count of batches) {
        const leaves = Array.from({ length: count }, (_, n) => leafOf(edge.size + n));
        rows[0]?.push(...leaves);
        for (const { level, index, hash } of edge.add(leaves)) {
          rows[level] ??= [];
          expect(rows[level]).toHaveLength(index);
          rows[level].push(hash);
        }
        const { size } = edge;
        const levels = Array.from({ length: levelsOf(size) }, (_, level) => {
          const row = rows[level] ?? [];
          return row.slice(row.length - (row.length % tileWidth));
        });
        expect(edge.root().toString('hex')).toBe(slowRoot(size));
        edge = Edge.restore(size, levels);
        expect(edge.root().toString('hex')).toBe(slowRoot(size));
      }
    }),
    { numRuns: 30 },
  );
});

it('begins with the root of no leaves, and has a second level of whole tiles', () => {
  expect(Edge.restore(0, []).root()).toEqual(emptyTree());
  const edge = Edge.restore(0, []);
  const nodes = edge.add(Array.from({ length: tileWidth * 2 }, (_, n) => leafOf(n)));
  expect(nodes.map(({ level, index }) => [level, index])).toEqual([
    [1, 0],
    [1, 1],
  ]);
  expect(edge.root()).toEqual(rootOf(nodes.map(({ hash }) => hash)));
});

it('refuses rows that cannot be the edge of a tree of that size', () => {
  expect(() => Edge.restore(3, [[leafOf(0)]])).toThrow('gaps');
});
