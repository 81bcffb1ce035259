import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWith } from '../tlog/index.js';
import { createReplay, type ReplayOptions } from './replay.js';
import { ShamHouse, type ShamPlan, type ShamTurn } from './sham/index.js';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

function replay(leaves: readonly string[], options: ReplayOptions = {}) {
  const told = createReplay(options);
  for (const [index, leaf] of leaves.entries()) hashWith(told.take(index, leaf), sha256);
  return told.finish();
}

const plans: fc.Arbitrary<ShamPlan> = fc.record({
  startMinor: fc.integer({ min: 1, max: 3_000 }),
  reserveMinor: fc.option(fc.integer({ min: 1, max: 6_000 })),
  increment: fc.oneof(
    fc.record({
      kind: fc.constant('percent' as const),
      basisPoints: fc.integer({ min: 1, max: 2_000 }),
      roundToMinor: fc.constantFrom('1', '10', '50'),
    }),
    fc.constant<ShamPlan['increment']>({
      kind: 'ladder',
      steps: [
        { belowMinor: '500', stepMinor: '50' },
        { belowMinor: '2000', stepMinor: '20' },
        { belowMinor: null, stepMinor: '100' },
      ],
    }),
  ),
  windowMs: fc.constantFrom(0, 500, 5_000),
  capMs: fc.constantFrom(null, 0, 3_000),
  raiseCompletesStep: fc.boolean(),
  startsInMs: fc.integer({ min: 0, max: 3_000 }),
  lastsMs: fc.integer({ min: 1, max: 20_000 }),
});
const turns: fc.Arbitrary<ShamTurn[]> = fc.array(
  fc.record({
    passMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
    what: fc.constantFrom<ShamTurn['what'][]>(
      'bid',
      'bid',
      'bid',
      'bid',
      'bid',
      'bid',
      'admit',
      'admit',
      'look',
      'withdraw',
      'suspend',
      'resume',
      'resume',
    ),
    lot: fc.oneof(fc.constant(0), fc.nat(3)),
    bidder: fc.nat(4),
    kind: fc.constantFrom<ShamTurn['kind'][]>('direct', 'proxy', 'proxy'),
    overMinor: fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 900 })),
  }),
  { maxLength: 120, size: 'max' },
);
const houses = fc
  .record({ plans: fc.array(plans, { minLength: 1, maxLength: 4 }), turns })
  .map((given) => new ShamHouse(sha256, given.plans).run(given.turns));

describe('the replay of an honest log', () => {
  it('finds nothing, and holds every closed auction again', () => {
    let retold = 0;
    fc.assert(
      fc.property(houses, (house) => {
        const pages = house.pages();
        const result = replay(house.leaves, { pages, pagesAtMs: house.nowMs, nowMs: house.nowMs });
        expect(result.findings).toEqual([]);
        const closed = [...pages.values()].filter(({ state }) => state === 'sold' || state === 'unsold').length;
        expect(result.counts).toMatchObject({ lots: pages.size, retold: closed, waiting: 0, more: 0 });
        retold += closed;
      }),
      { numRuns: 300 },
    );
    expect(retold).toBeGreaterThan(100);
  });

  it('finds nothing in any beginning of it', () => {
    fc.assert(
      fc.property(houses, fc.double({ min: 0, max: 1, noNaN: true }), (house, part) => {
        expect(replay(house.leaves.slice(0, Math.floor(part * house.leaves.length))).findings).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('finds nothing while its pages were read at an earlier moment', () => {
    fc.assert(
      fc.property(fc.array(plans, { minLength: 1, maxLength: 3 }), turns, fc.nat(100), (given, script, at) => {
        const house = new ShamHouse(sha256, given);
        for (const turn of script.slice(0, at)) house.turn(turn);
        const [pages, pagesAtMs] = [house.pages(), house.nowMs];
        house.run(script.slice(at));
        expect(replay(house.leaves, { pages, pagesAtMs }).findings).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
