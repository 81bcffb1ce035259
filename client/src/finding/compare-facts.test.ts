import type { LotPage } from '@ochiq/shared/lots';
import { describe, expect, it } from 'vitest';
import { compareFacts } from './compare-facts';
import { orderWatched } from './order-watched';

const page = (facts: Partial<LotPage>): LotPage => ({
  lot: 1,
  seq: 1,
  state: 'live',
  startsAt: '2026-12-01T05:00:00.000Z',
  endsAt: '2026-12-01T09:00:00.000Z',
  priceMinor: null,
  minNextMinor: '100',
  leader: null,
  bidCount: 0,
  title: { en: 'Chevrolet Cobalt' },
  category: 'vehicle',
  region: 'UZ-TK',
  currency: 'UZS',
  startMinor: '100',
  appraisalMinor: '400',
  thumbnailUrl: null,
  photoCount: 0,
  description: {},
  place: 'Chilonzor',
  photos: [],
  documents: [],
  depositMinor: '10',
  hasReserve: false,
  rules: {
    profile: 'test',
    version: 1,
    increment: { kind: 'percent', basisPoints: 500, roundToMinor: '1' },
    softClose: { windowMs: 0, capMs: null },
    depositBasisPoints: 1000,
  },
  originalEndsAt: '2026-12-01T09:00:00.000Z',
  office: { id: 1, name: { en: 'Office' } },
  court: { id: 1, name: { en: 'Court' } },
  caseNumber: '1',
  executiveDocumentNumber: '1',
  publishedAt: null,
  withdrawalGround: null,
  withdrawalKind: null,
  suspension: null,
  corrections: [],
  ...facts,
});

const words = {
  t: (key: string) => key,
  text: (texts: { en?: string }) => texts.en ?? '',
  money: (minor: string, currency: string) => `${minor} ${currency}`,
  moment: (instant: string) => instant,
  percent: (share: number) => `${share * 100}%`,
};
const rowOf = (key: string, lots: readonly LotPage[]) => compareFacts(lots, words).find((row) => row.key === key);

describe('compareFacts', () => {
  it.each([
    ['start', [page({}), page({})], ['100 UZS', '100 UZS'], false],
    ['price', [page({}), page({ priceMinor: '250' })], ['100 UZS', '250 UZS'], true],
    ['price', [page({}), page({ currency: 'KGS' })], ['100 UZS', '100 KGS'], true],
    ['share', [page({}), page({ priceMinor: '250' }), page({ appraisalMinor: null })], ['25%', '62.5%', '–'], true],
    ['next', [page({}), page({ state: 'sold' })], ['100 UZS', '–'], true],
    ['place', [page({}), page({ place: '' })], ['region.UZ-TK, Chilonzor', 'region.UZ-TK'], true],
    ['documents', [page({}), page({}), page({}), page({})], ['0', '0', '0', '0'], false],
  ] as const)('says %s of each lot and whether they differ', (key, lots, values, differs) => {
    expect(rowOf(key, lots)).toMatchObject({ values, differs });
  });
});

describe('orderWatched', () => {
  it('puts what is to come first, the nearest end at the top, then what is over, the latest first', () => {
    const watched = (lot: number, state: LotPage['state'], endsAt: string) => ({ card: page({ lot, state, endsAt }), readAt: endsAt });
    const { open, over } = orderWatched([
      watched(1, 'sold', '2026-11-01T00:00:00.000Z'),
      watched(2, 'live', '2026-12-05T00:00:00.000Z'),
      watched(3, 'withdrawn', '2026-11-02T00:00:00.000Z'),
      watched(4, 'published', '2026-12-01T00:00:00.000Z'),
      watched(5, 'suspended', '2026-12-03T00:00:00.000Z'),
    ]);
    expect([open, over].map((lots) => lots.map(({ card }) => card.lot))).toEqual([
      [4, 5, 2],
      [3, 1],
    ]);
  });
});
