import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, rank } from './metrics.js';
import { groupBootstrap, groupFolds, quantile } from './resample.js';

describe('group folds', () => {
  it('deal each group to one fold, folds differing by one group at most', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.integer({ min: 1, max: 7 }), fc.integer(), (groups, k, seed) => {
        const folds = groupFolds(groups, k, seed);
        expect(new Set(folds.keys())).toEqual(new Set(groups));
        const sizes = Array.from({ length: k }, (_, fold) => [...folds.values()].filter((value) => value === fold).length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are the same for the same seed in any order of rows', () => {
    expect(groupFolds(['b', 'a', 'c', 'a'], 2, 7)).toEqual(groupFolds(['c', 'a', 'b'], 2, 7));
  });
});

describe('bootstrap by group', () => {
  it('moves by whole groups only', () => {
    // Each group holds a positive above its negative and the groups are far apart: with one group drawn twice every draw has AUC 1;
    // with both, the pairs are p1>n1, p1>n2, p2>n2 but p2<n1: 3/4. No other value is possible.
    const ranking = rank([
      { score: 4, positive: true, group: 'a' },
      { score: 3, positive: false, group: 'a' },
      { score: 2, positive: true, group: 'b' },
      { score: 1, positive: false, group: 'b' },
    ]);
    const { value, low, high } = groupBootstrap(ranking, areaUnderRoc, { draws: 200, seed: 1 });
    expect({ value, low, high }).toEqual({ value: 0.75, low: 0.75, high: 1 });
  });
});

describe('quantile', () => {
  it('is linear between neighbours', () => {
    // Place 0.25 * 3 = 0.75 between 10 and 20: 17.5.
    expect(quantile([10, 20, 30, 40], 0.25)).toBe(17.5);
  });
});
