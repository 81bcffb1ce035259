import type { LotEvent } from '@ochiq/shared/bids';
import type { LotStanding } from '@ochiq/shared/lots';
import { describe, expect, it } from 'vitest';
import { appendEvent, newerStanding, takeEvent } from './track';

const at = '2026-01-01T00:00:00.000Z';
const standing: LotStanding = {
  lot: 7,
  seq: 2,
  state: 'live',
  startsAt: at,
  endsAt: at,
  priceMinor: null,
  minNextMinor: '100',
  leader: null,
  bidCount: 0,
};

function bid(seq: number, priceMinor = '100', lot = 7): LotEvent {
  return {
    kind: 'bid',
    lot,
    seq,
    at,
    bidder: 1,
    amountMinor: priceMinor,
    priceMinor,
    leader: 1,
    minNextMinor: '110',
    answered: false,
    endsAt: at,
    extended: false,
  };
}

describe('takeEvent', () => {
  it.each([
    ['the next event', bid(3), 'next'],
    ['a repeated event', bid(2), 'seen'],
    ['an event of another lot', bid(3, '100', 8), 'seen'],
    ['an event after a gap', bid(4), 'gap'],
  ] as const)('%s', (_name, event, kind) => {
    expect(takeEvent(standing, event).kind).toBe(kind);
  });

  it('evolves by the shared rule', () => {
    expect(takeEvent(standing, bid(3))).toEqual({
      kind: 'next',
      standing: { ...standing, seq: 3, priceMinor: '100', minNextMinor: '110', leader: 1, bidCount: 1 },
    });
  });

  it('says from where the gap is to be filled', () => {
    expect(takeEvent(standing, bid(5))).toEqual({ kind: 'gap', since: 2 });
  });
});

describe('newerStanding', () => {
  it.each([
    ['takes the first one', null, 1, 1],
    ['takes a newer one', 2, 3, 3],
    ['keeps what it has against an older one', 4, 3, 4],
  ])('%s', (_name, current, arrived, expected) => {
    const kept = newerStanding(current === null ? null : { ...standing, seq: current }, { ...standing, seq: arrived });
    expect(kept.seq).toBe(expected);
  });
});

describe('appendEvent', () => {
  const history = [bid(1), bid(2)];
  it.each([
    ['the next', bid(3), [1, 2, 3]],
    ['one that is there', bid(2), [1, 2]],
    ['one after a gap', bid(4), null],
  ])('%s', (_name, event, expected) => {
    expect(appendEvent(history, event)?.map((one) => one.seq) ?? null).toEqual(expected);
  });
});
