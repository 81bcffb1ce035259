import { shillFeatureNames } from '../signals/conduct/shill-feature-names.js';
import { shillLogOdds, vectorOf } from '../signals/learned/shill-model.js';
import type { LabelledRow } from './labelled-data.js';
import { fitLogistic, logisticOdds } from './logistic.js';
import { areaUnderRoc, type Judged, rank } from './metrics.js';
import { choose, train } from './training.js';

export type Score = (row: LabelledRow) => number;

/** Something that learns from labelled rows how to score others. */
export interface Scorer {
  readonly name: string;
  readonly learn: (rows: readonly LabelledRow[], groupOf: (row: LabelledRow) => string, seed: number) => Score;
}

export const judge = (rows: readonly LabelledRow[], score: Score, groupOf: (row: LabelledRow) => string): Judged[] =>
  rows.map((row) => ({ score: score(row), positive: row.shill, group: groupOf(row) }));

/** One feature by itself; which way is suspicious is learned. */
const alone: readonly Scorer[] = shillFeatureNames.map((name) => ({
  name: `${name} alone`,
  learn: (rows, groupOf) => {
    const up: Score = ({ features }) => features[name];
    const rises = areaUnderRoc(rank(judge(rows, up, groupOf))) >= 0.5;
    return rises ? up : (row) => -up(row);
  },
}));

const logistic: Scorer = {
  name: 'logistic regression',
  learn: (rows) => {
    const fitted = fitLogistic(
      rows.map(({ features }) => vectorOf(features)),
      rows.map(({ shill }) => shill),
    );
    return ({ features }) => logisticOdds(fitted, vectorOf(features));
  },
};

/** The learned score: trees chosen by inner folds. The second view averages over the duration, as for lots of one's own. */
const forests = (rows: readonly LabelledRow[], groupOf: (row: LabelledRow) => string, seed: number) =>
  train(rows, choose(rows, groupOf, seed));
export const learned: Scorer = {
  name: 'learned score',
  learn: (rows, groupOf, seed) => {
    const forest = forests(rows, groupOf, seed);
    return ({ features }) => shillLogOdds(forest, features, 'labelled');
  },
};
const conduct: Scorer = {
  name: 'learned score without duration',
  learn: (rows, groupOf, seed) => {
    const forest = forests(rows, groupOf, seed);
    return ({ features }) => shillLogOdds(forest, features, 'conduct');
  },
};

/** In the order of the table. */
export const scorers: readonly Scorer[] = [learned, conduct, logistic, ...alone];
