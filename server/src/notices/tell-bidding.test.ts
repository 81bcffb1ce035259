import type { LotEvent } from '@ochiq/shared/bids';
import type { LotCard } from '@ochiq/shared/lots';
import { describe, expect, it } from 'vitest';
import { isWorthAnother, type LotNews, tellBidding } from './tell-bidding.js';

const at = '2026-11-25T10:00:00.000Z';
const endsAt = '2026-11-25T12:00:00.000Z';
const card = { lot: 5, state: 'live', currency: 'UZS', priceMinor: '300', minNextMinor: '315', endsAt } as LotCard;
const people = new Map([
  [1, 'ann'],
  [2, 'bob'],
  [3, 'cem'],
]);
const bid = (bidder: number, leader = bidder): LotEvent => ({
  kind: 'bid',
  lot: 5,
  seq: 9,
  at,
  bidder,
  leader,
  answered: bidder !== leader,
  amountMinor: '300',
  priceMinor: '300',
  minNextMinor: '315',
  endsAt,
  extended: false,
});
const closed = (over: Partial<Extract<LotEvent, { kind: 'closed' }>>): LotEvent => ({
  kind: 'closed',
  lot: 5,
  seq: 9,
  at,
  result: 'sold',
  reason: null,
  winner: 2,
  runnerUp: 1,
  priceMinor: '300',
  ...over,
});
const told = (over: Partial<LotNews>) =>
  tellBidding({ events: [], card, leaderBefore: null, people, ...over }).map((notice) => `${notice.kind} ${notice.personId}`);

describe('tellBidding', () => {
  it.each<[string, Partial<LotNews>, string[]]>([
    ['the first bid is nobody else’s business', { events: [bid(1)] }, []],
    ['the leader before is outbid', { events: [bid(2)], leaderBefore: 1 }, ['outbid ann']],
    ['all who led in between are outbid', { events: [bid(2), bid(3)], leaderBefore: 1 }, ['outbid ann', 'outbid bob']],
    ['who leads again is not', { events: [bid(2), bid(1)], leaderBefore: 1 }, ['outbid bob']],
    ['a maximum that answered', { events: [bid(2, 1)], leaderBefore: 1 }, ['leading ann']],
    ['nobody while the lot is suspended', { events: [bid(2)], leaderBefore: 1, card: { ...card, state: 'suspended' } }, []],
    [
      'all who are admitted at the opening',
      { events: [{ kind: 'opened', lot: 5, seq: 2, at }] },
      ['opened ann', 'opened bob', 'opened cem'],
    ],
    ['winner and losers', { events: [bid(2), closed({})], leaderBefore: 1 }, ['lost ann', 'won bob', 'lost cem']],
    [
      'nobody wins below the reserve',
      { events: [closed({ result: 'unsold', winner: null, runnerUp: null })] },
      ['lost ann', 'lost bob', 'lost cem'],
    ],
  ])('%s', (_name, news, expected) => {
    expect(told(news)).toEqual(expected);
  });

  it('tells the second that they came second', () => {
    const notices = tellBidding({ events: [closed({})], card, leaderBefore: 2, people });
    expect(notices.filter((one) => one.kind === 'lost').map((one) => one.facts.runnerUp)).toEqual([true, false]);
  });
});

describe('isWorthAnother', () => {
  it.each([
    ['never told', null, '10:00', true],
    ['a moment ago', '09:55', '10:00', false],
    ['ten minutes ago', '09:50', '10:00', true],
    ['before the last ten minutes', '11:49', '11:51', true],
    ['within them', '11:51', '11:55', false],
  ])('%s', (_name, toldAt, now, expected) => {
    const day = (time: string) => new Date(`2026-11-25T${time}:00.000Z`);
    expect(isWorthAnother(toldAt === null ? null : day(toldAt), day(now), new Date(endsAt))).toBe(expected);
  });
});
