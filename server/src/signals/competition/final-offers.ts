import type { LotFacts } from '../facts.js';

export interface FinalOffer {
  readonly person: string;
  /** Their highest accepted maximum, minor units as a number. */
  readonly amount: number;
  readonly bid: number;
}

/**
 * The last word of each bidder, highest first: what stands in for the sealed bids of a tender. It is their highest maximum, the
 * secret one of a proxy included: the price alone would always put the winner one step above the second.
 */
export function finalOffers({ bids }: LotFacts): FinalOffer[] {
  const best = new Map<string, FinalOffer>();
  for (const { person, accepted, maxMinor, id } of bids) {
    if (!accepted) continue;
    const amount = Number(maxMinor);
    const before = best.get(person);
    if (!before || amount > before.amount) best.set(person, { person, amount, bid: id });
  }
  return [...best.values()].sort((a, b) => b.amount - a.amount || a.bid - b.bid);
}
