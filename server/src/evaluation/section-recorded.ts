import { shillFeatureNames } from '../signals/conduct/shill-feature-names.js';
import { type ShillRow, shillRows } from '../signals/conduct/shill-features.js';
import { rateBidders } from '../signals/conduct/shill-ratings.js';
import type { LotFacts } from '../signals/index.js';
import { builtInModel } from '../signals/learned/built-in-model.js';
import { shillScorer } from '../signals/learned/shill-model.js';
import { shillPattern } from '../signals/learned/shill-pattern.js';
import { type LabelledRow, readText } from './labelled-data.js';
import { areaUnderRoc, averagePrecision, rank } from './metrics.js';
import { isShill, plantShills, strengths } from './plant-shills.js';
import { fixed, markdown, withInterval } from './print-table.js';
import { lotFrom, readAuctions, recordedFile } from './recorded-data.js';
import { groupBootstrap, quantile } from './resample.js';

const draws = 1000;
const seed = 1;

const score = shillScorer(builtInModel().forest, 'conduct');
const oddsOf = ({ features }: ShillRow) => score(features);

function spread(values: readonly number[]): string[] {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.1, 0.5, 0.9].map((q) => fixed(quantile(sorted, q), 3));
}

function distributions(own: readonly ShillRow[], labelled: readonly LabelledRow[]): string {
  const honest = labelled.filter(({ shill }) => !shill);
  const rows = shillFeatureNames.map((name) => [
    name,
    ...spread(own.map(({ features }) => features[name])),
    ...spread(honest.map(({ features }) => features[name])),
  ]);
  return markdown(['feature', 'here: 10%', '50%', '90%', 'UCI, no shills: 10%', '50%', '90%'], rows);
}

/** The ones that the model suspects most, for a reader to judge. */
function suspects(rows: readonly ShillRow[]): string {
  const top = [...rows].sort((a, b) => oddsOf(b) - oddsOf(a)).slice(0, 5);
  return markdown(
    ['auction', 'log-odds', 'bids', 'of the auction', 'outbidding itself', 'first', 'last', 'won it'],
    top.map((row) => [
      `${row.lot.category}, number ${row.lot.lot}`,
      fixed(oddsOf(row), 2),
      String(row.bids),
      fixed(row.features.biddingRatio, 2),
      String(row.features.successiveOutbidding),
      fixed(row.features.earlyBidding, 2),
      fixed(row.features.lastBidding, 2),
      row.lot.winner === row.person ? 'yes' : 'no',
    ]),
  );
}

/** Our own features of real histories, beside the published ones, and what the model says of them. */
export function writeRecorded(labelled: readonly LabelledRow[]): string {
  const auctions = readAuctions(readText(recordedFile));
  const rows = shillRows(auctions.map((auction, index) => lotFrom(index + 1, `seller of ${index}`, auction, auction.bids)));
  const flagged = rows.filter((row) => oddsOf(row) >= shillPattern.threshold.value);
  const winners = flagged.filter(({ lot, person }) => lot.winner === person).length;
  return [
    `${auctions.length} auctions, ${rows.length} bidders in them, no labels. The record holds what bidders typed (maxima), and not the seller: a`,
    'bidder who is in one auction only has a tendency of 1. That, and that everything is sold in other years and categories, moves the',
    'features:',
    '',
    distributions(rows, labelled),
    '',
    `Past the threshold of \`shill_pattern\`: ${flagged.length} of ${rows.length} (${fixed((100 * flagged.length) / rows.length, 1)}%); ${winners} of them won the auction,`,
    'so they are false alarms, as good as certainly: people who raised their own maximum several times in a row. Where maxima are',
    'secret that is how honest people bid, and successive outbidding, the strongest feature, cannot tell it from a shill. The strongest:',
    '',
    suspects(rows),
  ].join('\n');
}

function line(name: string, lots: readonly LotFacts[], score: (row: ShillRow) => number): string[] {
  const ranking = rank(shillRows(lots).map((row) => ({ score: score(row), positive: isShill(row.person), group: String(row.lot.lot) })));
  return [
    name,
    withInterval(groupBootstrap(ranking, areaUnderRoc, { draws, seed })),
    withInterval(groupBootstrap(ranking, averagePrecision, { draws, seed })),
  ];
}

/** Shills planted into real histories. */
export function writePlanted(_labelled: readonly LabelledRow[], say: (text: string) => void): string {
  const auctions = readAuctions(readText(recordedFile));
  const tables = strengths.map((strength) => {
    say(`planting shills: ${strength.name}`);
    const lots = plantShills(auctions, strength, seed);
    const rated = new Map(rateBidders(lots).map(({ person, score }) => [person, score]));
    const rows = [
      line('`shill_pattern`', lots, oddsOf),
      line('`shill_ratings`', lots, ({ person }) => rated.get(person) ?? 0),
      line('successiveOutbidding alone', lots, ({ features }) => features.successiveOutbidding),
    ];
    return [`**${strength.name}**`, '', markdown(['signal', 'AUC (interval)', 'average precision (interval)'], rows)].join('\n');
  });
  return [
    `Into a quarter of the ${auctions.length} recorded auctions a shill is planted: one account for each seller, in five of the seller's twenty`,
    `auctions, bidding between 5% and 60% of the time after the first bid, never winning. The record names no sellers, so they are dealt by`,
    `chance. All recorded bidders count as honest; ${draws} draws of whole auctions. Who lost fewer than three lots of one seller has no shill rating`,
    'and counts as 0: in these histories few honest people come back so often, which makes `shill_ratings` look better than it is.',
    '',
    ...tables.flatMap((table) => [table, '']),
  ]
    .join('\n')
    .trimEnd();
}
