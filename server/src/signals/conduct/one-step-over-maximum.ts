import { rarity } from '../chances.js';
import type { BidFact, LotFacts } from '../facts.js';
import type { LotSignal, Measure } from '../measure.js';
import { bidderSubject, isSold, lotSubject, officialSubject } from '../read-lot.js';

/** A bid that took the lead from a maximum which nobody could see. */
interface Overtaking {
  readonly bid: BidFact;
  /** What was hidden above the price. */
  readonly hiddenMinor: bigint;
  /** By how much the bid passed it. */
  readonly overMinor: bigint;
  /** p of the bid. */
  readonly share: number;
}

/** People bid a little over a round number, which a maximum often is: less than this share of it counts as this share. */
const leastOver = 0.01;

/** Every bid of a person that took the lead from somebody's hidden maximum. */
function overtakingsOf(lot: LotFacts, person: string): readonly Overtaking[] {
  const found: Overtaking[] = [];
  let leader: BidFact | null = null;
  let priceMinor = lot.startMinor;
  for (const bid of lot.bids) {
    if (!bid.accepted) continue;
    if (leader && bid.leading && bid.person === person && leader.person !== person) {
      const hiddenMinor = leader.maxMinor - priceMinor;
      const overMinor = bid.maxMinor - leader.maxMinor;
      if (hiddenMinor > 0n && overMinor > 0n) {
        const over = Math.max(Number(overMinor), leastOver * Number(leader.maxMinor));
        found.push({ bid, hiddenMinor, overMinor, share: Math.min(1, over / Number(hiddenMinor + overMinor)) });
      }
    }
    if (bid.leading) leader = bid;
    priceMinor = bid.priceMinor ?? priceMinor;
  }
  return found;
}

/**
 * P(U1 x ... x Uk <= product) of k independent uniform numbers (Fisher 1932): product times the sum over i < k of s^i / i! with
 * s = -ln product.
 */
function productTail(product: number, count: number): number {
  const s = -Math.log(product);
  let term = 1;
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    sum += term;
    term *= s / (i + 1);
  }
  return Math.min(1, product * sum);
}

/**
 * v = -log10 p of the winner's bids that took the lead from a hidden (proxy) maximum. Of one such bid p = e / (h + e): h is what was
 * hidden above the public price, e what the bid passed it by, at least 1% of the maximum. Whoever cannot see the maximum jumps by h + e without knowing where
 * in that jump it lies, so the excess is uniform; whoever was told it passes it by one step. Several are multiplied (Fisher). 0 where
 * the winner never took the lead so. "Winning bid is just under the next lowest bid", International Anti-Corruption Resource Center,
 * red flags of leaking of bid information, turned to a sale; own formula.
 */
function measure(lot: LotFacts): readonly Measure[] {
  if (!isSold(lot)) return [];
  const overtakings = overtakingsOf(lot, lot.winner);
  const product = overtakings.reduce((all, { share }) => all * share, 1);
  const chance = overtakings.length === 0 ? 1 : productTail(product, overtakings.length);
  const closest = overtakings.reduce<Overtaking | null>((best, one) => (best && best.share <= one.share ? best : one), null);
  return [
    {
      signal: 'one_step_over_maximum',
      subjects: [lotSubject(lot), bidderSubject(lot.winner), officialSubject(lot.official)],
      value: rarity(chance),
      pValue: chance,
      facts: {
        times: overtakings.length,
        hiddenMinor: String(closest?.hiddenMinor ?? 0n),
        overMinor: String(closest?.overMinor ?? 0n),
        currency: lot.currency,
        chanceShare: chance,
      },
      lots: [lot.lot],
      bids: overtakings.map(({ bid }) => bid.id),
      entries: [],
    },
  ];
}

export const oneStepOverMaximum: LotSignal = {
  code: 'one_step_over_maximum',
  subjects: ['lot', 'bidder', 'official'],
  formula:
    "v = -log10 p; p = e / (h + e) for a winner's bid that passed a maximum hidden h above the price by e (at least 1% of it); several by Fisher",
  source: 'own, after IACRC red flags of leaking bid information; Fisher (1932)',
  needs: ['bids.maxMinor', 'bids.priceMinor', 'winner'],
  threshold: { value: 2, side: 'above', unit: '-log10 of the chance' },
  measure,
};
