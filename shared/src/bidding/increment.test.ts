import { describe, expect, it } from 'vitest';
import { maxAmountMinor } from '../money/index.js';
import type { AuctionLot } from './auction.js';
import { ebayIncrement, ebayIncrementWire, incrementAt, minNext } from './increment.js';
import { type Increment, incrementWireSchema, rulesFromWire, rulesWireSchema } from './rules.js';

const percent = (basisPoints: number, roundToMinor: bigint): Increment => ({ kind: 'percent', basisPoints, roundToMinor });
const bounded: Increment = {
  kind: 'ladder',
  steps: [
    { belowMinor: 100n, stepMinor: 5n },
    { belowMinor: 500n, stepMinor: 25n },
  ],
};

describe('incrementAt', () => {
  it.each([
    { name: '1% that is a multiple already', increment: percent(100, 100n), start: 50_000n, price: 50_000n, step: 500n },
    { name: '1% rounded up to the multiple', increment: percent(100, 100n), start: 50_001n, price: 50_001n, step: 600n },
    { name: 'a share of the start price, not of the price', increment: percent(100, 100n), start: 50_000n, price: 9_000_000n, step: 500n },
    { name: 'at least one multiple', increment: percent(1, 1_000n), start: 1n, price: 1n, step: 1_000n },
    { name: 'at least one multiple of a start price of zero', increment: percent(500, 7n), start: 0n, price: 0n, step: 7n },
    { name: 'the first row', increment: bounded, start: 1n, price: 99n, step: 5n },
    { name: 'a bound belongs to the next row', increment: bounded, start: 1n, price: 100n, step: 25n },
    { name: 'beyond every row the last one', increment: bounded, start: 1n, price: 500n, step: 25n },
    {
      name: 'a very large share stays exact',
      increment: percent(333, 1n),
      start: 999_999_999_999_999n,
      price: 1n,
      step: 33_300_000_000_000n,
    },
  ])('$name', ({ increment, start, price, step }) => {
    expect(incrementAt(increment, start, price)).toBe(step);
  });

  it.each([
    [1n, 5n],
    [99n, 5n],
    [100n, 25n],
    [499n, 25n],
    [500n, 50n],
    [2_499n, 50n],
    [2_500n, 100n],
    [9_999n, 100n],
    [10_000n, 250n],
    [25_000n, 500n],
    [50_000n, 1_000n],
    [100_000n, 2_500n],
    [250_000n, 5_000n],
    [499_999n, 5_000n],
    [500_000n, 10_000n],
    [90_000_000n, 10_000n],
  ])("eBay's step at %s cents is %s", (price, step) => {
    expect(incrementAt(ebayIncrement, 1n, price)).toBe(step);
  });
});

describe('rules on the wire', () => {
  it("accepts eBay's table", () => {
    expect(incrementWireSchema.parse(ebayIncrementWire)).toEqual(ebayIncrementWire);
  });

  it.each([{ raise: undefined }, { raise: true }])('become rules of bigint (raiseCompletesStep $raise)', ({ raise }) => {
    const wire = rulesWireSchema.parse({
      profile: 'demo',
      version: 1,
      increment: { kind: 'percent', basisPoints: 100, roundToMinor: '100000' },
      softClose: { windowMs: 300_000, capMs: null },
      depositBasisPoints: 500,
      ...(raise && { raiseCompletesStep: raise }),
    });
    const rules = rulesFromWire(wire);
    expect(rules.increment).toEqual({ kind: 'percent', basisPoints: 100, roundToMinor: 100_000n });
    expect(rules.softClose).toEqual({ windowMs: 300_000, capMs: null });
    expect(rules.raiseCompletesStep).toBe(raise);
  });

  it('refuses a ladder without rows and a step of zero', () => {
    expect(incrementWireSchema.safeParse({ kind: 'ladder', steps: [] }).success).toBe(false);
    expect(incrementWireSchema.safeParse({ kind: 'ladder', steps: [{ belowMinor: null, stepMinor: '0' }] }).success).toBe(false);
  });
});

describe('minNext', () => {
  const lot = (priceMinor: bigint | null): AuctionLot => ({
    state: 'live',
    currency: 'UZS',
    startMinor: 1_000n,
    reserveMinor: null,
    startsAt: 0,
    endsAt: 1,
    originalEndsAt: 1,
    rules: { increment: percent(500, 1n), softClose: { windowMs: 0, capMs: null } },
    standing: { priceMinor, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 },
  });

  it.each([
    { name: 'the start price before the first bid', price: null, next: 1_000n },
    { name: 'a step above the price', price: 1_000n, next: 1_050n },
    { name: 'never above the largest amount', price: maxAmountMinor - 1n, next: maxAmountMinor },
    { name: 'the largest amount at the largest price', price: maxAmountMinor, next: maxAmountMinor },
  ])('$name', ({ price, next }) => {
    expect(minNext(lot(price))).toBe(next);
  });
});
