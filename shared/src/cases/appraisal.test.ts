import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraisalState, currentAppraisal, type DatedAppraisal, endOfValidity } from './appraisal.js';

describe('endOfValidity', () => {
  it.each([
    ['2026-01-15', '2026-07-15'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-12-31', '2027-06-30'],
    ['2026-07-01', '2027-01-01'],
  ])('a report of %s holds until %s', (day, end) => {
    expect(endOfValidity(day)).toBe(end);
  });
});

const day = fc.integer({ min: 0, max: 60 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const appraisal: fc.Arbitrary<DatedAppraisal> = fc.record({
  id: fc.uuid(),
  appraisedOn: day,
  validUntil: day,
  recordedAt: fc.integer({ min: 0, max: 3 }).map((minute) => new Date(Date.UTC(2026, 0, 1, 0, minute))),
  challengeGround: fc.option(fc.constant('a ground')),
});

describe('currentAppraisal', () => {
  it('is the first of the valid ones when they are sorted newest first, whatever their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(appraisal, { selector: ({ id }) => id, maxLength: 8 }), day, (all, today) => {
        const keyOf = (one: DatedAppraisal) => `${one.appraisedOn} ${one.recordedAt.toISOString()} ${one.id}`;
        const valid = all.filter((one) => one.challengeGround === null && one.appraisedOn <= today && one.validUntil >= today);
        const [first] = valid.toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
        expect(currentAppraisal(all, today)).toBe(first ?? null);
        expect(currentAppraisal(all.toReversed(), today)).toBe(first ?? null);
      }),
    );
  });

  it('is the only one that is told as current', () => {
    fc.assert(
      fc.property(fc.uniqueArray(appraisal, { selector: ({ id }) => id, maxLength: 8 }), day, (all, today) => {
        const current = all.filter((one) => appraisalState(one, all, today) === 'current');
        expect(current).toEqual([currentAppraisal(all, today)].filter((one) => one !== null));
      }),
    );
  });
});
