import { shillFeatureNames } from '../signals/conduct/shill-feature-names.js';
import { type ShillView, shillScorer } from '../signals/learned/shill-model.js';
import type { LabelledRow } from './labelled-data.js';
import { fitLogistic, logisticOdds } from './logistic.js';
import { areaUnderRoc, type Judged, rank } from './metrics.js';
import { train } from './training.js';

export type Score = (row: LabelledRow) => number;

/** Something that learns from labelled rows how to score others. */
export interface Scorer {
  readonly name: string;
  readonly learn: (rows: readonly LabelledRow[]) => Score;
}

export const judge = (rows: readonly LabelledRow[], score: Score, groupOf: (row: LabelledRow) => string): Judged[] =>
  rows.map((row) => ({ score: score(row), positive: row.shill, group: groupOf(row) }));

/** One feature by itself; which way is suspicious is learned. */
const alone: readonly Scorer[] = shillFeatureNames.map((name) => ({
  name: `${name} alone`,
  learn: (rows) => {
    const up: Score = ({ features }) => features[name];
    const rises = areaUnderRoc(rank(judge(rows, up, ({ auction }) => auction))) >= 0.5;
    return rises ? up : (row) => -up(row);
  },
}));

const plain = ({ features }: LabelledRow) => shillFeatureNames.map((name) => features[name]);

const logistic: Scorer = {
  name: 'logistic regression',
  learn: (rows) => {
    const fitted = fitLogistic(
      rows.map(plain),
      rows.map(({ shill }) => shill),
    );
    return (row) => logisticOdds(fitted, plain(row));
  },
};

const learnedIn = (name: string, view: ShillView): Scorer => ({
  name,
  learn: (rows) => {
    const score = shillScorer(train(rows), view);
    return ({ features }) => score(features);
  },
});

export const learned = learnedIn('learned score', 'labelled');

/** In the order of the table. */
export const scorers: readonly Scorer[] = [learned, learnedIn('learned score, duration averaged over', 'conduct'), logistic, ...alone];
