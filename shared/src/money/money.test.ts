import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencySchema, formatMoney, maxAmountMinor, minorSchema, parseMoney, positiveMinorSchema } from './index.js';

/** Languages write groups with ordinary, no-break or narrow no-break spaces; the table below writes ordinary ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('parseMoney', () => {
  it.each([
    ['12 500 000', 1_250_000_000n],
    ['12500,50', 1_250_050n],
    ['12500.5', 1_250_050n],
    ["12'500", 1_250_000n],
    ['12\u00a0500\u202f000', 1_250_000_000n],
    [' 7 ', 700n],
    ['0', 0n],
    ['0,01', 1n],
    ['10 000 000 000 000', maxAmountMinor],
  ])('reads %j as %s', (text, minor) => {
    expect(parseMoney(text)).toBe(minor);
  });

  it.each([
    [''],
    ['-5'],
    ['+5'],
    ['1.234'],
    ['1,2,3'],
    ['1e5'],
    ['0x10'],
    ['abc'],
    ['5 UZS'],
    ['.5'],
    ['5.'],
    ['10 000 000 000 000,01'],
    ['9'.repeat(40)],
  ])('refuses %j', (text) => {
    expect(parseMoney(text)).toBeNull();
  });
});

describe('formatMoney', () => {
  it.each([
    { minor: '1250000000', currency: 'UZS', language: 'uz', expected: '12 500 000 UZS' },
    { minor: '1250000050', currency: 'KGS', language: 'ru', expected: '12 500 000,50 KGS' },
    { minor: 1_250_000_005n, currency: 'KGS', language: 'ky', expected: '12 500 000,05 KGS' },
    { minor: 1_250_050n, currency: 'USD', language: 'en', expected: '12,500.50 USD' },
    { minor: '0', currency: 'USD', language: 'en', expected: '0 USD' },
  ] as const)('writes $minor $currency in $language as $expected', ({ minor, currency, language, expected }) => {
    expect(plain(formatMoney(minor, currency, language))).toBe(expected);
  });

  it('is read back by parseMoney in every language that groups with spaces', () => {
    const amounts = fc.bigInt({ min: 0n, max: maxAmountMinor });
    fc.assert(
      fc.property(amounts, fc.constantFrom('uz', 'ru', 'ky'), fc.constantFrom(...currencySchema.options), (minor, language, currency) => {
        expect(parseMoney(formatMoney(minor, currency, language).replace(currency, ''))).toBe(minor);
      }),
    );
  });
});

describe('minorSchema', () => {
  it.each([
    ['0', true],
    ['1', true],
    ['1000000000000000', true],
    ['1000000000000001', false],
    ['9999999999999999', false],
    ['-1', false],
    ['01', false],
    ['1.5', false],
    ['1e3', false],
    ['', false],
    [5, false],
    [null, false],
  ])('%j: %s', (value, valid) => {
    expect(minorSchema.safeParse(value).success).toBe(valid);
  });

  it('takes zero, the positive one does not', () => {
    expect(positiveMinorSchema.safeParse('0').success).toBe(false);
    expect(positiveMinorSchema.safeParse('1').success).toBe(true);
  });

  it('gives back every amount unchanged', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: maxAmountMinor }), (minor) => {
        expect(BigInt(minorSchema.parse(minor.toString()))).toBe(minor);
      }),
    );
  });
});
