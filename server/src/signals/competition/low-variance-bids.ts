import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { bestBids, bidderSubject, isSold, lotSubject } from '../read-lot.js';

/** Coefficient of variation: the sample standard deviation (n - 1) over the mean. */
function variationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1)) / mean;
}

/**
 * CV = s / m over the best bids of a lot's bidders, s the sample standard deviation and m the mean, for at least three bidders.
 * Imhof, Simple statistical screens to detect bid rigging (Fribourg working paper 484, 2017), the variance screen; Huber and Imhof,
 * Machine learning with screens for detecting bid-rigging cartels, Int. J. of Industrial Organization 65 (2019). There bids are
 * sealed; in an open auction the last two always end one step apart, so two bidders tell nothing.
 */
function measure(lot: LotFacts): readonly Measure[] {
  if (!isSold(lot)) return [];
  const best = bestBids(lot);
  if (best.size < 3) return [];
  const amounts = [...best.values()].sort((a, b) => (a < b ? -1 : 1));
  const variation = variationOf(amounts.map(Number));
  return [
    {
      signal: 'low_variance_bids',
      subjects: [lotSubject(lot), ...[...best.keys()].map(bidderSubject)],
      value: variation,
      pValue: null,
      facts: {
        bidders: best.size,
        variationShare: variation,
        lowestMinor: String(amounts[0]),
        highestMinor: String(amounts.at(-1)),
        currency: lot.currency,
      },
      lots: [lot.lot],
      bids: lot.bids.filter((bid) => bid.accepted && best.get(bid.person) === bid.maxMinor).map(({ id }) => id),
      entries: [],
    },
  ];
}

export const lowVarianceBids: LotSignal = {
  code: 'low_variance_bids',
  subjects: ['lot', 'bidder'],
  formula: 'CV = s / m of the best bids of at least 3 bidders; s with n - 1; a bid counts up to the price',
  source: 'Imhof (2017), variance screen; Huber and Imhof (2019)',
  needs: ['bids', 'priceMinor'],
  threshold: { value: 0.015, side: 'below', unit: 'coefficient of variation' },
  measure,
};
