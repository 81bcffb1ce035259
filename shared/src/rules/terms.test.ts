import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesWireSchema } from '../bidding/rules.js';
import { currencySchema, maxAmountMinor } from '../money/index.js';
import { demo1 } from './demo.js';
import { kg1 } from './kg.js';
import { profiles } from './profiles.js';
import {
  creditorOfferOf,
  earliestStart,
  excludedUntil,
  leastStart,
  mayRepeat,
  paymentDueAt,
  reducedStart,
  repeatDueAt,
  rulesOf,
  runnerUpDueAt,
  shareOf,
} from './terms.js';
import { uz1 } from './uz.js';

const anyProfile = fc.constantFrom(...profiles);
const amount = fc.bigInt({ min: 1n, max: maxAmountMinor });
const at = (text: string) => Date.parse(text);
const iso = (ms: number | null | undefined) => (typeof ms === 'number' ? new Date(ms).toISOString() : ms);

describe('reducedStart', () => {
  it('never rises from one round to the next, and round 1 has the first start price', () => {
    fc.assert(
      fc.property(anyProfile, fc.option(amount), amount, fc.integer({ min: 1, max: 30 }), (profile, appraisal, start, round) => {
        const now = reducedStart(profile, round, appraisal, start);
        expect(reducedStart(profile, 1, appraisal, start)).toBe(start);
        expect(reducedStart(profile, round + 1, appraisal, start) <= now).toBe(true);
        expect(now > 0n && now <= start).toBe(true);
      }),
    );
  });

  it('never goes below the floor, unless the first start price was there already', () => {
    fc.assert(
      fc.property(anyProfile, amount, amount, fc.integer({ min: 1, max: 30 }), (profile, appraisal, start, round) => {
        const floor = shareOf(appraisal, profile.figures.floorBasisPoints.value);
        const now = reducedStart(profile, round, appraisal, start);
        expect(now >= floor || now === start).toBe(true);
      }),
    );
  });

  it.each([
    ['the first round', 1, 1_000_000n, 1_000_000n],
    ['the first repeat: 10% off', 2, 1_000_000n, 900_000n],
    ['the second repeat: 20% off', 3, 1_000_000n, 800_000n],
    ['further repeats: as the last', 9, 1_000_000n, 800_000n],
    ['an odd amount, rounded up', 2, 1_001n, 901n],
  ])('%s', (_name, round, start, expected) => {
    expect(reducedStart(demo1, round, null, start)).toBe(expected);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses round %s', (round) => {
    expect(() => reducedStart(demo1, round, 1n, 1n)).toThrow(RangeError);
  });
});

describe('rulesOf', () => {
  it('fits the wire for every profile, currency and price, and names its version', () => {
    fc.assert(
      fc.property(anyProfile, fc.constantFrom(...currencySchema.options), amount, (profile, currency, minor) => {
        const rules = rulesOf(profile, { currency, minor });
        expect(rulesWireSchema.parse(rules)).toEqual(rules);
        expect(rules).toMatchObject({ profile: profile.name, version: profile.version });
      }),
    );
  });

  it.each([
    ['up to 2,000 base amounts (824,000,000 soum): 10%', 82_400_000_000n, 'UZS', 1000],
    ['above: 5%', 82_400_000_001n, 'UZS', 500],
    ['another currency takes the last band', 1n, 'USD', 500],
  ] as const)('Uzbekistan, step %s', (_name, minor, currency, expected) => {
    expect(rulesOf(uz1, { currency, minor }).increment).toMatchObject({ kind: 'percent', basisPoints: expected });
  });
});

describe('paymentDueAt', () => {
  it.each([
    [
      'Friday noon in Tashkent, ten working days: the end of Friday two weeks on',
      '2026-11-20T07:00:00.000Z',
      100n,
      '2026-12-04T19:00:00.000Z',
    ],
    ['late on Thursday by UTC is Friday in Tashkent', '2026-11-19T20:00:00.000Z', 100n, '2026-12-04T19:00:00.000Z'],
    ['from 2,060,000,000 soum: fifteen', '2026-11-20T07:00:00.000Z', 206_000_000_000n, '2026-12-11T19:00:00.000Z'],
    ['just below: ten', '2026-11-20T07:00:00.000Z', 205_999_999_999n, '2026-12-04T19:00:00.000Z'],
  ])('%s', (_name, from, minor, expected) => {
    expect(iso(paymentDueAt(uz1, { category: 'vehicle', price: { currency: 'UZS', minor } }, at(from)))).toBe(expected);
  });

  it('counts minutes to the millisecond in the demo', () => {
    const sold = { category: 'flat', price: { currency: 'UZS', minor: 1n } } as const;
    expect(iso(paymentDueAt(demo1, sold, at('2026-11-20T07:00:00.123Z')))).toBe('2026-11-20T07:15:00.123Z');
  });

  it('is never before the close and never earlier for a later close', () => {
    const moment = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
    fc.assert(
      fc.property(anyProfile, moment, fc.nat(10 * 86_400_000), amount, (profile, from, later, minor) => {
        const sold = { category: 'land', price: { currency: 'KGS', minor } } as const;
        const due = paymentDueAt(profile, sold, from);
        expect(due).toBeGreaterThan(from);
        expect(paymentDueAt(profile, sold, from + later)).toBeGreaterThanOrEqual(due);
      }),
    );
  });
});

describe('the other terms', () => {
  it('counts notice in whole days of the jurisdiction after the day of publication', () => {
    expect(iso(earliestStart(uz1, 'flat', at('2026-11-01T06:00:00.000Z')))).toBe('2026-11-16T19:00:00.000Z');
    expect(iso(earliestStart(demo1, 'flat', at('2026-11-01T06:00:00.000Z')))).toBe('2026-11-01T06:01:00.000Z');
    expect(iso(earliestStart(demo1, 'livestock', at('2026-11-01T06:00:00.000Z')))).toBe('2026-11-01T06:00:00.000Z');
  });

  it('asks for a start price by the appraisal', () => {
    expect(leastStart(uz1, 1_000n)).toBe(1_000n);
    expect(leastStart(demo1, 1_001n)).toBe(701n);
  });

  it('offers the creditor a share of the start price that the profile names', () => {
    const starts = { firstMinor: 1_000n, lastMinor: 800n };
    expect(creditorOfferOf(uz1, starts, at('2026-11-20T07:00:00.000Z'))?.priceMinor).toBe(750n);
    expect(iso(creditorOfferOf(demo1, starts, at('2026-11-20T07:00:00.000Z'))?.dueAt)).toBe('2026-11-20T07:15:00.000Z');
    const none = { ...demo1, figures: { ...demo1.figures, creditorOffer: { value: null, source: null, assumed: true } } };
    expect(creditorOfferOf(none, starts, 0)).toBeNull();
  });

  it('lets a runner-up in only where the profile does', () => {
    const from = at('2026-11-20T07:00:00.000Z');
    expect(iso(runnerUpDueAt(demo1, from))).toBe('2026-11-20T07:15:00.000Z');
    const none = { ...demo1, figures: { ...demo1.figures, runnerUpAllowed: { value: false, source: null, assumed: true } } };
    expect(runnerUpDueAt(none, from)).toBeNull();
  });

  it('ends repeats after the last round, and terms in order', () => {
    const from = at('2026-11-20T07:00:00.000Z');
    for (const profile of [demo1, uz1, kg1]) {
      const rounds = profile.figures.rounds.value;
      expect(mayRepeat(profile, rounds)).toBe(false);
      expect(mayRepeat(profile, rounds - 1)).toBe(rounds > 1);
      expect(repeatDueAt(profile, from)).toBeGreaterThan(from);
      expect(excludedUntil(profile, from)).toBeGreaterThan(from);
    }
  });
});
