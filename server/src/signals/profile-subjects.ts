import type { SubjectKind } from '@ochiq/shared/signals';
import type { LotFacts, WindowFacts } from './facts.js';
import type { RingRow, SubjectProfile } from './scored.js';
import type { Figures } from './table.js';

export type Profiles = Readonly<Record<SubjectKind, ReadonlyMap<string, SubjectProfile>>>;

/** Adds up over the lots of one subject. */
class Tally {
  lots = 0;
  bids = 0;
  won = 0;
  defaults = 0;
  withdrawals = 0;
  bidders = 0;
  lastAt = 0;
  office: number | null = null;
  private readonly ratios: number[] = [];
  private readonly winners = new Map<string, number>();

  add(lot: LotFacts, bids: number, bidders: number): void {
    this.lots += 1;
    this.bids += bids;
    this.bidders += bidders;
    this.lastAt = Math.max(this.lastAt, lot.closedAt);
    if (lot.outcome === 'withdrawn') this.withdrawals += 1;
    if (lot.winner !== null) this.winners.set(lot.winner, (this.winners.get(lot.winner) ?? 0) + 1);
    const ratio = ratioOf(lot.priceMinor, lot.appraisalMinor);
    if (ratio !== null) this.ratios.push(ratio);
  }

  /** Of people: lots, bids, the share of their lots that they won, and where they did not pay. */
  asBidder(): SubjectProfile {
    const { lots, bids, won, defaults, lastAt } = this;
    return { lots, office: null, lastAt, peers: '', figures: { lots, bids, win_share: won / Math.max(1, lots), defaults } };
  }

  /** Of whoever sells: lots, their mean price against the appraisal, bidders a lot, the withdrawn share, and the top winner's share. */
  asSeller(): SubjectProfile {
    const { lots, lastAt, office, ratios, winners } = this;
    const figures: Record<string, number> = {
      lots,
      bidders: this.bidders / Math.max(1, lots),
      withdrawals: this.withdrawals / Math.max(1, lots),
    };
    if (ratios.length > 0) figures['price_to_appraisal'] = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    const sold = [...winners.values()].reduce((sum, count) => sum + count, 0);
    if (sold > 0) figures['top_winner_share'] = Math.max(...winners.values()) / sold;
    return { lots, office, lastAt, peers: '', figures };
  }
}

const ratioOf = (a: bigint | null, b: bigint | null): number | null =>
  a === null || b === null || b === 0n ? null : Number(a) / Number(b);

function tallyOf<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  const found = tallies.get(key) ?? new Tally();
  tallies.set(key, found);
  return found;
}

function lotProfile(lot: LotFacts, bids: number, bidders: number): SubjectProfile {
  const figures: Record<string, number> = { bidders, bids };
  const toAppraisal = ratioOf(lot.priceMinor, lot.appraisalMinor);
  const toStart = ratioOf(lot.priceMinor, lot.startMinor);
  if (toAppraisal !== null) figures['price_to_appraisal'] = toAppraisal;
  if (toStart !== null) figures['price_to_start'] = toStart;
  return { lots: 1, office: lot.office, lastAt: lot.closedAt, peers: lot.category, figures };
}

/** Accepted bids by person. */
function bidsOf(lot: LotFacts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const bid of lot.bids) if (bid.accepted) counts.set(bid.person, (counts.get(bid.person) ?? 0) + 1);
  return counts;
}

/** The profile of one lot that has just ended. */
export function profileLot(lot: LotFacts): SubjectProfile {
  const counts = bidsOf(lot);
  return lotProfile(
    lot,
    [...counts.values()].reduce((sum, count) => sum + count, 0),
    counts.size,
  );
}

/** What everybody and everything of a window is apart from the signals; one walk over the bids. */
export function profileSubjects(window: WindowFacts, rings: readonly RingRow[]): Profiles {
  const lots = new Map<string, SubjectProfile>();
  const bidders = new Map<string, Tally>();
  const officials = new Map<string, Tally>();
  const offices = new Map<string, Tally>();
  const ringsOf = new Map<string, string[]>();
  for (const { id, members } of rings) for (const member of members) ringsOf.set(member, [...(ringsOf.get(member) ?? []), id]);
  const ringTallies = new Map<string, Tally>();
  for (const lot of window.lots) {
    const counts = bidsOf(lot);
    const bids = [...counts.values()].reduce((sum, count) => sum + count, 0);
    lots.set(String(lot.lot), lotProfile(lot, bids, counts.size));
    for (const seller of [tallyOf(officials, lot.official), tallyOf(offices, String(lot.office))]) {
      seller.add(lot, bids, counts.size);
      seller.office = lot.office;
    }
    const inLot = new Map<string, number>();
    for (const [person, count] of counts) {
      tallyOf(bidders, person).add(lot, count, counts.size);
      for (const ring of ringsOf.get(person) ?? []) inLot.set(ring, (inLot.get(ring) ?? 0) + count);
    }
    for (const [ring, count] of inLot) tallyOf(ringTallies, ring).add(lot, count, counts.size);
    for (const [people, weigh] of [
      [lot.winner === null ? [] : [lot.winner], 'won'],
      [lot.defaulters, 'defaults'],
    ] as const) {
      for (const person of people) {
        tallyOf(bidders, person)[weigh] += 1;
        for (const ring of ringsOf.get(person) ?? []) tallyOf(ringTallies, ring)[weigh] += 1;
      }
    }
  }
  const all = (tallies: ReadonlyMap<string, Tally>, profile: (tally: Tally) => SubjectProfile) =>
    new Map([...tallies].map(([id, tally]) => [id, profile(tally)]));
  return {
    lot: lots,
    bidder: all(bidders, (tally) => tally.asBidder()),
    ring: all(ringTallies, (tally) => tally.asBidder()),
    official: all(officials, (tally) => tally.asSeller()),
    office: all(offices, (tally) => tally.asSeller()),
  };
}

/** The figures that a kind of subject is compared by, in the order in which they are shown. */
export const figureOrder: Readonly<Record<SubjectKind, readonly string[]>> = {
  lot: ['price_to_appraisal', 'price_to_start', 'bidders', 'bids'],
  bidder: ['lots', 'bids', 'win_share', 'defaults'],
  ring: ['lots', 'bids', 'win_share', 'defaults'],
  official: ['lots', 'price_to_appraisal', 'bidders', 'withdrawals', 'top_winner_share'],
  office: ['lots', 'price_to_appraisal', 'bidders', 'withdrawals', 'top_winner_share'],
};
export const noFigures: Figures = {};
