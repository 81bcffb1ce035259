import { releaseSchema } from '@ochiq/shared/opendata';
import { describe, expect, it } from 'vitest';
import { releaseOf } from './release.js';
import type { OpenLot } from './store.js';
import { bidsCsv, lotsCsv } from './tables.js';

const day = (hour: number) => new Date(Date.UTC(2026, 4, 1, hour));
const lot: OpenLot = {
  lot: 100_007,
  seq: 6,
  state: 'sold',
  title: { en: 'Chevrolet Cobalt, 2021', ru: 'Шевроле Кобальт' },
  description: { en: 'A seized car' },
  category: 'vehicle',
  region: 'UZ-TK',
  place: '=1+1',
  currency: 'UZS',
  startMinor: 100_000_000_05n,
  appraisalMinor: null,
  priceMinor: 120_000_000_10n,
  publishedAt: day(1),
  startsAt: day(2),
  endsAt: day(4),
  changedAt: day(5),
  rules: 'demo 1',
  repeatOf: 100_001,
  officeId: 3,
  officeName: { uz: 'Boʻlim' },
  jurisdiction: 'UZ',
  court: { uz: 'Sud' },
  bids: [
    { seq: 3, at: day(3).toISOString(), bidder: 2, amountMinor: '11000000005' },
    { seq: 4, at: day(3).toISOString(), bidder: 1, amountMinor: '12000000010' },
  ],
  sales: [
    { attempt: 1, bidder: 1, priceMinor: '12000000010', state: 'defaulted', createdAt: day(4).toISOString(), paidAt: null },
    { attempt: 2, bidder: 2, priceMinor: '11000000005', state: 'paid', createdAt: day(5).toISOString(), paidAt: day(5).toISOString() },
  ],
};

describe('a release', () => {
  it('tells the sale of a lot by the standard: bids, the award that failed, the one that was paid', () => {
    const release = releaseOf(lot, 'en');
    expect(releaseSchema.parse(release)).toEqual(release);
    expect(release).toMatchObject({
      ocid: 'ochiq-lot-100007',
      date: '2026-05-01T05:00:00.000Z',
      tag: ['tender', 'award', 'contract'],
      buyer: { id: 'office-3', name: 'Boʻlim' },
      tender: { status: 'complete', minValue: { amount: 100_000_000.05, currency: 'UZS' }, numberOfTenderers: 2 },
      awards: [
        { status: 'cancelled', suppliers: [{ name: 'Bidder 1' }] },
        { status: 'active', suppliers: [{ name: 'Bidder 2' }], value: { amount: 110_000_000.05 } },
      ],
      contracts: [{ awardID: 'ochiq-lot-100007-sale-2', status: 'active' }],
      relatedProcesses: [{ identifier: 'ochiq-lot-100001' }],
    });
    expect(release.tender.value).toBeUndefined();
    expect(release.parties.map(({ name, roles }) => [name, roles])).toEqual([
      ['Boʻlim', ['procuringEntity', 'buyer']],
      ['Bidder 1', ['tenderer', 'supplier']],
      ['Bidder 2', ['tenderer', 'supplier']],
    ]);
  });

  it.each([
    ['published', 'planned', ['tender']],
    ['live', 'active', ['tender']],
    ['suspended', 'active', ['tender']],
    ['unsold', 'unsuccessful', ['tender']],
    ['withdrawn', 'cancelled', ['tenderCancellation']],
  ] as const)('of a %s lot is %s', (state, status, tag) => {
    const release = releaseOf({ ...lot, state, sales: [], bids: [], priceMinor: null }, 'ru');
    expect([release.tender.status, release.tag, release.awards]).toEqual([status, tag, undefined]);
    expect(releaseSchema.parse(release)).toEqual(release);
  });

  it('names a creditor who took the lot as no bidder', () => {
    const taken = {
      ...lot,
      state: 'unsold' as const,
      bids: [],
      sales: [{ attempt: 1, bidder: null, priceMinor: '5', state: 'to_pay', createdAt: day(5).toISOString(), paidAt: null }],
    };
    expect(releaseOf(taken, 'en')).toMatchObject({
      parties: [{}, { name: 'Creditor', roles: ['supplier'] }],
      awards: [{ status: 'pending' }],
    });
  });
});

describe('tables', () => {
  it('have amounts with both decimals, and no text that a spreadsheet would run', () => {
    const [head, row] = lotsCsv([lot], 'ru', true).trimEnd().split('\r\n');
    const cells = Object.fromEntries((head ?? '').split(',').map((name, index) => [name, (row ?? '').split(',')[index]]));
    expect(cells).toMatchObject({
      lot: '100007',
      title: 'Шевроле Кобальт',
      place: "'=1+1",
      start: '100000000.05',
      appraisal: '',
      price: '120000000.10',
      bidders: '2',
      sale: 'paid',
    });
    expect(bidsCsv([lot], false)).toBe(
      '100007,3,2026-05-01T03:00:00.000Z,2,110000000.05,UZS\r\n100007,4,2026-05-01T03:00:00.000Z,1,120000000.10,UZS\r\n',
    );
  });
});
