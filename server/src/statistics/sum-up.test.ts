import { enforcementSchema, statisticsSchema } from '@ochiq/shared/statistics';
import { describe, expect, it } from 'vitest';
import type { CaseRow, CellRow } from './store.js';
import { sumCases, sumLots } from './sum-up.js';
import { enforcementCsv, statisticsCsv } from './tables.js';

const cell = (patch: Partial<CellRow>): CellRow => ({
  key: '2026-10',
  currency: 'UZS',
  sold: 0,
  unsold: 0,
  withdrawn: 0,
  paid: 0,
  proceeds: '0',
  ...patch,
});
const cases = (patch: Partial<CaseRow>): CaseRow => ({
  key: 'UZ-TK',
  currency: 'UZS',
  cases: 0,
  enforced: 0,
  partly: 0,
  claimed: '0',
  recovered: '0',
  ...patch,
});

describe('figures of lots', () => {
  const sums = [
    cell({ sold: 3, unsold: 1, paid: 2, proceeds: '1234567' }),
    cell({ currency: 'KGS', sold: 1, withdrawn: 1, paid: 1, proceeds: '9000000000000000000000' }),
    cell({ key: '2026-11', unsold: 4 }),
  ];
  const percents = [
    { key: '2026-10', percent: 90, lots: 2 },
    { key: '2026-10', percent: 120, lots: 2 },
    { key: '2026-11', percent: 50, lots: 1 },
  ];
  const found = { computedAt: null, by: 'month' as const, open: 0, ...sumLots(sums, percents) };

  it('sum currencies apart and tell no quartiles of four lots', () => {
    expect(statisticsSchema.parse(found)).toEqual(found);
    expect(found.groups.map(({ key, sold, unsold, withdrawn, paid }) => [key, sold, unsold, withdrawn, paid])).toEqual([
      ['2026-10', 4, 1, 1, 3],
      ['2026-11', 0, 4, 0, 0],
    ]);
    expect(found.groups[0]?.proceeds).toEqual([
      { currency: 'KGS', minor: '9000000000000000000000' },
      { currency: 'UZS', minor: '1234567' },
    ]);
    expect(found.groups[0]?.priceOverAppraisal).toBeNull();
    expect(found.total.priceOverAppraisal).toEqual({ lots: 5, low: 90, median: 90, high: 120 });
  });

  it('are a table with amounts to the last digit', () => {
    expect(statisticsCsv(found).split('\r\n').slice(0, 2)).toEqual([
      'month,sold,unsold,withdrawn,paid,appraised,price_percent_low,price_percent_median,price_percent_high,proceeds_UZS,proceeds_KGS,proceeds_USD',
      '2026-10,4,1,1,3,,,,,12345.67,90000000000000000000.00,',
    ]);
  });
});

describe('figures of cases', () => {
  it('say nothing of small groups, nor of the one that would tell of them, nor of the one case in another currency', () => {
    const rows = [
      cases({ cases: 20, enforced: 5, partly: 5, claimed: '123456', recovered: '100000' }),
      cases({ currency: 'USD', cases: 1, claimed: '77700', recovered: '0' }),
      cases({ key: 'UZ-XO', cases: 2, claimed: '5000' }),
      cases({ key: 'UZ-SA', cases: 9, enforced: 9, claimed: '100', recovered: '100' }),
    ];
    const found = { computedAt: null, by: 'region' as const, ...sumCases(rows) };
    expect(enforcementSchema.parse(found)).toEqual(found);
    expect(found.groups).toEqual([
      {
        key: 'UZ-TK',
        figures: {
          cases: 21,
          enforced: 5,
          partly: 5,
          open: 11,
          amounts: [{ currency: 'UZS', claimedMinor: '123000', recoveredMinor: '100000' }],
        },
      },
      { key: 'UZ-XO', figures: null },
      { key: 'UZ-SA', figures: null },
    ]);
    expect(found.total).toMatchObject({ cases: 32, amounts: [{ currency: 'UZS' }] });
    expect(enforcementCsv(found)).toContain('UZ-XO,,,,,');
    expect(enforcementCsv(found)).not.toContain('777');
  });

  it('of four cases altogether are no figures', () => {
    expect(sumCases([cases({ cases: 4 })])).toEqual({ total: null, groups: [{ key: 'UZ-TK', figures: null }] });
  });
});
