import { describe, expect, it } from 'vitest';
import { formatMoment, formatMonth, formatWeekday } from './moment';

const instant = '2026-11-25T20:12:30.500Z';

describe('moments', () => {
  it.each([
    ['uz', 'day', '26-noyabr 2026'],
    ['ky', 'day', '26-ноябрь 2026'],
    ['en', 'day', '26 November 2026'],
    ['uz', 'minute', '26-noy 2026, 01:12 GMT+5'],
    ['ky', 'second', '26-ноя, 01:12:30'],
    ['uz', 'clock', '01:12:30'],
  ] as const)('are written in %s (%s) by the names of its months', (language, form, expected) => {
    expect(formatMoment(instant, form, language, 'UZ-TK')).toBe(expected);
  });

  it('are never written as numbers of months', () => {
    for (const language of ['uz', 'ru', 'ky', 'en'] as const) {
      for (let month = 1; month <= 12; month += 1) {
        const text = formatMonth(`2026-${String(month).padStart(2, '0')}`, language);
        expect(text).toMatch(/^\p{L}+ 2026/u);
        expect(text).not.toMatch(/M\d/);
      }
    }
    expect(formatWeekday('2026-11-25', 'uz')).toBe('Chor');
    expect(formatWeekday('2026-11-25', 'ky')).toBe('шар');
    expect(formatWeekday('2026-11-25', 'en')).toBe('Wed');
  });
});
