import type { BidRefusal } from '../problem/index.js';
import type { Rules } from './rules.js';

/** What the rules must know of a lot. Amounts are bigint minor units, times ms since the epoch (UTC). */
export interface AuctionLot {
  readonly state: 'draft' | 'in_review' | 'published' | 'live' | 'suspended' | 'sold' | 'unsold' | 'withdrawn';
  readonly currency: string;
  readonly startMinor: bigint;
  /** Secret: below it nothing is sold. */
  readonly reserveMinor: bigint | null;
  readonly startsAt: number;
  readonly endsAt: number;
  /** The end as published; the soft-close cap counts from it. */
  readonly originalEndsAt: number;
  readonly rules: Rules;
  readonly standing: Standing;
}

/** What bids change. `leaderMaxMinor` is secret. */
export interface Standing {
  readonly priceMinor: bigint | null;
  readonly leader: string | null;
  readonly leaderMaxMinor: bigint | null;
  /** The best of the others, with the most they offered. */
  readonly runnerUp: { readonly bidder: string; readonly amountMinor: bigint } | null;
  readonly bidCount: number;
}

/** A bid with what the shell found out about its bidder. */
export interface BidOffer {
  readonly bidder: string;
  readonly kind: 'direct' | 'proxy';
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly admitted: boolean;
  readonly excluded: 'own_office' | 'party_to_case' | 'in_default' | null;
  /** The bidder does not want it decided after this moment, ms since the epoch; absent: whenever it comes. */
  readonly notAfter?: number | undefined;
}

/** An accepted bid: all that `evolve` needs. */
export interface BidEvent {
  readonly bidder: string;
  readonly kind: 'direct' | 'proxy';
  /** What was submitted: the secret maximum of a proxy. */
  readonly maxMinor: bigint;
  /** What everyone may see of it. */
  readonly amountMinor: bigint;
  readonly priceMinor: bigint;
  readonly leader: string;
  readonly leaderMaxMinor: bigint;
  /** The leader's proxy answered a lower or equal bid. */
  readonly answered: boolean;
  /** A leader raised the own maximum and the price stood still: nothing public happened. */
  readonly secret: boolean;
  readonly endsAt: number;
  readonly extended: boolean;
}

export type Decision =
  | { readonly outcome: 'accepted'; readonly event: BidEvent }
  | { readonly outcome: 'rejected'; readonly code: BidRefusal; readonly minNextMinor: bigint | null };

/** How a lot ends. */
export interface ClosingEvent {
  readonly result: 'sold' | 'unsold';
  readonly reason: 'no_bids' | 'below_reserve' | null;
  readonly winner: string | null;
  readonly runnerUp: string | null;
  readonly priceMinor: bigint | null;
}
