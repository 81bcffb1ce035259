import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { acceptedBids, offerSubjects, ratioOf } from '../read-lot.js';

/**
 * w = last price / start price - 1 of a lot that was withdrawn after bids, else 0: how far others had driven the price when the
 * office took the lot away. Own.
 */
function measure(lot: LotFacts): readonly Measure[] {
  const bids = acceptedBids(lot);
  const last = bids.at(-1);
  const reached = last?.priceMinor ?? lot.startMinor;
  const rise = lot.outcome === 'withdrawn' ? ratioOf(reached, lot.startMinor) - 1 : 0;
  return [
    {
      signal: 'withdrawn_after_high_bids',
      subjects: offerSubjects(lot),
      value: rise,
      pValue: null,
      facts: {
        startMinor: String(lot.startMinor),
        priceMinor: String(reached),
        currency: lot.currency,
        riseShare: rise,
        bidders: new Set(bids.map(({ person }) => person)).size,
      },
      lots: [lot.lot],
      bids: rise > 0 && last ? [last.id] : [],
      entries: [],
    },
  ];
}

export const withdrawnAfterHighBids: LotSignal = {
  code: 'withdrawn_after_high_bids',
  subjects: ['lot', 'official', 'office'],
  formula: 'w = last price / start price - 1 where the lot was withdrawn, else 0',
  source: 'own',
  needs: ['outcome', 'bids', 'startMinor'],
  threshold: { value: 0.1, side: 'above', unit: 'rise over the start price' },
  measure,
};
