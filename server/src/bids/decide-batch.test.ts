import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEntry } from '../log/index.js';
import { decideBatch, type PlacedBid } from './decide-batch.js';
import type { LockedLot } from './store.js';
import type { BidderFacts } from './store-bidders.js';

const start = new Date('2026-11-24T10:00:00Z');
const now = new Date('2026-11-24T11:00:00Z');

const lotRow = (id: number, changes: Partial<LockedLot> = {}): LockedLot => ({
  id,
  state: 'live',
  currency: 'UZS',
  startMinor: 1000n,
  reserveMinor: null,
  startsAt: start,
  endsAt: new Date('2026-11-24T12:00:00Z'),
  originalEndsAt: new Date('2026-11-24T12:00:00Z'),
  rules: {
    profile: 'test',
    version: 1,
    increment: { kind: 'percent', basisPoints: 1000, roundToMinor: '100' },
    softClose: { windowMs: 0, capMs: null },
    depositBasisPoints: 0,
  },
  seq: 1,
  priceMinor: null,
  minNextMinor: 1000n,
  leaderId: null,
  leaderBidder: null,
  leaderMaxMinor: null,
  runnerUpId: null,
  runnerUpBidder: null,
  runnerUpMinor: null,
  bidCount: 0,
  ...changes,
});

const person = (bidder: number) => `00000000-0000-7000-8000-00000000000${bidder}`;
const bid = (lotId: number, bidder: number, amountMinor: bigint, key = `${lotId}-${bidder}-${amountMinor}`): PlacedBid => ({
  lotId,
  personId: person(bidder),
  sessionId: 's',
  kind: 'direct',
  amountMinor,
  currency: 'UZS',
  key,
});
const factsOf = (bidder: number | null, changes: Partial<BidderFacts> = {}): BidderFacts => ({
  now,
  signedIn: true,
  bidder,
  admitted: bidder !== null,
  excluded: null,
  stored: null,
  ...changes,
});

const eventsOf = (entries: readonly NewEntry[]) => entries.flatMap((entry) => ('event' in entry ? [entry.event] : []));

describe('decideBatch', () => {
  it('lets each bid see the ones before it', () => {
    const result = decideBatch([lotRow(1)], [bid(1, 1, 1000n), bid(1, 2, 1000n), bid(1, 2, 1100n)], [factsOf(1), factsOf(2), factsOf(2)]);
    expect(result.answers).toMatchObject([
      { type: 'accepted', seq: 2 },
      { type: 'rejected', code: 'below_minimum', minNextMinor: '1100' },
      { type: 'accepted', seq: 3 },
    ]);
    expect(result.lots).toMatchObject([{ seq: 3, priceMinor: 1100n, leaderBidder: 2, runnerUpBidder: 1, bidCount: 2 }]);
    expect(eventsOf(result.entries).map((event) => event.seq)).toEqual([2, 3]);
  });

  it('opens a published lot whose start has come, before its first bid', () => {
    const result = decideBatch([lotRow(1, { state: 'published' })], [bid(1, 1, 1000n)], [factsOf(1)]);
    expect(eventsOf(result.entries)).toMatchObject([
      { kind: 'opened', seq: 2 },
      { kind: 'bid', seq: 3 },
    ]);
  });

  it('answers a repeated key as the first time, and stores it once', () => {
    const one = bid(1, 1, 1000n, 'k');
    const result = decideBatch([lotRow(1)], [one, one, { ...one, amountMinor: 5000n }], [factsOf(1), factsOf(1), factsOf(1)]);
    expect(result.answers[1]).toEqual(result.answers[0]);
    expect(result.answers[2]).toMatchObject({ type: 'rejected', code: 'key_reused' });
    expect(result.bids).toHaveLength(1);
  });

  it('stores nothing for an unknown lot, a draft or an ended session', () => {
    const placed = [bid(9, 1, 1000n), bid(2, 1, 1000n), bid(1, 1, 1000n)];
    const result = decideBatch([lotRow(1), lotRow(2, { state: 'draft' })], placed, [
      factsOf(1),
      factsOf(1),
      factsOf(1, { signedIn: false }),
    ]);
    expect(result).toMatchObject({ bids: [], lots: [], entries: [] });
    expect(result.answers).toMatchObject([{ code: 'lot_unknown' }, { code: 'lot_unknown' }, { type: 'error', code: 'not_signed_in' }]);
  });

  it('gives the same as deciding bid by bid, however the bids are cut into batches', () => {
    const oneBid = fc.record({
      lotId: fc.integer({ min: 1, max: 3 }),
      bidder: fc.integer({ min: 1, max: 4 }),
      amount: fc.integer({ min: 900, max: 9000 }),
      proxy: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(oneBid, fc.boolean()), { maxLength: 30 }), (drawn) => {
        const placed = drawn.map(([one, cut], index) => ({
          cut,
          facts: factsOf(one.bidder),
          bid: {
            ...bid(one.lotId, one.bidder, BigInt(one.amount), String(index)),
            kind: one.proxy ? ('proxy' as const) : ('direct' as const),
          },
        }));
        const lots = [lotRow(1), lotRow(2), lotRow(3)];
        const whole = decideBatch(
          lots,
          placed.map((p) => p.bid),
          placed.map((p) => p.facts),
        );
        let rows = lots;
        const answers = [];
        let batch: typeof placed = [];
        for (const [index, next] of placed.entries()) {
          batch.push(next);
          if (!next.cut && index < placed.length - 1) continue;
          const part = decideBatch(
            rows,
            batch.map((p) => p.bid),
            batch.map((p) => p.facts),
          );
          rows = rows.map((row) => part.lots.find((changed) => changed.id === row.id) ?? row);
          answers.push(...part.answers);
          batch = [];
        }
        expect(answers).toEqual(whole.answers);
        expect(rows).toEqual(lots.map((row) => whole.lots.find((changed) => changed.id === row.id) ?? row));
        const numbers = eventsOf(whole.entries)
          .filter((event) => event.lot === 1)
          .map((event) => event.seq);
        expect(numbers).toEqual(numbers.map((_, index) => index + 2));
      }),
    );
  });
});
