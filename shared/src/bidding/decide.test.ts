import { describe, expect, it } from 'vitest';
import { maxAmountMinor } from '../money/index.js';
import type { AuctionLot, BidEvent, BidOffer, ClosingEvent } from './auction.js';
import { close } from './close.js';
import { decide, evolve } from './decide.js';

/** Start 1,000, step 100, open from 1,000 ms to 100,000 ms, soft close of 10,000 ms with a cap of 15,000 ms. */
const fresh: AuctionLot = {
  state: 'live',
  currency: 'UZS',
  startMinor: 1_000n,
  reserveMinor: null,
  startsAt: 1_000,
  endsAt: 100_000,
  originalEndsAt: 100_000,
  rules: { increment: { kind: 'ladder', steps: [{ belowMinor: null, stepMinor: 100n }] }, softClose: { windowMs: 10_000, capMs: 15_000 } },
  standing: { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 },
};

/** "A proxy 2000": bidder, kind, amount. */
function offer(text: string, more: Partial<BidOffer> = {}): BidOffer {
  const [bidder = '', kind, amount = ''] = text.split(' ');
  return {
    bidder,
    kind: kind === 'proxy' ? 'proxy' : 'direct',
    amountMinor: BigInt(amount),
    currency: 'UZS',
    admitted: true,
    excluded: null,
    ...more,
  };
}

function after(lot: AuctionLot, bids: readonly string[], nowMs = 50_000): AuctionLot {
  return bids.reduce((state, text) => {
    const decision = decide(state, offer(text), nowMs);
    if (decision.outcome === 'rejected') throw new Error(`${text}: ${decision.code}`);
    return evolve(state, decision.event);
  }, lot);
}

describe('decide refuses', () => {
  it.each<{
    name: string;
    lot?: Partial<AuctionLot>;
    given?: string[];
    when: string;
    with?: Partial<BidOffer>;
    at?: number;
    code: string;
    next?: bigint;
  }>([
    { name: 'a withdrawn lot', lot: { state: 'withdrawn' }, when: 'A direct 1000', code: 'lot_withdrawn' },
    { name: 'a suspended lot', lot: { state: 'suspended' }, when: 'A direct 1000', code: 'lot_suspended' },
    { name: 'a suspended lot past its end', lot: { state: 'suspended' }, when: 'A direct 1000', at: 200_000, code: 'lot_suspended' },
    { name: 'a withdrawn lot past its end', lot: { state: 'withdrawn' }, when: 'A direct 1000', at: 200_000, code: 'lot_withdrawn' },
    { name: 'a sold lot', lot: { state: 'sold' }, when: 'A direct 1000', code: 'lot_closed' },
    { name: 'an unsold lot', lot: { state: 'unsold' }, when: 'A direct 1000', code: 'lot_closed' },
    { name: 'a bid at the end', when: 'A direct 1000', at: 100_000, code: 'lot_closed' },
    { name: 'a bid that came later than its bidder wants', when: 'A direct 1000', with: { notAfter: 49_999 }, code: 'bid_expired' },
    { name: 'a late bid after the end', when: 'A direct 1000', with: { notAfter: 49_999 }, at: 100_001, code: 'lot_closed' },
    { name: 'a bid after the end', when: 'A direct 1000', at: 100_001, code: 'lot_closed' },
    { name: 'a draft', lot: { state: 'draft' }, when: 'A direct 1000', code: 'lot_not_started' },
    { name: 'a bid before the start', lot: { state: 'published' }, when: 'A direct 1000', at: 999, code: 'lot_not_started' },
    { name: 'the own office', when: 'A direct 1000', with: { excluded: 'own_office', admitted: false }, code: 'own_office' },
    { name: 'a party to the case', when: 'A direct 1000', with: { excluded: 'party_to_case' }, code: 'party_to_case' },
    { name: 'a bidder without deposit', when: 'A direct 1000', with: { admitted: false, currency: 'KGS' }, code: 'no_deposit' },
    { name: 'another currency', when: 'A direct 0', with: { currency: 'KGS' }, code: 'wrong_currency' },
    { name: 'more than the limit', when: `A direct ${maxAmountMinor + 1n}`, code: 'above_limit' },
    { name: 'zero', when: 'A direct 0', code: 'below_minimum', next: 1_000n },
    { name: 'a negative amount', when: 'A proxy -5', code: 'below_minimum', next: 1_000n },
    { name: 'less than the start price', when: 'A proxy 999', code: 'below_minimum', next: 1_000n },
    { name: 'less than one step above the price', given: ['A direct 1000'], when: 'B direct 1099', code: 'below_minimum', next: 1_100n },
    {
      name: 'less than a step above the price of a proxy',
      given: ['A proxy 5000'],
      when: 'B proxy 1099',
      code: 'below_minimum',
      next: 1_100n,
    },
    { name: 'a direct bid of the leader', given: ['A direct 1000'], when: 'A direct 5000', code: 'already_leading' },
    { name: 'a proxy of the leader at the own maximum', given: ['A proxy 5000'], when: 'A proxy 5000', code: 'already_leading' },
    { name: 'a proxy of the leader below the own maximum', given: ['A proxy 5000'], when: 'A proxy 4000', code: 'already_leading' },
    {
      name: 'any bid once the price is the limit',
      given: [`A direct ${maxAmountMinor}`],
      when: `B direct ${maxAmountMinor}`,
      code: 'above_limit',
    },
  ])('$name: $code', ({ lot, given = [], when, with: more, at = 50_000, code, next = null }) => {
    const state = { ...after(fresh, given), ...lot };
    expect(decide(state, offer(when, more), at)).toEqual({ outcome: 'rejected', code, minNextMinor: next });
  });
});

/** "A at 1600, shows 1500": leader, price, what everyone sees of the bid; "answered" and "secret" where true. */
function inWords(event: BidEvent): string {
  const flags = [event.answered && ', answered', event.secret && ', secret'].filter(Boolean).join('');
  return `${event.leader} at ${event.priceMinor}, shows ${event.amountMinor}${flags}`;
}

const limit = maxAmountMinor;
describe('decide sets price and leader', () => {
  it.each<[name: string, given: string[], when: string, expected: string, rule?: { reserve?: bigint; completes?: boolean }]>([
    ['a first direct bid is the price', [], 'A direct 3000', 'A at 3000, shows 3000'],
    ['a first proxy stands at the start price', [], 'A proxy 3000', 'A at 1000, shows 1000'],
    ['a direct bid above a direct bid', ['A direct 1000'], 'B direct 1500', 'B at 1500, shows 1500'],
    ['a proxy above a direct bid pays one step more', ['A direct 1000'], 'B proxy 9000', 'B at 1100, shows 1100'],
    ['a direct bid above a proxy is the price', ['A proxy 2000'], 'B direct 5000', 'B at 5000, shows 5000'],
    ['a proxy above a proxy pays a step above it', ['A proxy 2000'], 'B proxy 9000', 'B at 2100, shows 2100'],
    ['a proxy less than a step above stops at its maximum', ['A proxy 2000'], 'B proxy 2001', 'B at 2001, shows 2001'],
    ['a proxy answers a lower direct bid', ['A proxy 2000'], 'B direct 1500', 'A at 1600, shows 1500, answered'],
    ['a proxy answers a lower proxy', ['A proxy 2000'], 'B proxy 1500', 'A at 1600, shows 1500, answered'],
    ['the answer stops at the maximum', ['A proxy 2000'], 'B direct 1950', 'A at 2000, shows 1950, answered'],
    ['a tie goes to the earlier', ['A proxy 2000'], 'B proxy 2000', 'A at 2000, shows 2000, answered'],
    ['a leader raises in secret', ['A proxy 2000', 'B proxy 1500'], 'A proxy 7000', 'A at 1600, shows 1600, secret'],
    ['a direct leader may set a maximum', ['A direct 2000'], 'A proxy 7000', 'A at 2000, shows 2000, secret'],
    ['a short step stays short after a raise', ['A proxy 2000', 'B proxy 2001'], 'B proxy 7000', 'B at 2001, shows 2001, secret'],
    ['or is completed by rule', ['A proxy 2000', 'B proxy 2001'], 'B proxy 7000', 'B at 2100, shows 2100', { completes: true }],
    ['completed to the new maximum', ['A proxy 2000', 'B proxy 2001'], 'B proxy 2050', 'B at 2050, shows 2050', { completes: true }],
    ['a full step stays', ['A proxy 2000', 'B proxy 2500'], 'B proxy 7000', 'B at 2100, shows 2100, secret', { completes: true }],
    ['a raise without rival', ['A proxy 2000'], 'A proxy 7000', 'A at 1000, shows 1000, secret', { completes: true }],
    ['a first proxy that reaches the reserve shows it', [], 'A proxy 3000', 'A at 3000, shows 3000', { reserve: 3_000n }],
    ['a first proxy below the reserve shows the start', [], 'A proxy 2999', 'A at 1000, shows 1000', { reserve: 3_000n }],
    ['a raise to the reserve is public', ['A proxy 2000'], 'A proxy 3500', 'A at 3000, shows 3000', { reserve: 3_000n }],
    ['a challenger lifts the price to the reserve', ['A proxy 2000'], 'B proxy 4000', 'B at 3000, shows 3000', { reserve: 3_000n }],
    ['a direct bid below the reserve is not lifted', [], 'A direct 2000', 'A at 2000, shows 2000', { reserve: 3_000n }],
    ['a short last step below the limit', [`A direct ${limit - 5n}`], `B proxy ${limit}`, `B at ${limit}, shows ${limit}`],
  ])('%s', (_name, given, when, expected, { reserve = null, completes = false } = {}) => {
    const lot = after({ ...fresh, reserveMinor: reserve, rules: { ...fresh.rules, raiseCompletesStep: completes } }, given);
    const decision = decide(lot, offer(when), 50_000);
    if (decision.outcome === 'rejected') throw new Error(decision.code);
    expect(inWords(decision.event)).toBe(expected);
    expect(evolve(lot, decision.event).standing.bidCount).toBe(lot.standing.bidCount + (decision.event.secret ? 0 : 1));
  });

  it('keeps to the least next bid where a ladder shrinks', () => {
    const steps = [
      { belowMinor: 1_500n, stepMinor: 500n },
      { belowMinor: null, stepMinor: 10n },
    ];
    const lot = after({ ...fresh, rules: { ...fresh.rules, increment: { kind: 'ladder', steps } } }, ['A direct 1400', 'B proxy 1900']);
    expect(lot.standing.priceMinor).toBe(1_900n);
    const short = after({ ...fresh, startMinor: 1_400n, rules: lot.rules }, ['A proxy 1500', 'B proxy 9000']);
    expect(short.standing.priceMinor).toBe(1_900n);
  });

  it('takes a published lot from its start on as open', () => {
    expect(decide({ ...fresh, state: 'published' }, offer('A direct 1000'), 1_000).outcome).toBe('accepted');
  });
});

describe('soft close', () => {
  it.each([
    { name: 'a bid before the window leaves the end', at: 89_999, endsAt: 100_000 },
    { name: 'a bid with exactly the window left leaves the end', at: 90_000, endsAt: 100_000 },
    { name: 'a bid within the window moves the end to a window after it', at: 90_001, endsAt: 100_001 },
    { name: 'a bid in the last millisecond', at: 99_999, endsAt: 109_999 },
    { name: 'the cap bounds the end', given: 109_000, at: 108_000, endsAt: 115_000 },
    { name: 'an end at the cap stays', given: 115_000, at: 114_999, endsAt: 115_000 },
    { name: 'an end past the cap does not move back', given: 116_000, at: 115_999, endsAt: 116_000 },
    { name: 'no cap', given: 115_000, at: 114_999, endsAt: 124_999, capMs: null },
    { name: 'an answered bid extends too', bids: ['A proxy 9000'], at: 99_999, endsAt: 109_999 },
    { name: 'a secret raise does not extend', bids: ['X proxy 9000'], at: 99_999, endsAt: 100_000 },
  ])('$name', ({ given = 100_000, bids = [], at, endsAt, capMs = 15_000 }) => {
    const lot = after({ ...fresh, endsAt: given, rules: { ...fresh.rules, softClose: { windowMs: 10_000, capMs } } }, bids);
    const decision = decide(lot, offer(bids[0]?.startsWith('X') ? 'X proxy 9500' : 'X proxy 2000'), at);
    expect(decision).toMatchObject({ outcome: 'accepted', event: { endsAt, extended: endsAt !== given } });
  });
});

describe('close and runner-up', () => {
  it.each<[name: string, given: string[], expected: Partial<ClosingEvent>, reserve?: bigint]>([
    ['no bids', [], { reason: 'no_bids', priceMinor: null }],
    ['below the reserve', ['A proxy 2000', 'B proxy 2500'], { reason: 'below_reserve', priceMinor: 2_100n }, 3_000n],
    ['at the reserve', ['A direct 3000'], { winner: 'A', runnerUp: null, priceMinor: 3_000n }, 3_000n],
    ['an overtaken leader', ['A direct 1000', 'B direct 2000'], { winner: 'B', runnerUp: 'A', priceMinor: 2_000n }],
    ['answered bidders', ['A proxy 9000', 'B direct 2000', 'C direct 3000'], { winner: 'A', runnerUp: 'C', priceMinor: 3_100n }],
    ['of two equal the earlier', ['A proxy 2000', 'B proxy 2000', 'C proxy 9000'], { winner: 'C', runnerUp: 'A', priceMinor: 2_100n }],
    ['never the winner', ['A direct 1000', 'B direct 2000', 'A direct 3000'], { winner: 'A', runnerUp: 'B', priceMinor: 3_000n }],
  ])('%s', (_name, given, expected, reserve) => {
    const result = expected.winner ? 'sold' : 'unsold';
    const closing = close(after({ ...fresh, reserveMinor: reserve ?? null }, given));
    expect(closing).toEqual({ winner: null, runnerUp: null, reason: null, ...expected, result });
  });
});
