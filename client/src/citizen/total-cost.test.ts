import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import { describe, expect, it } from 'vitest';
import { totalCost } from './total-cost';

const endsAt = '2026-01-14T10:00:00.000Z';
const lotOf = (jurisdiction: 'UZ' | 'KG', mode: 'law' | 'demo') => {
  const currency = jurisdiction === 'UZ' ? ('UZS' as const) : ('KGS' as const);
  const rules = rulesOf(newestProfile(jurisdiction, mode), { currency, minor: 100_000_000n });
  return { rules, depositMinor: '10000000', category: 'vehicle' as const, currency };
};

describe('the total cost', () => {
  it('is the price with the buyer’s fees; the deposit is a part of it', () => {
    const cost = totalCost(lotOf('UZ', 'demo'), 120_000_000n, endsAt);
    expect(cost).toEqual({
      priceMinor: 120_000_000n,
      feeMinor: 0n,
      totalMinor: 120_000_000n,
      depositMinor: 10_000_000n,
      leftMinor: 110_000_000n,
      // A quarter of an hour in the demo.
      dueAt: '2026-01-14T10:14:59.999Z',
    });
  });

  it.each(['UZ', 'KG'] as const)('is due on a day of the office’s calendar by the law of %s', (jurisdiction) => {
    const { dueAt } = totalCost(lotOf(jurisdiction, 'law'), 120_000_000n, endsAt);
    const offsetHours = jurisdiction === 'UZ' ? 5 : 6;
    const local = new Date(Date.parse(dueAt ?? '') + offsetHours * 3_600_000);
    expect(local.toISOString()).toMatch(/T23:59:59\.999Z$/);
    expect(local.getTime()).toBeGreaterThan(Date.parse(endsAt));
  });

  it('leaves nothing to pay under the deposit, and no term under unknown rules', () => {
    const lot = lotOf('UZ', 'demo');
    const cost = totalCost({ ...lot, rules: { ...lot.rules, profile: 'nobody' } }, 5_000_000n, endsAt);
    expect([cost.leftMinor, cost.dueAt]).toEqual([0n, null]);
  });
});
