import type { LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { acceptedBids, bidderSubject, isSold, lotSubject } from '../read-lot.js';

/** The usual soft close: a bid in it moves the end. */
const finalMs = 300_000;

/**
 * v = max(0, 1 - r / 5 min) / k where the winner's bid was the last of the auction, else 0. r is the time left before the end as it
 * stood when that bid came, k the number of accepted bids of the winner. 1 is a lone bid at the very end that nobody answered,
 * though the end had moved. Own, after Open Contracting Partnership, Red flags (2024), R030 "Late bid won".
 */
function measure(lot: LotFacts): readonly Measure[] {
  if (!isSold(lot)) return [];
  const bids = acceptedBids(lot);
  const last = bids.at(-1);
  if (!last) return [];
  const winnerBids = bids.reduce((count, { person }) => count + (person === lot.winner ? 1 : 0), 0);
  const beforeMs = (bids.at(-2)?.endsAt ?? lot.originalEndsAt) - last.at;
  const value = last.person === lot.winner ? Math.max(0, 1 - beforeMs / finalMs) / winnerBids : 0;
  return [
    {
      signal: 'lone_last_bid',
      subjects: [lotSubject(lot), bidderSubject(lot.winner)],
      value,
      pValue: null,
      facts: { winnerBids, beforeMs, bidders: new Set(bids.map(({ person }) => person)).size },
      lots: [lot.lot],
      bids: [last.id],
      entries: [],
    },
  ];
}

export const loneLastBid: LotSignal = {
  code: 'lone_last_bid',
  subjects: ['lot', 'bidder'],
  formula: "v = max(0, 1 - r / 5 min) / k if the winner's bid is the last, else 0; r: left before the end, k: the winner's bids",
  source: 'own, after Open Contracting Partnership, Red flags (2024), R030',
  needs: ['bids', 'winner', 'originalEndsAt'],
  threshold: { value: 0.9, side: 'above', unit: 'lateness / bids' },
  measure,
};
