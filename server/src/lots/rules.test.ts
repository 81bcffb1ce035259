import type { RuleProfile } from '@ochiq/shared/rules';
import { newestProfile } from '@ochiq/shared/rules';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../base/index.js';
import { checkAgainstRules, depositOf, type RuledLot, refuseBreaches } from './rules.js';

const uz = newestProfile('UZ', 'law');
const now = new Date('2026-11-01T06:00:00.000Z');
/** Published at 11:00 in Tashkent on 1 November: fifteen whole days are over with the 16th. */
const earliest = '2026-11-16T19:00:00.000Z';

const lot = (change: Partial<RuledLot>): RuledLot => ({
  category: 'flat',
  currency: 'UZS',
  startMinor: 480_000_000n,
  appraisalMinor: 480_000_000n,
  startsAt: new Date(earliest),
  round: 1,
  ...change,
});

describe('checkAgainstRules', () => {
  it.each<[string, RuleProfile, Partial<RuledLot>, [string, string, string][]]>([
    ['a lot that keeps all', uz, {}, []],
    ['a start a millisecond too soon', uz, { startsAt: new Date(Date.parse(earliest) - 1) }, [['notice_too_short', '/startsAt', earliest]]],
    ['a start price a tiyin too low', uz, { startMinor: 479_999_999n }, [['start_below_rules', '/startMinor', '480000000']]],
    ['a repeat, whose start price is reduced', uz, { startMinor: 400_000_000n, round: 2 }, []],
    ['a lot not yet appraised', uz, { appraisalMinor: null }, []],
    ['a demo lot that starts at once', newestProfile('UZ', 'demo'), { category: 'vehicle', startsAt: now }, []],
    [
      'both at once',
      uz,
      { startMinor: 1n, startsAt: now },
      [
        ['start_below_rules', '/startMinor', '480000000'],
        ['notice_too_short', '/startsAt', earliest],
      ],
    ],
  ])('%s', (_name, profile, change, expected) => {
    const breaches = checkAgainstRules(profile, lot(change), now);
    expect(breaches.map(({ code, path, least }) => [code, path, least])).toEqual(expected);
  });
});

describe('refuseBreaches', () => {
  it('passes none, and names every field of many', () => {
    expect(() => refuseBreaches([])).not.toThrow();
    const refuse = () => refuseBreaches(checkAgainstRules(uz, lot({ startMinor: 1n, startsAt: now }), now));
    expect(refuse).toThrow(Refusal);
    expect(refuse).toThrow('start_below_rules');
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
