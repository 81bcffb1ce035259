import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resumeSchedule } from './suspension.js';

const minute = 60_000;
const leastMs = 10 * minute;
const schedule = { startsAt: 0, endsAt: 60 * minute, originalEndsAt: 55 * minute };

describe('resumeSchedule', () => {
  it.each([
    ['what was left is left again', true, 20 * minute, 100 * minute, { startsAt: 0, endsAt: 140 * minute, originalEndsAt: 135 * minute }],
    [
      'at least what the rules give is left',
      true,
      59 * minute,
      100 * minute,
      { startsAt: 0, endsAt: 110 * minute, originalEndsAt: 105 * minute },
    ],
    ['resumed at once, nothing moves', true, 20 * minute, 20 * minute, schedule],
    [
      'a start that was ahead stays as far ahead',
      false,
      -30 * minute,
      10 * minute,
      { startsAt: 40 * minute, endsAt: 100 * minute, originalEndsAt: 95 * minute },
    ],
  ])('%s', (_name, begun, suspendedAt, now, expected) => {
    expect(resumeSchedule(schedule, { begun, atMs: suspendedAt, leastMs }, now)).toEqual(expected);
  });

  it('never takes time away, and keeps the distance between the published end and the end', () => {
    const span = fc.integer({ min: 1, max: 10 ** 10 });
    fc.assert(
      fc.property(
        fc.boolean(),
        span,
        span,
        fc.nat(10 ** 10),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(10 ** 9),
        (begun, lasts, gap, moved, part, leastMs) => {
          const given = { startsAt: 0, originalEndsAt: lasts, endsAt: lasts + moved };
          const suspendedAt = begun ? Math.floor(given.endsAt * part) : -gap;
          const now = suspendedAt + gap;
          const resumed = resumeSchedule(given, { begun, atMs: suspendedAt, leastMs }, now);
          expect(resumed.endsAt - now).toBeGreaterThanOrEqual(Math.max(given.endsAt - suspendedAt, leastMs));
          expect(resumed.endsAt - resumed.originalEndsAt).toBe(given.endsAt - given.originalEndsAt);
          expect(resumed.endsAt).toBeGreaterThanOrEqual(given.endsAt);
          expect(resumed.startsAt).toBeLessThan(resumed.originalEndsAt);
        },
      ),
    );
  });
});
