import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay } from '../lots/index.js';
import { appraisalFault, appraisalState, currentAppraisal, type DatedAppraisal, endOfValidity } from './appraisal.js';

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

describe('appraisalFault', () => {
  const one = {
    id: 'a',
    appraisedOn: '2026-05-26',
    validUntil: '2026-11-25',
    recordedAt: new Date('2026-05-26T10:00:00Z'),
    challengeGround: null,
    amountMinor: 500n,
  };
  const newer = { ...one, id: 'b', appraisedOn: '2026-11-20', validUntil: '2027-05-20', amountMinor: 400n };

  it.each([
    // Tashkent is five hours ahead of UTC: its 25 November ends at 19:00 UTC.
    ['to the last millisecond of the last day', [one], '2026-11-25T18:59:59.999Z', null],
    ['no longer when the next day begins', [one], '2026-11-25T19:00:00.000Z', 'appraisal_not_valid'],
    ['not before the day of the report', [one], '2026-05-25T18:59:59.999Z', 'appraisal_not_valid'],
    ['from the first moment of the day of the report', [one], '2026-05-25T19:00:00.000Z', null],
    ['not while it is disputed', [{ ...one, challengeGround: 'Half the area' }], '2026-11-25T10:00:00Z', 'appraisal_not_valid'],
    ['not beside a newer one', [one, newer], '2026-11-25T10:00:00Z', 'appraisal_changed'],
    ['again when the newer one is disputed', [one, { ...newer, challengeGround: 'Half the area' }], '2026-11-25T10:00:00Z', null],
    ['whatever it says when the thing was never appraised', [], '2026-11-25T10:00:00Z', null],
  ] as const)('lets a lot name an appraisal %s', (_name, appraisals, at, fault) => {
    expect(appraisalFault(appraisals, 500n, localDay(Date.parse(at), 'UZ-TK'))).toBe(fault);
  });
});
