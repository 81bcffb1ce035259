import { decide, evolve } from '@ochiq/shared/bidding';
import type { BidAnswer, LotEvent } from '@ochiq/shared/bids';
import type { ProblemCode } from '@ochiq/shared/problem';
import { auctionOf, bidEventOf, openIfDue, rowAfter } from './auction-row.js';
import type { BidderFacts, LockedLot, NewBid, StoredBid } from './store.js';

/** A bid as it waits in the engine's queue. Amount in minor units. */
export interface PlacedBid {
  readonly lotId: number;
  readonly personId: string;
  readonly sessionId: string;
  readonly kind: 'direct' | 'proxy';
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Client-made idempotency key (UUID). */
  readonly key: string;
}

type WithoutNow<T> = T extends unknown ? Omit<T, 'now'> : never;
/** The bidder's answer, or why the bid was not decided (nothing is stored then). */
export type PlacedAnswer = WithoutNow<BidAnswer> | { readonly type: 'error'; readonly code: ProblemCode; readonly retryAfterMs?: number };

export interface BatchResult {
  readonly answers: PlacedAnswer[];
  readonly bids: NewBid[];
  readonly lots: LockedLot[];
  readonly events: LotEvent[];
}

/** The answer that a stored bid had; the same for every repetition of its key. */
function answerOf(key: string, lot: number, bid: StoredBid): PlacedAnswer {
  const at = bid.at.toISOString();
  const minNextMinor = bid.minNextMinor?.toString() ?? null;
  if (bid.outcome === 'rejected' || bid.priceMinor === null || minNextMinor === null) {
    return { type: 'rejected', key, lot, code: bid.code ?? 'lot_unknown', minNextMinor, at };
  }
  const { seq, leading } = bid;
  return {
    type: 'accepted',
    key,
    lot,
    seq,
    leading,
    priceMinor: bid.priceMinor.toString(),
    minNextMinor,
    endsAt: bid.endsAt.toISOString(),
    at,
  };
}

const sameOffer = (bid: PlacedBid, stored: StoredBid) =>
  stored.kind === bid.kind && stored.maxMinor === bid.amountMinor && stored.currency.trim() === bid.currency;

const wasStored = (facts: BidderFacts): facts is BidderFacts & StoredBid => facts.known;

/**
 * Decides a batch in order, on locked lots at one moment, without I/O.
 * @param facts one per bid, in the same order
 */
export function decideBatch(locked: readonly LockedLot[], placed: readonly PlacedBid[], facts: readonly BidderFacts[]): BatchResult {
  const lots = new Map(locked.map((row) => [row.id, row]));
  const changed = new Set<number>();
  const decided = new Map<string, StoredBid>();
  const numbers = new Map<string, number>();
  const result = { answers: [] as PlacedAnswer[], bids: [] as NewBid[], events: [] as LotEvent[] };
  for (const [index, bid] of placed.entries()) {
    const fact = facts[index];
    const row = lots.get(bid.lotId);
    if (!fact) throw new Error('a bid without its bidder');
    if (!fact.signedIn) {
      result.answers.push({ type: 'error', code: 'not_signed_in' });
      continue;
    }
    if (!row || row.state === 'draft') {
      result.answers.push({
        type: 'rejected',
        key: bid.key,
        lot: bid.lotId,
        code: 'lot_unknown',
        minNextMinor: null,
        at: fact.now.toISOString(),
      });
      continue;
    }
    const identity = `${bid.lotId} ${bid.personId} ${bid.key}`;
    const stored = wasStored(fact) ? fact : decided.get(identity);
    if (stored) {
      const minNextMinor = row.minNextMinor.toString();
      const reused: PlacedAnswer = {
        type: 'rejected',
        key: bid.key,
        lot: bid.lotId,
        code: 'key_reused',
        minNextMinor,
        at: fact.now.toISOString(),
      };
      result.answers.push(sameOffer(bid, stored) ? answerOf(bid.key, bid.lotId, stored) : reused);
      continue;
    }
    if (fact.bidder !== null) numbers.set(`${row.id} ${bid.personId}`, fact.bidder);
    const step = decideOne(row, bid, fact, numbers);
    lots.set(row.id, step.row);
    if (step.row !== row) changed.add(row.id);
    decided.set(identity, step.bid);
    result.bids.push(step.bid);
    result.events.push(...step.events);
    result.answers.push(answerOf(bid.key, bid.lotId, step.bid));
  }
  return { ...result, lots: [...lots.values()].filter((row) => changed.has(row.id)) };
}

/** One bid on one lot: the rules' decision turned into the rows and events to write. */
function decideOne(before: LockedLot, bid: PlacedBid, fact: BidderFacts, numbers: ReadonlyMap<string, number>) {
  const { row, events } = openIfDue(before, fact.now);
  const auction = auctionOf(row);
  const offer = { ...bid, bidder: bid.personId, admitted: fact.admitted, excluded: fact.excluded };
  const decision = decide(auction, offer, fact.now.getTime());
  const common = {
    lotId: row.id,
    personId: bid.personId,
    bidder: fact.bidder,
    key: bid.key,
    kind: bid.kind,
    maxMinor: bid.amountMinor,
    currency: bid.currency,
    at: fact.now,
  };
  if (decision.outcome === 'rejected') {
    const { code, minNextMinor } = decision;
    const none = { seq: null, amountMinor: null, priceMinor: null, leading: false };
    const refused: NewBid = { ...common, ...none, outcome: 'rejected', code, minNextMinor, endsAt: row.endsAt };
    return { row, events, bid: refused };
  }
  const { event } = decision;
  if (fact.bidder === null) throw new Error('a bid was accepted from someone without a bidder number');
  const known: Record<string, number | null> = { [row.leaderId ?? '']: row.leaderBidder, [row.runnerUpId ?? '']: row.runnerUpBidder };
  const numberOf = (person: string) => numbers.get(`${row.id} ${person}`) ?? known[person] ?? null;
  const after = rowAfter(row, evolve(auction, event), event.secret, numberOf);
  const accepted: NewBid = {
    ...common,
    outcome: 'accepted',
    code: null,
    seq: event.secret ? null : after.seq,
    amountMinor: event.amountMinor,
    priceMinor: event.priceMinor,
    minNextMinor: after.minNextMinor,
    leading: event.leader === bid.personId,
    endsAt: after.endsAt,
  };
  return { row: after, events: event.secret ? events : [...events, bidEventOf(after, event, fact.bidder, fact.now)], bid: accepted };
}
