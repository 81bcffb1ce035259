import type { Network } from '@ochiq/shared/signals';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, layNetwork, nodeSpacing, turned } from './lay-network';

const subject = (id: string) => ({ kind: 'bidder', id }) as const;
const node = (id: string, ring: string | null = null) => ({ subject: subject(id), label: `B-${id}`, lots: 3, won: 1, score: 10, ring });
const edge = (a: string, b: string): Network['edges'][number] => ({ a: subject(a), b: subject(b), tie: 'same_lots', weight: 1, lots: [1] });

/** Two rings of four, joined by one tie. */
const twoRings: Network = {
  nodes: [...'abcd'].map((id) => node(id, 'a')).concat([...'wxyz'].map((id) => node(id, 'w'))),
  edges: ['abcd', 'wxyz']
    .flatMap((ring) => [...ring].flatMap((a, i) => [...ring].slice(i + 1).map((b) => edge(a, b))))
    .concat([edge('d', 'w')]),
  rings: [],
};

function far(places: ReadonlyMap<string, { x: number; y: number }>, a: string, b: string): number {
  const [one, other] = [places.get(keyOf(subject(a))), places.get(keyOf(subject(b)))];
  if (!one || !other) throw new Error('no place');
  return Math.hypot(one.x - other.x, one.y - other.y);
}

describe('the places of a network', () => {
  it('are the same however the network is listed', () => {
    const turned = {
      ...twoRings,
      nodes: [...twoRings.nodes].reverse(),
      edges: twoRings.edges.map(({ a, b, ...rest }) => ({ ...rest, a: b, b: a })).reverse(),
    };
    const [one, other] = [layNetwork(twoRings), layNetwork(turned)];
    for (const [key, place] of one) {
      expect(other.get(key)?.x).toBeCloseTo(place.x, 3);
      expect(other.get(key)?.y).toBeCloseTo(place.y, 3);
    }
  });

  it('keep a ring together: each member is nearer to each of its own than to any of the others', () => {
    const places = layNetwork(twoRings);
    for (const member of 'abc') {
      const own = [...'abcd'].filter((id) => id !== member).map((id) => far(places, member, id));
      const others = [...'wxyz'].map((id) => far(places, member, id));
      expect(Math.max(...own)).toBeLessThan(Math.min(...others));
    }
  });

  it('stand upright in a high frame and lie in a wide one', () => {
    const wide = new Map([
      ['a', { x: 0, y: 0 }],
      ['b', { x: 9, y: 1 }],
    ]);
    expect(turned(wide, false)).toEqual(wide);
    expect(turned(wide, true)).toEqual(
      new Map([
        ['a', { x: 0, y: 0 }],
        ['b', { x: 1, y: 9 }],
      ]),
    );
  });

  it('let no two nodes overlap, and lose none', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(ids, fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 80 }), (names, pairs) => {
        const edges = pairs.flatMap(([a, b]) => {
          const [one, other] = [names[a], names[b]];
          return one && other ? [edge(one, other)] : [];
        });
        const places = layNetwork({ nodes: names.map((name) => node(name)), edges, rings: [] });
        expect(places.size).toBe(names.length);
        for (const [i, a] of names.entries())
          for (const b of names.slice(i + 1)) expect(far(places, a, b)).toBeGreaterThan(nodeSpacing * 0.8);
      }),
      { numRuns: 40 },
    );
  });
});
