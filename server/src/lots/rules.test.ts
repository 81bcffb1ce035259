import { incrementAt, rulesFromWire } from '@ochiq/shared/bidding';
import { describe, expect, it } from 'vitest';
import { depositOf, rulesOf } from './rules.js';

describe('rulesOf', () => {
  it.each([
    ['a flat in sum: 5% of 480,000,000.00', 'UZ', 'UZS', 48_000_000_000n, 50_400_000_000n],
    ['rounded up to whole thousands of sum', 'UZ', 'UZS', 1_234_500n, 1_334_500n],
    ['rounded up to whole hundreds of som', 'KG', 'KGS', 1_234_500n, 1_304_500n],
  ] as const)('%s', (_name, jurisdiction, currency, startMinor, expected) => {
    const { increment } = rulesFromWire(rulesOf(jurisdiction, currency));
    expect(startMinor + incrementAt(increment, startMinor, startMinor)).toBe(expected);
  });
});

describe('depositOf', () => {
  it.each([
    [1000n, 100n],
    [1001n, 101n],
    [1n, 1n],
  ])('of a start price of %s is %s, rounded up', (startMinor, expected) => {
    expect(depositOf(startMinor, { depositBasisPoints: 1000 })).toBe(expected);
  });
});
