import { describe, expect, it } from 'vitest';
import type { LotStanding } from '../lots/index.js';
import type { LotEvent } from './event.js';
import { evolveStanding } from './evolve.js';

const at = '2026-01-01T00:00:00.000Z';
const standing: LotStanding = {
  lot: 7,
  seq: 3,
  state: 'live',
  startsAt: '2026-01-01T00:00:00.000Z',
  endsAt: '2026-01-02T00:00:00.000Z',
  priceMinor: '1000',
  minNextMinor: '1100',
  leader: 1,
  bidCount: 1,
};
const base = { lot: 7, seq: 4, at };
const bid: LotEvent = {
  ...base,
  kind: 'bid',
  bidder: 2,
  amountMinor: '1500',
  priceMinor: '1600',
  leader: 1,
  minNextMinor: '1700',
  answered: true,
  endsAt: '2026-01-02T00:05:00.000Z',
  extended: true,
};
const closed: LotEvent = {
  ...base,
  kind: 'closed',
  result: 'unsold',
  reason: 'below_reserve',
  winner: null,
  runnerUp: null,
  priceMinor: '1000',
};

const terms = {
  currency: 'UZS' as const,
  rules: {
    profile: 'test',
    version: 1,
    increment: { kind: 'percent' as const, basisPoints: 500, roundToMinor: '100' },
    softClose: { windowMs: 0, capMs: null },
    depositBasisPoints: 0,
  },
};

describe('evolveStanding', () => {
  it.each<{ name: string; event: LotEvent; expected: Partial<LotStanding> }>([
    {
      name: 'published sets the schedule',
      event: {
        ...base,
        kind: 'published',
        startsAt: '2026-02-01T00:00:00.000Z',
        endsAt: '2026-02-02T00:00:00.000Z',
        startMinor: '1000',
        ...terms,
      },
      expected: { seq: 4, state: 'published', startsAt: '2026-02-01T00:00:00.000Z', endsAt: '2026-02-02T00:00:00.000Z' },
    },
    { name: 'opened makes it live', event: { ...base, kind: 'opened' }, expected: { seq: 4, state: 'live' } },
    {
      name: 'a bid sets price, leader, next and end, and counts',
      event: bid,
      expected: { seq: 4, priceMinor: '1600', minNextMinor: '1700', leader: 1, bidCount: 2, endsAt: '2026-01-02T00:05:00.000Z' },
    },
    { name: 'closed as unsold', event: closed, expected: { seq: 4, state: 'unsold' } },
    {
      name: 'closed as sold',
      event: { ...closed, result: 'sold', reason: null, winner: 1 },
      expected: { seq: 4, state: 'sold' },
    },
    { name: 'withdrawn', event: { ...base, kind: 'withdrawn', ground: 'Court order' }, expected: { seq: 4, state: 'withdrawn' } },
    {
      name: 'suspended keeps the rest',
      event: { ...base, kind: 'suspended', orderNumber: '2-77/2026', court: 3, issuedOn: '2026-01-01' },
      expected: { seq: 4, state: 'suspended' },
    },
    {
      name: 'resumed takes the new times',
      event: {
        ...base,
        kind: 'resumed',
        state: 'live',
        startsAt: '2026-01-01T00:00:00.000Z',
        endsAt: '2026-01-09T00:00:00.000Z',
        originalEndsAt: '2026-01-09T00:00:00.000Z',
        orderNumber: null,
        ground: 'The court lifted it',
      },
      expected: { seq: 4, state: 'live', endsAt: '2026-01-09T00:00:00.000Z' },
    },
    { name: 'an event already seen changes nothing', event: { ...bid, seq: 3 }, expected: {} },
    { name: 'an older event changes nothing', event: { ...closed, seq: 1 }, expected: {} },
    { name: 'an event of another lot changes nothing', event: { ...bid, lot: 8 }, expected: {} },
  ])('$name', ({ event, expected }) => {
    const frozen = structuredClone(standing);
    expect(evolveStanding(standing, event)).toEqual({ ...standing, ...expected });
    expect(standing).toEqual(frozen);
  });

  it('is harmless when an event comes twice', () => {
    const once = evolveStanding(standing, bid);
    expect(evolveStanding(once, bid)).toEqual(once);
  });
});
