import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boost } from './boost.js';
import { averagedOver, contributionsOf, type Forest, forestSchema, logOddsOf, scorerOf } from './forest.js';

/** x0 < 1: -1 (30 rows); else x1 < 2: 0 (20 rows), else 4 (50 rows). */
const forest: Forest = {
  bias: 0.5,
  trees: [
    {
      column: 0,
      at: 1,
      cover: 100,
      low: { value: -1, cover: 30 },
      high: { column: 1, at: 2, cover: 70, low: { value: 0, cover: 20 }, high: { value: 4, cover: 50 } },
    },
  ],
};

describe('a forest', () => {
  it('adds the leaf that a row falls into to the bias', () => {
    expect(logOddsOf(forest, [0, 9])).toBe(-0.5);
    expect(logOddsOf(forest, [1, 1])).toBe(0.5);
    expect(logOddsOf(forest, [1, 2])).toBe(4.5);
  });

  it('averages over what is not known as in training', () => {
    // x1 unknown, x0 high: (20 * 0 + 50 * 4) / 70 = 20/7. x0 unknown, x1 high: (30 * -1 + 70 * 4) / 100 = 2.5.
    expect(logOddsOf(forest, [1, 2], (column) => column === 0)).toBeCloseTo(0.5 + 20 / 7, 12);
    expect(logOddsOf(forest, [1, 2], (column) => column === 1)).toBeCloseTo(3, 12);
  });

  it('gives each column its Shapley value', () => {
    // Nothing known: (30 * -1 + 20 * 0 + 50 * 4) / 100 = 1.7. x0: 20/7; x1: 2.5; both: 4.
    // x0 = ((20/7 - 1.7) + (4 - 2.5)) / 2 = 1.328571; x1 = ((2.5 - 1.7) + (4 - 20/7)) / 2 = 0.971429. Sum: 2.3 = 4 - 1.7.
    const { base, parts } = contributionsOf(forest, [1, 2, 7]);
    expect(base).toBeCloseTo(2.2, 12);
    expect(parts[0]).toBeCloseTo(1.328571, 6);
    expect(parts[1]).toBeCloseTo(0.971429, 6);
    expect(parts[2]).toBe(0);
  });

  it('survives a file', () => {
    expect(forestSchema.parse(JSON.parse(JSON.stringify(forest)))).toEqual(forest);
    expect(forestSchema.safeParse({ bias: 0, trees: [{ column: 0, at: 1, cover: 1, low: { value: 1, cover: 1 } }] }).success).toBe(false);
  });
});

describe('boosting', () => {
  const options = { rounds: 20, depth: 3, rate: 0.3, lambda: 1, minHessian: 0.1, monotone: [1, 0] } as const;
  const cell = fc.integer({ min: 0, max: 6 });
  const rows = fc.array(fc.tuple(cell, cell, fc.boolean()), { minLength: 10, maxLength: 80 });
  const trained = (data: readonly (readonly [number, number, boolean])[]) =>
    boost(
      {
        columns: [Float64Array.from(data, ([a]) => a), Float64Array.from(data, ([, b]) => b)],
        labels: Uint8Array.from(data, ([, , label]) => (label ? 1 : 0)),
      },
      options,
    );

  it('takes a step of Newton in each leaf', () => {
    // Two of each label: bias 0, p = 1/2, so g = -1/2 for a yes, 1/2 for a no, h = 1/4 each. Split between 0 and 1:
    // leaves -(2 * 1/2) / (2 * 1/4 + 1) = -2/3 and +2/3, times the rate of 0.3.
    const table = { columns: [Float64Array.of(0, 0, 1, 1)], labels: Uint8Array.of(0, 0, 1, 1) };
    const { bias, trees } = boost(table, { ...options, rounds: 1, depth: 1, monotone: [0] });
    expect(bias).toBe(0);
    const near = { low: expect.closeTo(-0.2, 12), high: expect.closeTo(0.2, 12) };
    expect(trees).toEqual([{ column: 0, at: 0.5, cover: 4, low: { value: near.low, cover: 2 }, high: { value: near.high, cover: 2 } }]);
  });

  it('never falls with a column that may only rise', () => {
    fc.assert(
      fc.property(rows, cell, cell, (data, a, b) => {
        const grown = trained(data);
        expect(logOddsOf(grown, [a + 1, b])).toBeGreaterThanOrEqual(logOddsOf(grown, [a, b]) - 1e-9);
      }),
    );
  });

  it('has parts that sum to the score for every row, known in whole or in part', () => {
    fc.assert(
      fc.property(rows, cell, cell, fc.boolean(), (data, a, b, whole) => {
        const grown = trained(data);
        const isKnown = (column: number) => whole || column === 1;
        const { base, parts } = contributionsOf(grown, [a, b], isKnown);
        expect(base + (parts[0] ?? 0) + (parts[1] ?? 0)).toBeCloseTo(logOddsOf(grown, [a, b], isKnown), 9);
      }),
    );
  });

  it('averages over a column at once as it does row by row, and flat as node by node', () => {
    fc.assert(
      fc.property(rows, cell, cell, (data, a, b) => {
        const grown = trained(data);
        const without = averagedOver(grown, 1);
        expect(logOddsOf(without, [a, b])).toBeCloseTo(
          logOddsOf(grown, [a, b], (column) => column !== 1),
          9,
        );
        expect(scorerOf(without)([a, b])).toBeCloseTo(logOddsOf(without, [a, 99]), 9);
        expect(scorerOf(grown)([a, b])).toBe(logOddsOf(grown, [a, b]));
      }),
    );
  });
});
