import { shillFeatureNames } from '../signals/conduct/shill-feature-names.js';
import type { LabelledRow } from './labelled-data.js';
import { fixed, markdown } from './print-table.js';
import { groupFolds } from './resample.js';
import { learned } from './scorers.js';
import { trueAuctions } from './training.js';

const folds = 5;
const seed = 1;
const shown = 6;

interface Placed {
  readonly row: LabelledRow;
  readonly score: number;
  readonly place: number;
}

function placedRows(rows: readonly LabelledRow[]): Placed[] {
  const names = trueAuctions(rows);
  const groupOf = ({ auction }: LabelledRow) => names.get(auction) ?? auction;
  const foldOf = groupFolds(rows.map(groupOf), folds, seed);
  const scored = Array.from({ length: folds }, (_, fold) => {
    const score = learned.learn(rows.filter((row) => foldOf.get(groupOf(row)) !== fold));
    return rows.filter((row) => foldOf.get(groupOf(row)) === fold).map((row) => ({ row, score: score(row) }));
  }).flat();
  return scored.sort((a, b) => b.score - a.score).map(({ row, score }, index) => ({ row, score, place: index + 1 }));
}

const lineOf = ({ row, score, place }: Placed) => [
  row.id,
  String(place),
  fixed(score, 1),
  ...shillFeatureNames.map((name) => String(Number(row.features[name].toFixed(3)))),
];

/** Where the learned score is wrong, by rows that it never saw. */
export function writeMistakes(rows: readonly LabelledRow[], say: (text: string) => void): string {
  say('looking for mistakes');
  const placed = placedRows(rows);
  const positives = placed.filter(({ row }) => row.shill);
  const missed = positives.slice(-shown).reverse();
  const alarms = placed.filter(({ row }) => !row.shill).slice(0, shown);
  const head = ['record', 'place', 'log-odds', ...shillFeatureNames];
  return [
    `Out of fold, ${positives.length} shills among ${placed.length} rows. The shills that are placed lowest:`,
    '',
    markdown(head, missed.map(lineOf)),
    '',
    'and the highest places of rows that are not labelled as shills:',
    '',
    markdown(head, alarms.map(lineOf)),
    '',
    'Most lie where the labels are thin or contradict the stated meaning of the features. The labels come from clustering the auctions of each',
    'duration apart (CURE) and naming the clusters: three bids in a row are a shill in auctions of 1 and 7 days and mostly not in those of 3, 5',
    'and 10 days, and in the 92 rows of 10 days shills are those who are faithful to one seller, whatever else they do. No feature of conduct',
    'tells that; it is why the score with the duration averaged over, which `shill_pattern` uses for lots of our own, ranks worse on this',
    'set. To know who is a shill one would need verdicts, and this set has none.',
  ].join('\n');
}
