/**
 * What signals look at: committed facts as plain data. Amounts are minor units, instants are ms since 1970 UTC, people are ids.
 * A signal converts an amount to a number only to form a ratio.
 */
export interface BidFact {
  readonly id: number;
  readonly at: number;
  readonly person: string;
  readonly kind: 'direct' | 'proxy';
  readonly accepted: boolean;
  /** What was offered or, of a proxy, its maximum. */
  readonly maxMinor: bigint;
  /** The bid that stood in public and the price after it; null where it was refused. */
  readonly amountMinor: bigint | null;
  readonly priceMinor: bigint | null;
  /** Whether its bidder led after it. */
  readonly leading: boolean;
  /** The lot's end after it. */
  readonly endsAt: number;
}

/** A change of what a lot says, after its publication. */
export interface EditFact {
  readonly at: number;
  readonly entry: number;
}

/** Someone who was admitted to a lot. */
export interface EntrantFact {
  readonly person: string;
  readonly bidder: number;
  /** Accounts that their deposit came from, hashed. */
  readonly payers: readonly string[];
}

/** A published lot whose end is decided, with all that happened to it. */
export interface LotFacts {
  readonly lot: number;
  readonly office: number;
  /** Who wrote it, and who let it be published. */
  readonly official: string;
  readonly approver: string | null;
  readonly category: string;
  readonly region: string;
  readonly currency: string;
  readonly startMinor: bigint;
  readonly reserveMinor: bigint | null;
  readonly appraisalMinor: bigint | null;
  readonly publishedAt: number;
  readonly startsAt: number;
  readonly originalEndsAt: number;
  readonly endsAt: number;
  readonly closedAt: number;
  readonly outcome: 'sold' | 'unsold' | 'withdrawn';
  readonly priceMinor: bigint | null;
  readonly winner: string | null;
  /** The auctions of one thing: the lot this one repeats, and which auction it is, from 1. */
  readonly repeatOf: number | null;
  readonly round: number;
  /** Whoever had to pay and did not. */
  readonly defaulters: readonly string[];
  /** The notice that the lot's rules ask for, in ms. */
  readonly leastNoticeMs: number;
  /** What the office's clock is ahead of UTC, in ms. */
  readonly zoneMs: number;
  readonly photos: number;
  /** Letters of the description in its longest language. */
  readonly textLength: number;
  readonly edits: readonly EditFact[];
  readonly entrants: readonly EntrantFact[];
  /** In the log's order, refused bids included. */
  readonly bids: readonly BidFact[];
}

/** Somebody was seen with an address or a device; values are keyed hashes, never the address itself. */
export interface TraceFact {
  readonly person: string;
  readonly staff: boolean;
  /** The office, for staff. */
  readonly office: number | null;
  readonly kind: 'address' | 'device';
  readonly value: string;
  readonly firstAt: number;
  readonly lastAt: number;
  /** The office whose own network the address lies in. */
  readonly inOffice: number | null;
}

/** All that is scored together: FDR, comparables and networks hold over it. Lots are in the order of their closing. */
export interface WindowFacts {
  readonly lots: readonly LotFacts[];
  readonly traces: readonly TraceFact[];
}
