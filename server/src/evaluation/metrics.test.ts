import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, averagePrecision, bestThreshold, confusionOf, rank } from './metrics.js';

const judged = (...pairs: readonly (readonly [score: number, positive: number])[]) =>
  rank(pairs.map(([score, positive], index) => ({ score, positive: positive === 1, group: String(index) })));

describe('area under the ROC curve', () => {
  it('counts the pairs in which the positive is higher', () => {
    // Positives 0.9 and 0.4, negatives 0.8 and 0.1. Of 4 pairs 0.9>0.8, 0.9>0.1, 0.4>0.1 are right: 3/4.
    expect(areaUnderRoc(judged([0.9, 1], [0.8, 0], [0.4, 1], [0.1, 0]))).toBe(0.75);
  });

  it('counts a tie as half', () => {
    // One positive and one negative at 0.5 (1/2), the other negative below (1): 1.5 of 2 pairs.
    expect(areaUnderRoc(judged([0.5, 0], [0.5, 1], [0.2, 0]))).toBe(0.75);
  });

  it('has no value without a negative', () => {
    expect(areaUnderRoc(judged([1, 1]))).toBeNaN();
  });

  it('agrees with counting all pairs', () => {
    const one = fc.record({ score: fc.integer({ min: 0, max: 5 }), positive: fc.boolean(), group: fc.constant('a') });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 30 }), (all) => {
        const positives = all.filter(({ positive }) => positive);
        const negatives = all.filter(({ positive }) => !positive);
        fc.pre(positives.length > 0 && negatives.length > 0);
        const right = positives.flatMap((p) => negatives.map((n) => (p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0)));
        const share = right.reduce<number>((sum, value) => sum + value, 0) / right.length;
        expect(areaUnderRoc(rank(all))).toBeCloseTo(share, 12);
      }),
    );
  });
});

describe('average precision', () => {
  it('is what scikit-learn gives for its own example', () => {
    // y = 0 0 1 1, scores 0.1 0.4 0.35 0.8. At 0.8: R 1/2, P 1. At 0.4: R 1/2. At 0.35: R 1, P 2/3. Sum: 1/2 + 1/2 * 2/3 = 5/6.
    expect(averagePrecision(judged([0.1, 0], [0.4, 0], [0.35, 1], [0.8, 1]))).toBeCloseTo(5 / 6, 12);
  });

  it('takes equal scores together', () => {
    // All three at one score: recall goes from 0 to 1 at once, with precision 1/3.
    expect(averagePrecision(judged([1, 0], [1, 1], [1, 0]))).toBeCloseTo(1 / 3, 12);
  });

  it('counts weights as that many copies', () => {
    // Weights by place: 2 positives at 3, 1 negative at 2, 1 positive at 1. P 1 for 2 of 3, then 3/4 for the last: 2/3 + 1/4.
    expect(averagePrecision(judged([3, 1], [2, 0], [1, 1]), [2, 1, 1])).toBeCloseTo(11 / 12, 12);
  });
});

describe('flags', () => {
  it('are counted against truth', () => {
    const flags = [
      { flagged: true, positive: true },
      { flagged: true, positive: false },
      { flagged: true, positive: true },
      { flagged: false, positive: true },
      { flagged: false, positive: false },
    ];
    // 2 of 3 flagged are true; 2 of 3 true are flagged.
    expect(confusionOf(flags)).toMatchObject({ truePositives: 2, falsePositives: 1, falseNegatives: 1, trueNegatives: 1 });
    expect(confusionOf(flags).precision).toBeCloseTo(2 / 3, 12);
    expect(confusionOf(flags).recall).toBeCloseTo(2 / 3, 12);
  });

  it('are set where F1 is highest', () => {
    // F1 at 9: 2*1/(1+2) = 0.67; at 7: 2*2/(2+2) = 1; at 3: 2*2/(3+2) = 0.8. So between 7 and 3.
    expect(bestThreshold(judged([9, 1], [7, 1], [3, 0]))).toBe(5);
  });
});
