import type { LabelledRow } from './labelled-data.js';
import { areaUnderRoc, averagePrecision, bestThreshold, confusionOf, type Judged, rank } from './metrics.js';
import { fixed, markdown, withInterval } from './print-table.js';
import { groupBootstrap, groupFolds } from './resample.js';
import { judge, learned, type Scorer, scorers } from './scorers.js';
import { trueAuctions } from './training.js';

const folds = 5;
const seeds = [1, 2, 3, 4, 5];
const draws = 2000;

interface Outcome {
  readonly judged: readonly (Judged & { readonly flagged: boolean })[];
}

/** Scores every row by a model that saw nothing of its auction; where it is flagged was chosen without it as well. */
function outOfFold(scorer: Scorer, rows: readonly LabelledRow[], groupOf: (row: LabelledRow) => string, seed: number): Outcome {
  const foldOf = groupFolds(rows.map(groupOf), folds, seed);
  const judged = Array.from({ length: folds }, (_, fold) => {
    const kept = rows.filter((row) => foldOf.get(groupOf(row)) !== fold);
    const held = rows.filter((row) => foldOf.get(groupOf(row)) === fold);
    const score = scorer.learn(kept);
    const threshold = bestThreshold(rank(judge(kept, score, groupOf)));
    return judge(held, score, groupOf).map((one) => ({ ...one, flagged: one.score >= threshold }));
  });
  return { judged: judged.flat() };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A scorer's line: the first seed's interval, the mean and the least over all seeds. */
function lineOf(scorer: Scorer, rows: readonly LabelledRow[], groupOf: (row: LabelledRow) => string): string[] {
  const outcomes = seeds.map((seed) => outOfFold(scorer, rows, groupOf, seed));
  const rankings = outcomes.map(({ judged }) => rank(judged));
  const [first] = rankings;
  if (!first) throw new Error('no seed');
  const areas = rankings.map((ranking) => areaUnderRoc(ranking));
  const precisions = rankings.map((ranking) => averagePrecision(ranking));
  const confusions = outcomes.map(({ judged }) => confusionOf(judged));
  return [
    scorer.name,
    withInterval(groupBootstrap(first, areaUnderRoc, { draws, seed: 1 })),
    `${fixed(mean(areas), 5)} / ${fixed(Math.min(...areas), 5)}`,
    withInterval(groupBootstrap(first, averagePrecision, { draws, seed: 1 })),
    `${fixed(mean(precisions))} / ${fixed(Math.min(...precisions))}`,
    fixed(mean(confusions.map(({ precision }) => precision)), 3),
    fixed(mean(confusions.map(({ recall }) => recall)), 3),
  ];
}

/** The cross-validated table: no auction, and no double of an auction, lies on both sides. */
export function writeLabelled(rows: readonly LabelledRow[], say: (text: string) => void): string {
  const names = trueAuctions(rows);
  const groupOf = ({ auction }: LabelledRow) => names.get(auction) ?? auction;
  const lines = scorers.map((scorer) => {
    say(`cross-validating: ${scorer.name}`);
    return lineOf(scorer, rows, groupOf);
  });
  const byNumber = lineOf({ ...learned, name: `${learned.name}, folds by auction number` }, rows, ({ auction }) => auction);
  const auctions = names.size;
  const groups = new Set(names.values()).size;
  return [
    `${rows.length} bidders in ${auctions} auctions, ${rows.filter(({ shill }) => shill).length} of them labelled as shills. ${folds} folds,`,
    `${seeds.length} seeds. Auctions that are in the set twice under two numbers go together (${groups} groups), so nothing of an auction is on`,
    'both sides; the last line keeps only auction numbers apart. Thresholds are chosen inside the training folds. Scores are pooled over',
    'the folds; the interval is of the',
    `first seed, 95%, ${draws} draws of whole auctions; beside it the mean and the least of all seeds.`,
    '',
    markdown(
      ['score', 'AUC (interval)', 'mean / least', 'average precision (interval)', 'mean / least', 'precision', 'recall'],
      [...lines, byNumber],
    ),
  ].join('\n');
}

/** Trained on one file, judged on another whose auctions it never saw. */
export function writeUnseen(training: readonly LabelledRow[], test: readonly LabelledRow[], say: (text: string) => void): string {
  const lines = scorers.map((scorer) => {
    say(`training and testing: ${scorer.name}`);
    const score = scorer.learn(training);
    const threshold = bestThreshold(rank(judge(training, score, ({ auction }) => auction)));
    const judged = judge(test, score, ({ auction }) => auction).map((one) => ({ ...one, flagged: one.score >= threshold }));
    const ranking = rank(judged);
    const { precision, recall } = confusionOf(judged);
    return [
      scorer.name,
      withInterval(groupBootstrap(ranking, areaUnderRoc, { draws, seed: 1 })),
      withInterval(groupBootstrap(ranking, averagePrecision, { draws, seed: 1 })),
      fixed(precision, 3),
      fixed(recall, 3),
    ];
  });
  const known = new Set(training.map(({ auction }) => auction));
  const shared = new Set(test.filter(({ auction }) => known.has(auction)).map(({ auction }) => auction)).size;
  const positives = test.filter(({ shill }) => shill).length;
  return [
    `Trained on ${training.length} rows, judged on ${test.length} rows (${positives} shills) of another file. Auction numbers in both: ${shared}.`,
    '',
    markdown(['score', 'AUC (interval)', 'average precision (interval)', 'precision', 'recall'], lines),
  ].join('\n');
}
