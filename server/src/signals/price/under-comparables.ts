import { studentTail } from '../chances.js';
import type { WindowFacts } from '../facts.js';
import { type Measure, streamed, type WindowSignal } from '../measure.js';
import { isSold, saleSubjects } from '../read-lot.js';
import { type Compared, comparePrices } from './comparable-prices.js';

function measureOf({ lot, residual, deviations, freedom, peers }: Compared): Measure {
  const expected = Number(lot.priceMinor) / Math.exp(residual);
  return {
    signal: 'under_comparables',
    subjects: saleSubjects(lot),
    value: deviations,
    pValue: studentTail(deviations, freedom),
    facts: {
      priceMinor: String(lot.priceMinor),
      expectedMinor: String(BigInt(Math.round(expected))),
      currency: lot.currency,
      deviations,
      peers,
    },
    lots: [lot.lot],
    bids: [],
    entries: [],
  };
}

/**
 * z = (y - expected y) / s, the robust hedonic residual of `comparePrices`; p = P(T <= z) of Student's distribution with as many
 * degrees of freedom as make its 5% point lie to its quartile as the residuals' own do. Rosen, Hedonic prices and implicit markets,
 * J. of Political Economy 82 (1974), for the model; Iglewicz and Hoaglin, How to detect and handle outliers (ASQ, 1993), for the
 * modified z-score and its bound of 3.5; Open Contracting Partnership, Red flags (2024), R016.
 */
function* eachMeasure({ lots }: WindowFacts): Generator<Measure> {
  for (const compared of comparePrices(lots.filter(isSold))) yield measureOf(compared);
}

export const underComparables: WindowSignal = streamed({
  code: 'under_comparables',
  subjects: ['lot', 'bidder', 'official', 'office'],
  formula:
    'z = (ln(price / appraisal) - medians by category, round, region, year, each times n / (n + 5)) / s; s = -Q1 / 0.6745; p from Student',
  source: 'Rosen (1974); Iglewicz and Hoaglin (1993); Open Contracting Partnership, Red flags (2024), R016',
  needs: ['priceMinor', 'appraisalMinor', 'category', 'region', 'closedAt'],
  threshold: { value: -3.5, side: 'below', unit: 'robust deviations' },
  eachMeasure,
});
