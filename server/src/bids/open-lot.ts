import { type AuctionLot, type BidEvent, evolve, minNext } from '@ochiq/shared/bidding';
import type { LotEvent } from '@ochiq/shared/bids';
import { auctionOf } from './auction-row.js';
import type { LockedLot } from './store.js';

/**
 * A locked lot while a batch is decided on it. The auction moves with each bid; the row is made once, at the end: a hot lot
 * takes hundreds of bids a batch.
 */
export class OpenLot {
  auction: AuctionLot;
  /** The least that a challenger may bid now, in minor units. */
  minNextMinor: bigint;
  endsAt: Date;
  changed = false;
  private state: LockedLot['state'];
  private seq: number;
  /** The numbers of those who bid, led or came second, by person. */
  private readonly numbers = new Map<string, number>();
  private endsAtIso: string;

  constructor(readonly before: LockedLot) {
    this.auction = auctionOf(before);
    this.minNextMinor = before.minNextMinor;
    this.endsAt = before.endsAt;
    this.endsAtIso = before.endsAt.toISOString();
    this.state = before.state;
    this.seq = before.seq;
    if (before.leaderId !== null && before.leaderBidder !== null) this.numbers.set(before.leaderId, before.leaderBidder);
    if (before.runnerUpId !== null && before.runnerUpBidder !== null) this.numbers.set(before.runnerUpId, before.runnerUpBidder);
  }

  /** Turns a published lot whose start has come live. */
  openIfDue(now: Date): LotEvent | null {
    if (this.state !== 'published' || now < this.before.startsAt) return null;
    this.state = 'live';
    this.changed = true;
    this.seq += 1;
    return { kind: 'opened', lot: this.before.id, seq: this.seq, at: now.toISOString() };
  }

  /** Takes an accepted bid in. @returns its public event, null when it stays secret */
  accept(event: BidEvent, bidder: number, at: Date): LotEvent | null {
    this.numbers.set(event.bidder, bidder);
    this.auction = evolve(this.auction, event);
    this.minNextMinor = minNext(this.auction);
    this.changed = true;
    if (event.endsAt !== this.endsAt.getTime()) {
      this.endsAt = new Date(event.endsAt);
      this.endsAtIso = this.endsAt.toISOString();
    }
    if (event.secret) return null;
    const leader = this.numbers.get(event.leader);
    if (leader === undefined) throw new Error(`lot ${this.before.id} has a bid but no leader number`);
    this.seq += 1;
    // In the order of their names, as the log writes them.
    return {
      amountMinor: event.amountMinor.toString(),
      answered: event.answered,
      at: at.toISOString(),
      bidder,
      endsAt: this.endsAtIso,
      extended: event.extended,
      kind: 'bid',
      leader,
      lot: this.before.id,
      minNextMinor: this.minNextMinor.toString(),
      priceMinor: event.priceMinor.toString(),
      seq: this.seq,
    };
  }

  /** The row as it is to be written. */
  rowAfter(): LockedLot {
    const { priceMinor, leader, leaderMaxMinor, runnerUp, bidCount } = this.auction.standing;
    const numberOf = (person: string | undefined | null) => (person ? (this.numbers.get(person) ?? null) : null);
    return {
      ...this.before,
      state: this.state,
      seq: this.seq,
      endsAt: this.endsAt,
      priceMinor,
      minNextMinor: this.minNextMinor,
      leaderId: leader,
      leaderBidder: numberOf(leader),
      leaderMaxMinor,
      runnerUpId: runnerUp?.bidder ?? null,
      runnerUpBidder: numberOf(runnerUp?.bidder),
      runnerUpMinor: runnerUp?.amountMinor ?? null,
      bidCount,
    };
  }
}

/** Turns a published lot whose start has come live; returns the row unchanged otherwise. */
export function openIfDue(row: LockedLot, now: Date): { row: LockedLot; events: LotEvent[] } {
  const lot = new OpenLot(row);
  const opened = lot.openIfDue(now);
  return opened ? { row: lot.rowAfter(), events: [opened] } : { row, events: [] };
}
