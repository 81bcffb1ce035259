import { describe, expect, it } from 'vitest';
import { addressOf, filtersOf, questionOf } from './ranking-query';

const none = { kind: 'lot', signal: '', office: '', from: '', to: '', flagged: false } as const;

describe('filters of the ranking in the address', () => {
  it.each([
    ['nothing', {}, none],
    [
      'all of them',
      { kind: 'ring', signal: 'cover_bids', office: '3', from: '2026-01-01', to: '2026-02-01', flagged: 'true' },
      { kind: 'ring', signal: 'cover_bids', office: '3', from: '2026-01-01', to: '2026-02-01', flagged: true },
    ],
    ['what nobody understands', { kind: 'planet', signal: 'x', office: '-1', from: 'May', flagged: 'perhaps' }, none],
    ['a filter twice', { kind: ['lot', 'ring'], office: ['1', '2'] }, none],
  ])('%s', (_name, query, expected) => expect(filtersOf(query)).toEqual(expected));

  it('holds only what differs from the plain page, and leads back', () => {
    expect(addressOf(none)).toEqual({});
    const chosen = { ...none, kind: 'bidder', flagged: true, from: '2026-01-01' } as const;
    expect(addressOf(chosen)).toEqual({ kind: 'bidder', from: '2026-01-01', flagged: 'true' });
    expect(filtersOf(addressOf(chosen))).toEqual(chosen);
  });

  it('asks the server with numbers and truths', () => {
    expect(questionOf({ ...none, office: '3', flagged: true }, 'abc')).toEqual({ kind: 'lot', office: 3, flagged: true, cursor: 'abc' });
  });
});
