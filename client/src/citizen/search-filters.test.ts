import { describe, expect, it } from 'vitest';
import { apiQuery, countFilters, type Filters, noFilters, readFilters, writeFilters } from './search-filters';

const full: Filters = {
  q: 'cobalt',
  category: ['vehicle', 'land'],
  region: ['UZ-TK'],
  state: ['live'],
  court: [3],
  currency: 'UZS',
  priceFromMinor: '100',
  priceToMinor: '90000',
  endsBefore: '2026-12-01',
  sort: 'newest',
};

describe('filters and the address', () => {
  it.each([
    ['nothing chosen', noFilters],
    ['everything chosen', full],
  ])('come back as written: %s', (_name, filters) => {
    expect(readFilters(writeFilters(filters))).toEqual(filters);
  });

  it.each([
    ['an unknown category', { category: 'ship,vehicle' }, { category: ['vehicle'] }],
    ['a repeated parameter', { q: ['a', 'b'] }, { q: '' }],
    ['a fractional price', { priceFromMinor: '1.5' }, { priceFromMinor: null }],
    ['no day', { endsBefore: 'tomorrow' }, { endsBefore: '' }],
    ['an unknown order', { sort: 'best' }, { sort: 'ends_soon' }],
  ])('leave out %s', (_name, query, expected) => {
    expect(readFilters(query)).toEqual({ ...noFilters, ...expected });
  });

  it('writes nothing for nothing', () => {
    expect(writeFilters(noFilters)).toEqual({});
  });

  it('ends the day by the clock of Tashkent', () => {
    expect(apiQuery(full)['endsBefore']).toBe('2026-12-01T18:59:59.999Z');
  });

  it('counts what is set', () => {
    expect([countFilters(noFilters), countFilters(full)]).toEqual([0, 9]);
  });
});
