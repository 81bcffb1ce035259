import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../language/index.js';
import { type SignalCode, signalCodeSchema } from '../code.js';
import { fillPlaces, placesIn } from './fill-places.js';
import { explain, signalText, tellAbout } from './index.js';

/** Languages group digits with no-break spaces of several kinds; the tables below write ordinary ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

const inAll = (code: SignalCode) => languages.map((language) => [language, signalText(code, language)] as const);
const told = signalCodeSchema.options;

describe('signalText', () => {
  it.each(told)('says %s in four languages, each in its own words', (code) => {
    for (const part of ['name', 'explanation', 'reason'] as const) {
      const words = inAll(code).map(([, text]) => text[part]);
      expect(new Set(words).size).toBe(languages.length);
      for (const text of words) expect(text).toMatch(/^\S.{5,}\S$/u);
    }
  });

  it.each(told)('tells of %s the same facts in every language', (code) => {
    const [first, ...others] = inAll(code).map(([, text]) => placesIn(text.explanation));
    expect(first?.length).toBeGreaterThan(0);
    for (const places of others) expect(places).toEqual(first);
  });

  it('writes Russian and Kyrgyz in Cyrillic, Uzbek and English in Latin letters', () => {
    const wrong = told.flatMap((code) =>
      inAll(code)
        .filter(([language, { name }]) => /[а-яё]/i.test(name) !== ['ru', 'ky'].includes(language))
        .map(([language]) => [code, language]),
    );
    expect(wrong).toEqual([]);
  });

  it('writes no place in a name or a reason', () => {
    expect(told.flatMap((code) => inAll(code).flatMap(([, { name, reason }]) => placesIn(name + reason)))).toEqual([]);
  });

  it('writes Uzbek letters with their own marks, not with apostrophes', () => {
    expect(told.filter((code) => /['’‘`]/.test(Object.values(signalText(code, 'uz')).join(' ')))).toEqual([]);
  });
});

describe('fillPlaces', () => {
  const at = Date.UTC(2026, 10, 25, 18, 40);
  it.each<[string, Record<string, string | number>, Record<Language, string>]>([
    [
      '{priceMinor}',
      { priceMinor: '1250000050', currency: 'UZS' },
      { uz: '12 500 000,50 UZS', ru: '12 500 000,50 UZS', ky: '12 500 000,50 UZS', en: '12,500,000.50 UZS' },
    ],
    ['{ratioShare}', { ratioShare: 1.0525 }, { uz: '105,3 %', ru: '105,3 %', ky: '105,3 %', en: '105.3%' }],
    ['{chanceShare}', { chanceShare: 0.0000123 }, { uz: '0,0012 %', ru: '0,0012 %', ky: '0,0012 %', en: '0.0012%' }],
    ['{awayMs}', { awayMs: 5_400_000 }, { uz: '90 daqiqa', ru: '90 мин', ky: '90 мүнөт', en: '90 mins' }],
    ['{awayMs}', { awayMs: 129_600_000 }, { uz: '36 soat', ru: '36 ч', ky: '36 саат', en: '36 hrs' }],
    ['{awayMs}', { awayMs: 1_296_000_000 }, { uz: '15 kun', ru: '15 дн.', ky: '15 күн', en: '15 days' }],
    ['{awayMs}', { awayMs: 1_500 }, { uz: '1,5 soniya', ru: '1,5 с', ky: '1,5 секунд', en: '1.5 secs' }],
    ['{awayMs}', { awayMs: -7_200_000 }, { uz: '-2 soat', ru: '-2 ч', ky: '-2 саат', en: '-2 hrs' }],
    [
      '{publishedAt}',
      { publishedAt: at, zoneMs: 18_000_000 },
      { uz: '25.11.2026, 23:40', ru: '25.11.2026, 23:40', ky: '25.11.2026, 23:40', en: '25 Nov 2026, 23:40' },
    ],
    ['{count}', { count: 12_345.678 }, { uz: '12 345,68', ru: '12 345,68', ky: '12 345,68', en: '12,345.68' }],
    ['{count}', { count: 0.01234 }, { uz: '0,012', ru: '0,012', ky: '0,012', en: '0.012' }],
    ['{count}', { count: 0 }, { uz: '0', ru: '0', ky: '0', en: '0' }],
    ['{word}', { word: 'x{count}', count: 1 }, { uz: 'x{count}', ru: 'x{count}', ky: 'x{count}', en: 'x{count}' }],
    ['{gone} {priceMinor}', { priceMinor: '100' }, { uz: '{gone} 100', ru: '{gone} 100', ky: '{gone} 100', en: '{gone} 100' }],
  ])('fills %s from %o', (text, facts, expected) => {
    for (const language of languages) expect(plain(fillPlaces(text, language, facts))).toBe(expected[language]);
  });
});

describe('explain', () => {
  it('fills a finding in words', () => {
    const facts = { priceMinor: '500000000', appraisalMinor: '1250000000', currency: 'UZS', ratioShare: 0.4, round: 2 };
    expect(plain(explain('under_appraisal', 'en', facts))).toBe(
      'Sold for 5,000,000 UZS, appraised at 12,500,000 UZS: 40% of it. Auction number 2 of the thing.',
    );
    expect(plain(explain('under_appraisal', 'uz', facts))).toBe(
      '5 000 000 UZS ga sotilgan, bahosi 12 500 000 UZS: uning 40 % qismi. Shu buyumning savdosi raqami: 2.',
    );
  });
});

describe('tellAbout', () => {
  const lot = { kind: 'lot', id: '7' } as const;
  const own = { ...lot, count: 1 };

  it('tells a lot itself from what its official did elsewhere, in every language', () => {
    for (const language of languages) {
      const alone = tellAbout(own, lot, language, '7');
      const with4 = tellAbout({ ...own, count: 4 }, lot, language, '7');
      const official = tellAbout({ kind: 'official', id: 'a', count: 14 }, lot, language, 'B-1234');
      expect(new Set([alone, with4, official]).size).toBe(3);
      expect(alone).not.toMatch(/[{}\d]/);
      expect(with4).toContain('4');
      expect(official).toMatch(/B-1234.*14/);
    }
    expect(tellAbout({ kind: 'official', id: 'a', count: 14 }, lot, 'en', 'B-1234')).toBe('its official B-1234 at lots like it: 14');
  });

  it('tells a person of their own lots', () => {
    const person = { kind: 'bidder', id: 'a' } as const;
    expect(tellAbout({ ...person, count: 0 }, person, 'en', 'B-1234')).toBe('its own lots');
  });
});
