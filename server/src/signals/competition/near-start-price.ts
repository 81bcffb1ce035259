import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { acceptedBids, admittedTo, isSold, ratioOf, saleSubjects } from '../read-lot.js';

/**
 * r = price / start price of a sold lot that at least two people were admitted to. A lot with one possible bidder is sold at its
 * start by the rules themselves, which `single_bidder` tells already; here those who could have bid against each other did not.
 * After Open Contracting Partnership, Red flags (2024), R031 "Winning bid price very close or higher than estimated price", turned
 * to a sale, and R027 "Missing bidders".
 */
function measure(lot: LotFacts): readonly Measure[] {
  if (!isSold(lot)) return [];
  const bids = acceptedBids(lot);
  const admitted = admittedTo(lot, new Set(bids.map(({ person }) => person)).size);
  if (admitted < 2) return [];
  const ratio = ratioOf(lot.priceMinor, lot.startMinor);
  return [
    {
      signal: 'near_start_price',
      subjects: saleSubjects(lot),
      value: ratio,
      pValue: null,
      facts: {
        priceMinor: String(lot.priceMinor),
        startMinor: String(lot.startMinor),
        currency: lot.currency,
        ratioShare: ratio,
        admitted,
      },
      lots: [lot.lot],
      bids: bids.slice(-1).map(({ id }) => id),
      entries: [],
    },
  ];
}

export const nearStartPrice: LotSignal = {
  code: 'near_start_price',
  subjects: ['lot', 'bidder', 'official', 'office'],
  formula: 'r = price / start price, of a sold lot with at least 2 admitted',
  source: 'own, after Open Contracting Partnership, Red flags (2024), R031 and R027',
  needs: ['priceMinor', 'startMinor', 'entrants'],
  threshold: { value: 1.02, side: 'below', unit: 'price / start price' },
  measure,
};
