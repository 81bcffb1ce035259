import { type AuctionLot, type BidEvent, type ClosingEvent, minNext, type RulesWire, rulesFromWire } from '@ochiq/shared/bidding';
import { type BidAnswer, type BidKind, bidAnswerSchema, type LotEvent } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import type { FinalBid, FinalLot, Step } from '../faults/history.js';

const rules: RulesWire = {
  profile: 'sham',
  version: 1,
  increment: { kind: 'percent', basisPoints: 500, roundToMinor: '100' },
  softClose: { windowMs: 400, capMs: 900 },
  depositBasisPoints: 1000,
};
export const currency = 'UZS';
const startMinor = 100_000n;
export const stepMinor = 5_000n;
export const begunMs = Date.UTC(2026, 0, 1);
export const iso = (ms: number) => new Date(ms).toISOString();

/** One thing that happens in a sham run; numbers are taken modulo what there is, so that any list of turns is a run. */
export interface Turn {
  /** `lost`: the answer never comes, and the key goes again at the client's next turn. `late`: it comes two turns on. */
  readonly what: 'bid' | 'bid_lost' | 'bid_late' | 'drop' | 'wait';
  readonly client: number;
  readonly lot: number;
  readonly kind: BidKind;
  /** Half steps above the least next bid; negative is below it. */
  readonly over: number;
  readonly passMs: number;
}

export const keyOf = (count: number) => `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;

export interface ShamClient {
  readonly name: string;
  readonly person: string;
  readonly steps: Step[];
  connection: number;
  connected: boolean;
  readonly last: Map<number, number>;
  readonly resend: { lot: number; key: string; kind: BidKind; amountMinor: string }[];
}

/** A lot as the sham server holds it. */
export interface ShamLot {
  readonly id: number;
  auction: AuctionLot;
  seq: number;
  closing: Extract<LotEvent, { kind: 'closed' }> | null;
  applied: string[];
}

type NumberOf = (person: string) => number;
const numberOrNull = (person: string | null, numberOf: NumberOf) => (person === null ? null : numberOf(person));

/** A live lot; every second one has a reserve. */
export function shamLot(id: number): ShamLot {
  const endsAt = begunMs + 1000 + id * 200;
  const standing = { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 };
  const common = { state: 'live', currency, startMinor, reserveMinor: id % 2 === 0 ? 130_000n : null, startsAt: begunMs } as const;
  const auction: AuctionLot = { ...common, endsAt, originalEndsAt: endsAt, rules: rulesFromWire(rules), standing };
  return { id, auction, seq: 0, closing: null, applied: [] };
}

/** The public event of an accepted bid, after it. */
export function toldOf(lot: ShamLot, event: BidEvent, nowMs: number, numberOf: NumberOf): Extract<LotEvent, { kind: 'bid' }> {
  return {
    kind: 'bid',
    lot: lot.id,
    seq: lot.seq,
    at: iso(nowMs),
    bidder: numberOf(event.bidder),
    amountMinor: event.amountMinor.toString(),
    priceMinor: event.priceMinor.toString(),
    leader: numberOf(event.leader),
    minNextMinor: minNext(lot.auction).toString(),
    answered: event.answered,
    endsAt: iso(event.endsAt),
    extended: event.extended,
  };
}

export function closingOf(lot: ShamLot, ending: ClosingEvent, atMs: number, numberOf: NumberOf): Extract<LotEvent, { kind: 'closed' }> {
  const { result, reason, winner, runnerUp, priceMinor } = ending;
  return {
    kind: 'closed',
    lot: lot.id,
    seq: lot.seq,
    at: iso(atMs),
    result,
    reason,
    winner: numberOrNull(winner, numberOf),
    runnerUp: numberOrNull(runnerUp, numberOf),
    priceMinor: priceMinor?.toString() ?? null,
  };
}

export function standingOf({ id, auction, seq, closing }: ShamLot, numberOf: NumberOf): LotStanding {
  const { priceMinor, leader, bidCount } = auction.standing;
  return {
    lot: id,
    seq,
    state: closing?.result ?? 'live',
    startsAt: iso(auction.startsAt),
    endsAt: iso(auction.endsAt),
    priceMinor: priceMinor?.toString() ?? null,
    minNextMinor: minNext(auction).toString(),
    leader: numberOrNull(leader, numberOf),
    bidCount,
  };
}

/** The lot's row at the end. */
export function finalOf({ id, auction, seq, closing, applied }: ShamLot, people: readonly string[]): FinalLot {
  const { priceMinor, leader, leaderMaxMinor, bidCount } = auction.standing;
  return {
    id,
    state: closing?.result ?? 'live',
    currency,
    startMinor: startMinor.toString(),
    reserveMinor: auction.reserveMinor?.toString() ?? null,
    startsAtMs: auction.startsAt,
    originalEndsAtMs: auction.originalEndsAt,
    endsAtMs: auction.endsAt,
    rules,
    seq,
    priceMinor: priceMinor?.toString() ?? null,
    leader,
    leaderMaxMinor: leaderMaxMinor?.toString() ?? null,
    bidCount,
    deposits: people.map((person, index) => ({ person, bidder: index + 1, state: applied.includes(person) ? 'applied' : 'released' })),
  };
}

/** What the bidder of a stored bid is told. */
export function answerOf(bid: FinalBid, nowMs: number): BidAnswer {
  const at = iso(bid.atMs);
  const now = iso(nowMs);
  const type = bid.outcome;
  return bidAnswerSchema.parse({ ...bid, type, at, now, endsAt: iso(bid.endsAtMs) });
}

/** Where a client was told something that it was told only once; -1: nowhere. */
export function onlyAnswer(steps: readonly Step[]): number {
  const keys = steps.map((step) => (step.type === 'answered' ? step.answer.key : ''));
  return keys.findIndex((key, index) => key !== '' && keys.lastIndexOf(key) === index);
}

/** Where a client saw its last events, unless it resumed after them; -1: nowhere. */
export function lastEvents(steps: readonly Step[]): number {
  const last = steps.map((step) => step.type).lastIndexOf('events');
  return steps.slice(last).some((step) => step.type === 'watched') ? -1 : last;
}
