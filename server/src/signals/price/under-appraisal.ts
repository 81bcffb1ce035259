import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { isSold, ratioOf, saleSubjects } from '../read-lot.js';

/**
 * r = price / appraisal of a sold lot. Own, after the "unusual savings" indicator of ProZorro's risk indicators (2017: over 60%
 * off the estimate) turned to a sale: there the state pays suspiciously little, here it gets suspiciously little.
 */
function measure(lot: LotFacts): readonly Measure[] {
  if (!isSold(lot) || lot.appraisalMinor === null || lot.appraisalMinor <= 0n) return [];
  const ratio = ratioOf(lot.priceMinor, lot.appraisalMinor);
  return [
    {
      signal: 'under_appraisal',
      subjects: saleSubjects(lot),
      value: ratio,
      pValue: null,
      facts: {
        priceMinor: String(lot.priceMinor),
        appraisalMinor: String(lot.appraisalMinor),
        currency: lot.currency,
        ratioShare: ratio,
        round: lot.round,
      },
      lots: [lot.lot],
      bids: [],
      entries: [],
    },
  ];
}

export const underAppraisal: LotSignal = {
  code: 'under_appraisal',
  subjects: ['lot', 'bidder', 'official', 'office'],
  formula: 'r = price / appraisal, of a sold lot with an appraisal',
  source: 'own, after ProZorro risk indicators (2017), unusual savings',
  needs: ['priceMinor', 'appraisalMinor'],
  threshold: { value: 0.5, side: 'below', unit: 'price / appraisal' },
  measure,
};
