import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restMs } from './backoff.js';
import { admit, type Breaker, type BreakerRules, closedBreaker, failed, succeeded } from './breaker.js';

const rules: BreakerRules = { failures: 3, openMs: 100, mostOpenMs: 1_000, probeMs: 50 };

/** What happens to a breaker: time passes, somebody wants to ask, a question that was let through ends. */
const stepArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 400 }) }),
  fc.record({ kind: fc.constant('ask' as const), answers: fc.boolean() }),
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer S> ? S : never;

/** Walks a breaker; each question ends at once. */
function walk(steps: readonly Step[]) {
  let [now, breaker] = [0, closedBreaker as Breaker];
  const seen: { now: number; before: Breaker; asks: boolean; answers: boolean; after: Breaker }[] = [];
  for (const step of steps) {
    if (step.kind === 'wait') {
      now += step.ms;
      continue;
    }
    const before = breaker;
    const decision = admit(breaker, now, rules);
    breaker = decision.asks ? (step.answers ? succeeded() : failed(decision.breaker, now, rules)) : decision.breaker;
    seen.push({ now, before, asks: decision.asks, answers: step.answers, after: breaker });
  }
  return seen;
}

describe('the breaker', () => {
  it('opens after so many failures in a row, and one answer begins the count anew', () => {
    let breaker: Breaker = closedBreaker;
    for (const outcome of [false, false, true, false, false]) breaker = outcome ? succeeded() : failed(breaker, 0, rules);
    expect(breaker).toEqual({ state: 'closed', failures: 2 });
    expect(failed(breaker, 7, rules)).toEqual({ state: 'open', until: 107, trips: 0 });
  });

  it('lets one probe through, and nobody beside it until its time is over', () => {
    const open: Breaker = { state: 'open', until: 100, trips: 0 };
    expect(admit(open, 99, rules).asks).toBe(false);
    const probe = admit(open, 100, rules);
    expect(probe).toEqual({ asks: true, breaker: { state: 'probing', until: 150, trips: 0 } });
    expect(admit(probe.breaker, 149, rules).asks).toBe(false);
    expect(admit(probe.breaker, 150, rules).asks).toBe(true);
    expect(failed(probe.breaker, 120, rules)).toEqual({ state: 'open', until: 320, trips: 1 });
  });

  it('whatever happens: it asks when it is closed or its time is over, and only then', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 60 }), (steps) => {
        for (const { now, before, asks } of walk(steps)) expect(asks).toBe(before.state === 'closed' || now >= before.until);
      }),
    );
  });

  it('whatever happens: an answer closes it, and a service that comes back is asked within the longest time', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 60 }), (steps) => {
        for (const { asks, answers, after, now } of walk(steps)) {
          if (asks && answers) expect(after).toEqual(closedBreaker);
          if (after.state === 'open') expect(after.until - now).toBeLessThanOrEqual(rules.mostOpenMs);
        }
      }),
    );
  });

  it('whatever happens: of a service that never answers, fewer and fewer questions are let through', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 200 }), (rests) => {
        const seen = walk(
          rests.flatMap((ms): Step[] => [
            { kind: 'wait', ms },
            { kind: 'ask', answers: false },
          ]),
        );
        const passed = seen.filter(({ asks }) => asks);
        const spent = seen.at(-1)?.now ?? 0;
        // Three to open it, and then a probe after 100, 200, 400, 800, 1000, 1000, ... ms.
        expect(passed.length).toBeLessThanOrEqual(3 + 4 + spent / rules.mostOpenMs);
      }),
    );
  });
});

describe('rests between attempts', () => {
  it('are anything from nothing to the doubled limit, and never more than the most', () => {
    const limits = { baseMs: 200, mostMs: 5_000 };
    fc.assert(
      fc.property(fc.nat({ max: 100 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, chance) => {
        const rest = restMs(attempt, chance, limits);
        expect(rest).toBeGreaterThanOrEqual(0);
        expect(rest).toBeLessThan(Math.min(5_000, 200 * 2 ** Math.min(attempt, 30)));
      }),
    );
    expect([0, 1, 2, 10].map((attempt) => restMs(attempt, 0.5, limits))).toEqual([100, 200, 400, 2_500]);
  });
});
