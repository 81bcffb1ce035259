/** One judged thing: its score, whether it is truly positive, and the group (auction) that it is drawn with. */
export interface Judged {
  readonly score: number;
  readonly positive: boolean;
  readonly group: string;
}

/** Judged things from the highest score to the lowest, in runs of equal scores. Made once, since metrics are asked of it often. */
export interface Ranking {
  readonly judged: readonly Judged[];
  /** Where each run of equal scores ends (not included). */
  readonly ends: readonly number[];
}

/** Sorts by score, highest first; equal scores make one run, so that no metric depends on their order. */
export function rank(all: readonly Judged[]): Ranking {
  const judged = [...all].sort((a, b) => b.score - a.score);
  const ends: number[] = [];
  for (let i = 1; i <= judged.length; i++) if (i === judged.length || judged[i]?.score !== judged[i - 1]?.score) ends.push(i);
  return { judged, ends };
}

/** How often each thing counts, by its place in the ranking; once by default. A bootstrap draws others. */
export type Weights = ArrayLike<number>;

/** Sums of weights of the positive and of all others, run by run. */
function* runs({ judged, ends }: Ranking, weights?: Weights): Generator<{ readonly positive: number; readonly negative: number }> {
  let at = 0;
  for (const end of ends) {
    let positive = 0;
    let negative = 0;
    for (; at < end; at++) {
      const weight = weights === undefined ? 1 : (weights[at] ?? 0);
      if (judged[at]?.positive) positive += weight;
      else negative += weight;
    }
    yield { positive, negative };
  }
}

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, a tie counting half (Mann and Whitney's U over
 * the number of pairs). NaN without a positive or without a negative.
 */
export function areaUnderRoc(ranking: Ranking, weights?: Weights): number {
  let above = 0;
  let positives = 0;
  let negatives = 0;
  for (const { positive, negative } of runs(ranking, weights)) {
    above += negative * (positives + positive / 2);
    positives += positive;
    negatives += negative;
  }
  return above / (positives * negatives);
}

/**
 * Average precision as scikit-learn defines it: the sum over distinct scores of (R_n - R_(n-1)) P_n, without interpolation.
 * NaN without a positive.
 */
export function averagePrecision(ranking: Ranking, weights?: Weights): number {
  let sum = 0;
  let positives = 0;
  let taken = 0;
  for (const { positive, negative } of runs(ranking, weights)) {
    positives += positive;
    taken += positive + negative;
    if (positive > 0) sum += positive * (positives / taken);
  }
  return sum / positives;
}

export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  /** Of what is flagged, the share that is positive; 1 where nothing is flagged. */
  readonly precision: number;
  /** Of what is positive, the share that is flagged. */
  readonly recall: number;
}

/** Counts of flags against truth. */
export function confusionOf(flags: readonly { readonly flagged: boolean; readonly positive: boolean }[]): Confusion {
  let truePositives = 0;
  let falsePositives = 0;
  let falseNegatives = 0;
  for (const { flagged, positive } of flags) {
    if (flagged && positive) truePositives++;
    else if (flagged) falsePositives++;
    else if (positive) falseNegatives++;
  }
  const flagged = truePositives + falsePositives;
  return {
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives: flags.length - flagged - falseNegatives,
    precision: flagged === 0 ? 1 : truePositives / flagged,
    recall: truePositives / (truePositives + falseNegatives),
  };
}

/** The score from which on flagging gives the highest F1; midway to the next lower score, so that it holds on other data. */
export function bestThreshold(ranking: Ranking): number {
  const { judged, ends } = ranking;
  const positives = judged.filter(({ positive }) => positive).length;
  let best = { f1: -1, threshold: Number.POSITIVE_INFINITY };
  let found = 0;
  let at = 0;
  for (const end of ends) {
    const score = judged[at]?.score ?? 0;
    for (; at < end; at++) if (judged[at]?.positive) found++;
    const f1 = (2 * found) / (end + positives);
    if (f1 > best.f1) best = { f1, threshold: (score + (judged[end]?.score ?? score)) / 2 };
  }
  return best.threshold;
}
