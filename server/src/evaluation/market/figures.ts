import type { SubjectKind } from '@ochiq/shared/signals';
import type { WindowScores } from '../../signals/index.js';
import { areaUnderRoc, averagePrecision, type Judged, rank } from '../metrics.js';
import { fixed, withInterval } from '../print-table.js';
import { groupBootstrap, type Interval, quantile } from '../resample.js';
import { Chance } from './chance.js';
import { alarms, isJudged, isTrue, type KindFound, type Truth } from './judge.js';
import { fraudKinds, type Strength } from './planted.js';

/** A market of the report, scored. */
export interface ScoredMarket {
  readonly strength: Strength | null;
  readonly scores: WindowScores;
  readonly truth: Truth;
  readonly found: readonly KindFound[];
  readonly cleanLots: number;
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

/** Share of planted lots in the top, with a 95% interval: whole schemes are drawn with replacement. */
export function recallOf(found: readonly KindFound[]): Interval {
  const schemes = found.flatMap(({ byScheme }) => byScheme);
  const share = (list: typeof schemes) =>
    list.reduce((sum, { inTop }) => sum + inTop, 0) /
    Math.max(
      1,
      list.reduce((sum, { lots }) => sum + lots, 0),
    );
  const chance = new Chance(1);
  const draws = Array.from({ length: 500 }, () => share(schemes.map(() => chance.pick(schemes)))).sort((a, b) => a - b);
  return { value: share(schemes), low: quantile(draws, 0.025), high: quantile(draws, 0.975) };
}

/** Kind by kind: planted, recall of lots in the top 1%, schemes seen there, principals, flagged. */
export function kindRows(markets: readonly ScoredMarket[], strength: Strength): string[][] {
  const own = markets.filter((market) => market.strength === strength).flatMap(({ found }) => found);
  return fraudKinds.map((kind) => {
    const found = own.filter((one) => one.kind === kind);
    const sum = (read: (one: KindFound) => number) => found.reduce((total, one) => total + read(one), 0);
    const schemes = sum((one) => one.schemes);
    return [
      `\`${kind}\``,
      `${schemes} / ${sum((one) => one.lots)}`,
      withInterval(recallOf(found)),
      percent(sum((one) => one.schemesInTop) / schemes),
      percent(sum((one) => one.principalsInTop) / schemes),
      percent(sum((one) => one.flaggedLots) / sum((one) => one.lots)),
    ];
  });
}

export const kindHead = [
  'fraud',
  'schemes / lots',
  'recall of lots in the top 1%',
  'schemes seen there',
  'principals in their top 1%',
  'lots flagged at 10%',
];

/** Alarms by kind of subject and rate: mean flagged and false in a market, and the share that was false. */
export function alarmRows(markets: readonly ScoredMarket[], strength: Strength | null, kinds: readonly SubjectKind[]): string[][] {
  const own = markets.filter((market) => market.strength === strength);
  return kinds.flatMap((kind) =>
    [0.05, 0.1].map((rate) => {
      const each = own.map(({ scores, truth }) => alarms(scores, truth, kind, rate));
      const flagged = each.reduce((sum, one) => sum + one.flagged, 0);
      const wrong = each.reduce((sum, one) => sum + one.wrong, 0);
      // The false discovery rate is the mean of the shares, those of markets without an alarm being 0.
      const mean = each.reduce((sum, one) => sum + (one.flagged === 0 ? 0 : one.wrong / one.flagged), 0) / Math.max(1, own.length);
      const tested = own.reduce((sum, { scores }) => sum + scores.kinds[kind].tested, 0) / Math.max(1, own.length);
      const per = (count: number) => (count / Math.max(1, own.length)).toFixed(1);
      return [strength ?? 'clean', kind, String(Math.round(tested)), percent(rate), per(flagged), per(wrong), percent(mean)];
    }),
  );
}

export const alarmHead = ['market', 'subjects', 'tested', 'held rate', 'flagged', 'false', 'measured rate'];

const bands = [0, 1, 5, 10, 20, 40, 60, 80, 95, 100.000001] as const;

/** What a score means: in each band the mean score and the share of true frauds. */
export function reliabilityRows(markets: readonly ScoredMarket[], kind: SubjectKind): string[][] {
  const judged = markets
    .filter(({ strength }) => strength === 'medium')
    .flatMap(({ scores, truth }) =>
      scores.kinds[kind].ranked.filter((one) => isJudged(truth, one)).map((one) => ({ score: one.score, right: isTrue(truth, one) })),
    );
  return bands.slice(0, -1).flatMap((low, index) => {
    const high = bands[index + 1] ?? 100;
    const own = judged.filter(({ score }) => score >= low && score < high);
    if (own.length === 0) return [];
    const mean = own.reduce((sum, { score }) => sum + score, 0) / own.length;
    return [
      [
        kind,
        `${low} to ${Math.round(high)}`,
        String(own.length),
        mean.toFixed(1),
        percent(own.filter(({ right }) => right).length / own.length),
      ],
    ];
  });
}

export const reliabilityHead = ['subjects', 'score', 'how many', 'mean score', 'true frauds'];

/** Each signal alone, and all together, over the lots of the medium markets. */
export function signalRows(markets: readonly ScoredMarket[]): string[][] {
  const own = markets.filter(({ strength }) => strength === 'medium');
  const codes = [
    ...new Set(own.flatMap(({ scores }) => scores.kinds.lot.ranked.flatMap(({ parts }) => parts.map(({ signal }) => signal)))),
  ].sort();
  const lots = own.flatMap(({ scores, truth }, market) =>
    scores.kinds.lot.ranked
      .filter((one) => isJudged(truth, one))
      .map((one) => ({ one, positive: isTrue(truth, one), group: `${market} ${truth.schemeOfLot.get(one.id)?.principal.id ?? one.id}` })),
  );
  const row = (name: string, scoreOf: (lot: (typeof lots)[number]) => number, flaggedAt: number, draws: number) => {
    const ranking = rank(lots.map((lot): Judged => ({ score: scoreOf(lot), positive: lot.positive, group: lot.group })));
    const flagged = lots.filter((lot) => scoreOf(lot) >= flaggedAt);
    const right = flagged.filter(({ positive }) => positive).length;
    const positives = lots.filter(({ positive }) => positive).length;
    const text = (metric: typeof areaUnderRoc) =>
      draws > 0 ? withInterval(groupBootstrap(ranking, metric, { draws, seed: 1 })) : fixed(metric(ranking));
    return [
      name,
      text(areaUnderRoc),
      text(averagePrecision),
      flagged.length === 0 ? 'none' : fixed(right / flagged.length, 3),
      fixed(right / positives, 3),
    ];
  };
  const strict = -Math.log(0.001);
  return [
    row('all together', ({ one }) => -Math.log(one.pValue), strict, 100),
    row('all together, harmonic mean', ({ one }) => -Math.log(one.harmonicP), strict, 0),
    ...codes.map((code) =>
      row(`\`${code}\``, ({ one }) => -Math.log(one.parts.find(({ signal }) => signal === code)?.pValue ?? 1), strict, 0),
    ),
  ];
}

export const signalHead = ['lots by', 'AUC', 'average precision', 'precision at p 0.001', 'recall at p 0.001'];
