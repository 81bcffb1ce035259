import type { OwnPlace } from '@ochiq/shared/bids';
import type { LotPage, LotState } from '@ochiq/shared/lots';
import { describe, expect, it } from 'vitest';
import { positionOf, previewBid, quickAmounts } from './preview-bid';

const startsAt = '2026-01-01T10:00:00.000Z';
const endsAt = '2026-01-01T11:00:00.000Z';
const duringMs = Date.parse('2026-01-01T10:30:00.000Z');
const named = { id: 1, name: { en: 'Office' } };
const page: LotPage = {
  lot: 7,
  seq: 3,
  state: 'live',
  startsAt,
  endsAt,
  priceMinor: '100000',
  minNextMinor: '105000',
  leader: 1,
  bidCount: 1,
  title: { en: 'Car' },
  category: 'vehicle',
  region: 'UZ-TK',
  currency: 'UZS',
  startMinor: '100000',
  appraisalMinor: null,
  thumbnailUrl: null,
  photoCount: 0,
  description: { en: 'A car' },
  place: '',
  photos: [],
  documents: [],
  depositMinor: '10000',
  hasReserve: false,
  originalEndsAt: endsAt,
  rules: {
    profile: 'demo',
    version: 1,
    increment: { kind: 'percent', basisPoints: 500, roundToMinor: '100' },
    softClose: { windowMs: 0, capMs: null },
    depositBasisPoints: 1000,
  },
  office: named,
  court: named,
  caseNumber: '1',
  executiveDocumentNumber: '1',
  publishedAt: startsAt,
  withdrawalGround: null,
  withdrawalKind: null,
  suspension: null,
  corrections: [],
};
const place: OwnPlace = { lot: 7, bidder: 2, depositState: 'held', excluded: null, leading: false, maxMinor: null, lastBidMinor: null };
const leader: OwnPlace = { ...place, bidder: 1, maxMinor: '150000', lastBidMinor: '150000' };

describe('previewBid says what the server would', () => {
  it.each([
    ['the least amount', place, 'direct', '105000', duringMs, null],
    ['less than the least', place, 'direct', '104999', duringMs, 'below_minimum'],
    ['more than any bid may be', place, 'direct', '1000000000000001', duringMs, 'above_limit'],
    ['without a deposit', { ...place, depositState: null }, 'direct', '105000', duringMs, 'no_deposit'],
    ['on a lot of the own office', { ...place, excluded: 'own_office' }, 'direct', '105000', duringMs, 'own_office'],
    ['after the end', place, 'direct', '105000', Date.parse(endsAt), 'lot_closed'],
    ['a direct bid of the leader', leader, 'direct', '200000', duringMs, 'already_leading'],
    ['a maximum no higher than the own', leader, 'proxy', '150000', duringMs, 'already_leading'],
    ['a higher maximum of the leader', leader, 'proxy', '150001', duringMs, null],
  ] as const)('%s', (_name, own, kind, amountMinor, nowMs, code) => {
    expect(previewBid(page, page, own, { kind, amountMinor }, nowMs)).toBe(code);
  });
});

describe('quickAmounts', () => {
  it('begins with the least and goes up by steps', () => {
    expect(quickAmounts(page, page)).toEqual(['105000', '110000', '120000']);
  });
});

describe('positionOf', () => {
  const bidding = { ...place, lastBidMinor: '1' };
  it.each([
    ['nobody yet', 'live', null, 'none'],
    ['admitted only', 'live', place, 'none'],
    ['leading', 'live', leader, 'leading'],
    ['outbid', 'live', bidding, 'outbid'],
    ['won', 'sold', leader, 'won'],
    ['lost', 'sold', bidding, 'lost'],
    ['led below the reserve', 'unsold', leader, 'lost'],
  ] as const)('%s', (_name, state: LotState, own, expected) => {
    expect(positionOf({ ...page, state }, own)).toBe(expected);
  });
});
