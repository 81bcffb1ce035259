import { describe, expect, it } from 'vitest';
import { createServerClock } from './clock';

const iso = (ms: number) => new Date(ms).toISOString();

describe('the server clock', () => {
  it('trusts the frame that was quickest', () => {
    let local = 1000;
    const clock = createServerClock(() => local);
    for (const [sentMs, arrivedMs] of [
      [60_000, 1500],
      [61_000, 2050],
      [62_000, 3900],
    ] as const) {
      local = arrivedMs;
      clock.learn(iso(sentMs));
    }
    expect(clock.offsetMs()).toBe(58_950);
    expect(clock.now()).toBe(62_850);
  });

  it('forgets old samples, so that a phone whose clock was set anew recovers', () => {
    let local = 0;
    const clock = createServerClock(() => local, 3);
    clock.learn(iso(100_000));
    local = 500_000;
    for (let frame = 0; frame < 3; frame += 1) clock.learn(iso(100_000));
    expect(clock.offsetMs()).toBe(-400_000);
  });
});
