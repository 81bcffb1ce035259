import { type Screens, screensOf } from '../signals/competition/screens.js';
import type { Tender } from './cartel-data.js';
import { areaUnderRoc, averagePrecision, type Judged, rank } from './metrics.js';
import { fixed, markdown, withInterval } from './print-table.js';
import { groupBootstrap } from './resample.js';

const draws = 1000;

/** What each screen says of a rigged tender, after Imhof (2017) and Huber and Imhof (2019). */
const screens: readonly (readonly [name: string, rigged: 'low' | 'high', read: (screens: Screens) => number | null])[] = [
  ['CV, coefficient of variation', 'low', ({ cv }) => cv],
  ['SPD, spread', 'low', ({ spread }) => spread],
  ['DIFFP, second to best', 'high', ({ difference }) => difference],
  ['RD, relative distance', 'high', ({ relativeDistance }) => relativeDistance],
  ['RDNOR, normalised distance', 'high', ({ normalDistance }) => normalDistance],
  ['RDALT, alternative distance', 'high', ({ otherDistance }) => otherDistance],
  ['SKEW, skewness', 'low', ({ skewness }) => skewness],
  ['KURT, excess kurtosis', 'high', ({ kurtosis }) => kurtosis],
  ['KS, distance from uniform', 'high', ({ uniformity }) => uniformity],
];

export interface Row {
  readonly name: string;
  readonly judged: readonly Judged[];
}

function lineOf({ name, judged }: Row): string[] {
  const ranking = rank(judged);
  const positives = judged.filter(({ positive }) => positive).length;
  return [
    name,
    `${positives} / ${judged.length - positives}`,
    withInterval(groupBootstrap(ranking, areaUnderRoc, { draws, seed: 1 })),
    withInterval(groupBootstrap(ranking, averagePrecision, { draws, seed: 1 })),
    fixed(positives / judged.length, 3),
  ];
}

/** AUC and average precision with 95% intervals, whole tenders drawn anew. */
export const scoreTable = (rows: readonly Row[]): string =>
  markdown(['score', 'positive / negative', 'AUC (interval)', 'average precision (interval)', 'by chance'], rows.map(lineOf));

/** Each screen of each tender with three bids or more, turned so that the suspicious side is high. */
export function screenRows(tenders: readonly Tender[]): Row[] {
  const read = tenders.flatMap((tender) => {
    const found = screensOf(
      tender.bids.map(({ amount }) => amount),
      'lowest',
    );
    return found ? [{ tender, found }] : [];
  });
  return screens.map(([name, rigged, of]) => ({
    name: `${name} (${rigged})`,
    judged: read.flatMap(({ tender, found }): Judged[] => {
      const value = of(found);
      return value === null ? [] : [{ score: rigged === 'high' ? value : -value, positive: tender.rigged, group: tender.id }];
    }),
  }));
}

export const priceRow = (tenders: readonly Tender[]): Row => ({
  name: 'best bid / reserve (high)',
  judged: tenders
    .filter(({ bids }) => bids.length >= 3)
    .map(({ id, bids, reserve, rigged }) => ({
      score: Math.min(...bids.map(({ amount }) => amount)) / reserve,
      positive: rigged,
      group: id,
    })),
});
