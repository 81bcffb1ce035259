import { describe, expect, it } from 'vitest';
import { minutesOf, timeOf } from './quiet-time';

describe('quiet hours in the form', () => {
  it('reads every minute of the day as it writes it', () => {
    for (let minute = 0; minute < 1440; minute += 1) expect(minutesOf(timeOf(minute))).toBe(minute);
    expect(timeOf(425)).toBe('07:05');
  });
});
