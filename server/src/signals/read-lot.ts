import type { BidFact, LotFacts } from './facts.js';
import type { MeasuredSubject } from './measure.js';

/** A lot that was sold, with its price and its winner. */
export type SoldLot = LotFacts & { readonly priceMinor: bigint; readonly winner: string };

export const isSold = (lot: LotFacts): lot is SoldLot => lot.outcome === 'sold' && lot.priceMinor !== null && lot.winner !== null;

/** What was last read of a lot: lots are measured one after another, so the next signal asks about the same one. */
function lastRead<Read>(read: (lot: LotFacts) => Read): (lot: LotFacts) => Read {
  let last: { readonly lot: LotFacts; readonly read: Read } | null = null;
  return (lot) => {
    if (last?.lot !== lot) last = { lot, read: read(lot) };
    return last.read;
  };
}

/** Asked for by many signals, so it is read once for each lot. */
export const acceptedBids: (lot: LotFacts) => readonly BidFact[] = lastRead(({ bids }) =>
  bids.every(({ accepted }) => accepted) ? bids : bids.filter(({ accepted }) => accepted),
);

/** What a lot went for under the hammer, paid or not. */
export function hammerOf({ priceMinor, bids }: LotFacts): bigint | null {
  return priceMinor ?? bids.findLast(({ accepted }) => accepted)?.priceMinor ?? null;
}

/** `a / b` of two amounts; b is positive. */
export const ratioOf = (a: bigint, b: bigint): number => Number(a) / Number(b);

/**
 * Each bidder's best bid, in the order of their first accepted bid. A maximum that nobody drove the price up to counts as the
 * price: what lies above was never tested.
 */
export const bestBids: (lot: LotFacts) => ReadonlyMap<string, bigint> = lastRead(({ bids, priceMinor }) => {
  const best = new Map<string, bigint>();
  for (const { accepted, person, maxMinor } of bids) {
    if (!accepted) continue;
    const offered = priceMinor !== null && maxMinor > priceMinor ? priceMinor : maxMinor;
    const before = best.get(person);
    if (before === undefined || before < offered) best.set(person, offered);
  }
  return best;
});

/** How many people could bid: the admitted, or at least those who did. */
export const admittedTo = (lot: LotFacts, bidders: number): number => Math.max(lot.entrants.length, bidders);

export const lotSubject = (lot: LotFacts): MeasuredSubject => ({ kind: 'lot', id: String(lot.lot) });
export const bidderSubject = (person: string): MeasuredSubject => ({ kind: 'bidder', id: person });
export const officialSubject = (person: string): MeasuredSubject => ({ kind: 'official', id: person });
export const officeSubject = (office: number): MeasuredSubject => ({ kind: 'office', id: String(office) });

/** Whoever answers for how a lot is offered: the lot itself, its author and its office. */
export const offerSubjects = (lot: LotFacts): readonly MeasuredSubject[] => [
  lotSubject(lot),
  officialSubject(lot.official),
  officeSubject(lot.office),
];

/** Whom a suspicious price speaks about: who offers the lot, and who got it. */
export const saleSubjects = (lot: SoldLot): readonly MeasuredSubject[] => [...offerSubjects(lot), bidderSubject(lot.winner)];
