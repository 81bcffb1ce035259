import { shillFeatureNames } from '../signals/conduct/shill-feature-names.js';
import { type BoostOptions, boost, type Table } from '../signals/learned/boost.js';
import type { Forest } from '../signals/learned/forest.js';
import { type ShillModel, shillLogOdds, vectorOf } from '../signals/learned/shill-model.js';
import type { LabelledRow } from './labelled-data.js';
import { areaUnderRoc, averagePrecision, rank } from './metrics.js';
import { groupFolds } from './resample.js';

/** What is chosen by folds; the rest stands still. */
export interface Choice {
  readonly rounds: number;
  readonly lambda: number;
}

const lambdas = [0.1, 1];
const roundsTried = [40, 60, 80, 100];
const depth = 2;
const rate = 0.1;
const innerFolds = 3;

const optionsOf = ({ rounds, lambda }: Choice): BoostOptions => ({
  rounds,
  depth,
  rate,
  lambda,
  minHessian: 0.1,
  monotone: shillFeatureNames.map(() => 0),
});

function tableOf(rows: readonly LabelledRow[]): Table {
  const vectors = rows.map(({ features }) => vectorOf(features));
  return {
    columns: shillFeatureNames.map((_, column) => Float64Array.from(vectors, (vector) => vector[column] ?? 0)),
    labels: Uint8Array.from(rows, ({ shill }) => (shill ? 1 : 0)),
  };
}

/** Trains on all rows with what was chosen. */
export const train = (rows: readonly LabelledRow[], choice: Choice): Forest => boost(tableOf(rows), optionsOf(choice));

/**
 * Chooses trees and regularization on folds of whole groups inside the given rows, by the sum of area under the ROC curve and average
 * precision; of equals the smaller. The rows that the model is judged on must not be among them.
 */
export function choose(rows: readonly LabelledRow[], groupOf: (row: LabelledRow) => string, seed: number): Choice {
  const folds = groupFolds(rows.map(groupOf), innerFolds, seed);
  const most = Math.max(...roundsTried);
  let best = { merit: -1, choice: { rounds: most, lambda: 1 } };
  for (const lambda of lambdas) {
    const parts = Array.from({ length: innerFolds }, (_, fold) => {
      const held = rows.filter((row) => folds.get(groupOf(row)) === fold);
      const kept = rows.filter((row) => folds.get(groupOf(row)) !== fold);
      return { held, forest: train(kept, { rounds: most, lambda }) };
    });
    for (const rounds of roundsTried) {
      // Boosting adds one tree after the other, so fewer rounds are the first trees of more.
      const judged = parts.flatMap(({ held, forest }) => {
        const first = { bias: forest.bias, trees: forest.trees.slice(0, rounds) };
        return held.map((row) => ({ score: shillLogOdds(first, row.features, 'labelled'), positive: row.shill, group: row.auction }));
      });
      const ranking = rank(judged);
      const merit = areaUnderRoc(ranking) + averagePrecision(ranking);
      if (merit > best.merit) best = { merit, choice: { rounds, lambda } };
    }
  }
  return best.choice;
}

/** A model as it is kept, trained on all rows. */
export function modelOf(name: string, rows: readonly LabelledRow[], choice: Choice): ShillModel {
  return {
    data: {
      name,
      rows: rows.length,
      auctions: new Set(rows.map(({ auction }) => auction)).size,
      positives: rows.filter(({ shill }) => shill).length,
    },
    options: { rounds: choice.rounds, depth, rate, lambda: choice.lambda },
    features: [...shillFeatureNames],
    forest: train(rows, choice),
  };
}

/**
 * Auctions under one name where they are one: the set holds some auctions twice, under two numbers, with the same bidders bidding at
 * the same parts of the time. Folds by number alone would learn one half of such a pair and be judged on the other.
 */
export function trueAuctions(rows: readonly LabelledRow[]): Map<string, string> {
  const parent = new Map<string, string>();
  const find = (auction: string): string => {
    let at = auction;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const seen = new Map<string, string>();
  for (const { auction, bidder, features } of rows) {
    parent.set(auction, parent.get(auction) ?? auction);
    const mark = `${bidder} ${features.durationDays} ${features.earlyBidding} ${features.lastBidding}`;
    const other = seen.get(mark);
    if (other !== undefined) parent.set(find(auction), find(other));
    seen.set(mark, auction);
  }
  return new Map([...parent.keys()].map((auction) => [auction, find(auction)]));
}
