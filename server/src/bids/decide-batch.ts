import { decide } from '@ochiq/shared/bidding';
import type { BidAnswer } from '@ochiq/shared/bids';
import type { BidRefusal, ProblemCode } from '@ochiq/shared/problem';
import type { NewEntry } from '../log/index.js';
import { OpenLot } from './open-lot.js';
import type { LockedLot, NewBid } from './store.js';
import type { BidderFacts, StoredBid } from './store-bidders.js';

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
  /** Not to be decided after this, ms since the epoch. */
  readonly notAfter?: number | undefined;
}

type WithoutNow<T> = T extends unknown ? Omit<T, 'now'> : never;
/** The bidder's answer, or why the bid was not decided (nothing is stored then). */
export type PlacedAnswer = WithoutNow<BidAnswer> | { readonly type: 'error'; readonly code: ProblemCode; readonly retryAfterMs?: number };

export interface BatchResult {
  readonly answers: PlacedAnswer[];
  readonly bids: NewBid[];
  readonly lots: LockedLot[];
  /** What the log takes, in the order in which it happened. */
  readonly entries: NewEntry[];
}

const refusal = (key: string, lot: number, code: BidRefusal, minNextMinor: string | null, at: Date): PlacedAnswer => ({
  type: 'rejected',
  key,
  lot,
  code,
  minNextMinor,
  at: at.toISOString(),
});

/** The answer that a stored bid had; the same for every repetition of its key. */
function answerOf(key: string, lot: number, bid: StoredBid): PlacedAnswer {
  const at = bid.at.toISOString();
  const minNextMinor = bid.minNextMinor?.toString() ?? null;
  if (bid.outcome === 'rejected' || bid.priceMinor === null || minNextMinor === null) {
    return refusal(key, lot, bid.code ?? 'lot_unknown', minNextMinor, bid.at);
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

/**
 * Decides a batch in order, on locked lots at one moment, without I/O.
 * @param facts one per bid, in the same order
 */
export function decideBatch(locked: readonly LockedLot[], placed: readonly PlacedBid[], facts: readonly BidderFacts[]): BatchResult {
  const lots = new Map(locked.map((row) => [row.id, new OpenLot(row)]));
  const decided = new Map<string, StoredBid>();
  const result = { answers: [] as PlacedAnswer[], bids: [] as NewBid[], entries: [] as NewEntry[] };
  for (const [index, bid] of placed.entries()) {
    const fact = facts[index];
    if (!fact) throw new Error('a bid without its bidder');
    const lot = lots.get(bid.lotId);
    const identity = `${bid.lotId} ${bid.personId} ${bid.key}`;
    const answered = answerWithoutDecision(bid, fact, lot, fact.stored ?? decided.get(identity));
    if (answered || !lot) {
      result.answers.push(answered ?? refusal(bid.key, bid.lotId, 'lot_unknown', null, fact.now));
      continue;
    }
    const made = decideOne(lot, bid, fact, result.entries);
    decided.set(identity, made);
    result.bids.push(made);
    result.answers.push(answerOf(bid.key, bid.lotId, made));
  }
  return { ...result, lots: [...lots.values()].filter((lot) => lot.changed).map((lot) => lot.rowAfter()) };
}

/** The answer to what the rules need not be asked about, and of which nothing is stored. */
function answerWithoutDecision(bid: PlacedBid, fact: BidderFacts, lot: OpenLot | undefined, stored: StoredBid | undefined) {
  if (!fact.signedIn) return { type: 'error', code: 'not_signed_in' } as const;
  if (!lot || lot.before.state === 'draft' || lot.before.state === 'in_review')
    return refusal(bid.key, bid.lotId, 'lot_unknown', null, fact.now);
  if (!stored) return null;
  if (sameOffer(bid, stored)) return answerOf(bid.key, bid.lotId, stored);
  return refusal(bid.key, bid.lotId, 'key_reused', lot.minNextMinor.toString(), fact.now);
}

/** One bid on one lot: the rules' decision turned into the row to write; what the log takes is added to `entries`. */
function decideOne(lot: OpenLot, bid: PlacedBid, fact: BidderFacts, entries: NewEntry[]): NewBid {
  const opened = lot.openIfDue(fact.now);
  if (opened) entries.push({ event: opened, actorId: null });
  const { admitted, excluded, bidder, now } = fact;
  const { kind, amountMinor, currency, notAfter } = bid;
  const offer = { bidder: bid.personId, kind, amountMinor, currency, admitted, excluded, notAfter };
  const decision = decide(lot.auction, offer, now.getTime());
  const place = { lotId: bid.lotId, at: now, actorId: bid.personId };
  const common = {
    lotId: bid.lotId,
    personId: bid.personId,
    bidder,
    key: bid.key,
    kind: bid.kind,
    maxMinor: bid.amountMinor,
    currency: bid.currency,
    at: now,
  };
  if (decision.outcome === 'rejected') {
    const { code, minNextMinor } = decision;
    entries.push({ ...place, kind: 'bid_refused', body: { bidder, code } });
    const none = { seq: null, amountMinor: null, priceMinor: null, leading: false };
    return { ...common, ...none, outcome: 'rejected', code, minNextMinor, endsAt: lot.endsAt };
  }
  if (bidder === null) throw new Error('a bid was accepted from someone without a bidder number');
  const { event } = decision;
  const told = lot.accept(event, bidder, now);
  if (bid.kind === 'proxy') {
    const secret = { bidder, lot: bid.lotId, maxMinor: event.maxMinor.toString() };
    entries.push({ ...place, kind: 'proxy_sealed', body: { bidder, raise: event.secret }, secret });
  }
  if (told) entries.push({ event: told, actorId: bid.personId });
  return {
    ...common,
    outcome: 'accepted',
    code: null,
    seq: told?.seq ?? null,
    amountMinor: event.amountMinor,
    priceMinor: event.priceMinor,
    minNextMinor: lot.minNextMinor,
    leading: event.leader === bid.personId,
    endsAt: lot.endsAt,
  };
}
