import { expect, it } from 'vitest';
import { caseTerms, deadlineKinds, deadlinesOf } from './index.js';

it('counts from the day after the opening, in the calendar of the country', () => {
  // 20:00 UTC is the next day in both countries.
  expect(deadlinesOf('UZ', Date.parse('2026-11-01T20:00:00Z')).map(({ kind, lastDay }) => [kind, lastDay])).toEqual([
    ['voluntary_performance', '2026-11-07'],
    ['property_search', '2026-11-17'],
    ['enforcement', '2027-01-01'],
  ]);
  expect(new Date(deadlinesOf('KG', Date.parse('2026-11-01T10:00:00Z'))[0]?.dueMs ?? 0).toISOString()).toBe('2026-11-06T18:00:00.000Z');
});

it('says of each figure where it comes from, or that it is assumed', () => {
  for (const terms of Object.values(caseTerms)) {
    for (const kind of deadlineKinds) expect(terms[kind].source === null).toBe(terms[kind].assumed);
  }
});
