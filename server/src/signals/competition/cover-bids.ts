import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { finalOffers } from './final-offers.js';
import { screensOf } from './screens.js';

/** Two losers lie close together by chance too often: their standard deviation has one degree of freedom. */
const leastBidders = 4;

/** Losing offers that are all alike would make the distance endless. */
const furthest = 100;

/**
 * Relative distance of Imhof: RD = (b1 - b2) / s, where b1 and b2 are the highest and second highest final offer and s is the
 * standard deviation (n - 1) of the losing ones. Cover bids crowd together, well under the bid that is to win; where all fight for
 * themselves, losers drop out at amounts of their own. In a tender the bids are sealed; here each bidder's final offer is their
 * highest maximum, and at least three losers are needed. The other screens of the same paper are told as facts.
 */
export const coverBids: LotSignal = {
  code: 'cover_bids',
  subjects: ['lot', 'bidder'],
  formula: 'RD = (b1 - b2) / s(b2 ... bn), n >= 4; b: final offers, highest first; s: standard deviation with n - 1',
  source: 'Imhof 2017 (Fribourg WP 484), section 4; Huber and Imhof 2019 (IJIO 65), section 3',
  needs: ['bids.maxMinor', 'bids.person'],
  threshold: { value: 15, side: 'above', unit: 'standard deviations of the losing offers' },
  measure: measureLot,
};

function measureLot(lot: LotFacts): readonly Measure[] {
  const offers = finalOffers(lot);
  const screens = screensOf(
    offers.map(({ amount }) => amount),
    'highest',
  );
  if (!screens || offers.length < leastBidders) return [];
  const value = Math.min(furthest, screens.relativeDistance ?? (screens.difference > 0 ? furthest : 0));
  const [winner] = offers;
  return [
    {
      signal: 'cover_bids',
      subjects: [{ kind: 'lot', id: String(lot.lot) }, ...(winner ? [{ kind: 'bidder' as const, id: winner.person }] : [])],
      value,
      pValue: null,
      facts: {
        bidders: offers.length,
        distance: value,
        variationShare: screens.cv,
        spreadShare: screens.spread,
        differenceShare: screens.difference,
      },
      lots: [lot.lot],
      bids: offers.map(({ bid }) => bid),
      entries: [],
    },
  ];
}
