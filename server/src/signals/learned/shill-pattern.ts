import type { ShillRow } from '../conduct/shill-features.js';
import { eachShillRow } from '../conduct/shill-features.js';
import type { LotFacts } from '../facts.js';
import { type Measure, streamed, type WindowSignal } from '../measure.js';
import { builtInModel } from './built-in-model.js';
import { shillDivider, shillScorer } from './shill-model.js';

/** Log-odds of one in two: see the texts. */
const threshold = 0;

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** Each feature's exact part, which is reckoned for findings only: it costs more than the score. */
function partFacts(divide: ReturnType<typeof shillDivider>, row: ShillRow): Record<string, string | number> {
  const { base, parts } = divide(row.features);
  return { basePoints: rounded(base), ...Object.fromEntries([...parts].map(([name, part]) => [`${name}Points`, rounded(part)])) };
}

function measureOf(divide: ReturnType<typeof shillDivider>, row: ShillRow, value: number): Measure {
  const { lot, person, bids, features } = row;
  const own = lot.bids.filter((bid) => bid.accepted && bid.person === person);
  return {
    signal: 'shill_pattern',
    subjects: [
      { kind: 'lot', id: String(lot.lot) },
      { kind: 'bidder', id: person },
    ],
    value,
    pValue: null,
    facts: {
      bids,
      likenessShare: rounded(1 / (1 + Math.exp(-value))),
      tendencyShare: rounded(features.bidderTendency),
      ratioShare: rounded(features.biddingRatio),
      successive: features.successiveOutbidding,
      earlyShare: rounded(features.earlyBidding),
      lastShare: rounded(features.lastBidding),
      losingShare: rounded(features.winningRatio),
      ...(value >= threshold ? partFacts(divide, row) : {}),
    },
    lots: [lot.lot],
    bids: own.map(({ id }) => id),
    entries: [],
  };
}

/** Each lot's most suspicious bidder; of equal ones the first. */
function* eachMeasure(lots: readonly LotFacts[]): Generator<Measure> {
  const { forest } = builtInModel();
  const scoreOf = shillScorer(forest, 'conduct');
  const divide = shillDivider(forest, 'conduct');
  let best: ShillRow | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const row of eachShillRow(lots)) {
    if (best !== null && row.lot !== best.lot) {
      yield measureOf(divide, best, highest);
      highest = Number.NEGATIVE_INFINITY;
    }
    const value = scoreOf(row.features);
    if (value > highest) [best, highest] = [row, value];
  }
  if (best !== null) yield measureOf(divide, best, highest);
}

/**
 * Log-odds that the most suspicious bidder of a lot is a shill, by boosted trees over the eight features of Alzahrani and Sadaoui
 * (see `shillRows`), trained on their labels; the duration is averaged over. `facts` hold each feature's exact part in `...Points`.
 */
export const shillPattern: WindowSignal = streamed({
  code: 'shill_pattern',
  subjects: ['lot', 'bidder'],
  formula: 'log-odds = bias + sum of 60 trees over the eight features; the highest of the bidders of a lot',
  source: 'Alzahrani and Sadaoui 2018, arXiv 1806.00656 (features); own trees, trained on their UCI set',
  needs: ['bids', 'official', 'category', 'startMinor', 'winner', 'startsAt', 'endsAt'],
  threshold: { value: threshold, side: 'above', unit: 'log-odds' },
  eachMeasure: ({ lots }) => eachMeasure(lots),
});
