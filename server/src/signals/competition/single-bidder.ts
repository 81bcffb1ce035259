import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { admittedTo, bestBids, isSold, saleSubjects } from '../read-lot.js';

/**
 * How many people bid on a lot that was sold: n = |{bidders with an accepted bid}|. One is no competition.
 * Open Contracting Partnership, Red flags in public procurement (2024), R018 "Single bid received"; Fazekas, Toth and King,
 * An objective corruption risk index using public procurement data, European Journal on Criminal Policy and Research 22 (2016).
 */
function measure(lot: LotFacts): readonly Measure[] {
  if (!isSold(lot)) return [];
  const bidders = bestBids(lot).size;
  if (bidders === 0) return [];
  return [
    {
      signal: 'single_bidder',
      subjects: saleSubjects(lot),
      value: bidders,
      pValue: null,
      facts: { bidders, admitted: admittedTo(lot, bidders), priceMinor: String(lot.priceMinor), currency: lot.currency },
      lots: [lot.lot],
      bids: bidders === 1 ? lot.bids.filter(({ accepted }) => accepted).map(({ id }) => id) : [],
      entries: [],
    },
  ];
}

export const singleBidder: LotSignal = {
  code: 'single_bidder',
  subjects: ['lot', 'bidder', 'official', 'office'],
  formula: 'n = number of bidders with an accepted bid, of a sold lot',
  source: 'Open Contracting Partnership, Red flags (2024), R018; Fazekas, Toth and King (2016)',
  needs: ['bids', 'winner'],
  threshold: { value: 1, side: 'below', unit: 'bidders' },
  measure,
};
