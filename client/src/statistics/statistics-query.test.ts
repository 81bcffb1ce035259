import { describe, expect, it } from 'vitest';
import { monthsBack, queryOf, readChoice, writeChoice } from './statistics-query';

describe('the choice of figures', () => {
  it('is read from the address, whatever stands there', () => {
    expect(readChoice({ by: 'bidder', region: 'XX', period: '12', category: ['flat'] })).toEqual({
      by: 'month',
      jurisdiction: '',
      region: '',
      category: '',
      period: '12',
    });
    expect(writeChoice(readChoice({ by: 'region', jurisdiction: 'KG', period: 'all' }))).toEqual({ by: 'region', jurisdiction: 'KG' });
  });

  it('asks for whole months', () => {
    expect(queryOf(readChoice({ period: '3', by: 'category' }), '2026-11')).toEqual({ by: 'category', from: '2026-09' });
    expect(monthsBack('2026-02', 3)).toBe('2025-12');
    expect(monthsBack('2026-12', 12)).toBe('2026-01');
  });
});
