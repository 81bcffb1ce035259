/** Whether a service is asked at all. Times are ms of one clock that does not go back. */
export type Breaker =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open'; readonly until: number; readonly trips: number }
  | { readonly state: 'probing'; readonly until: number; readonly trips: number };

export interface BreakerRules {
  /** Failures one after another that open it. */
  readonly failures: number;
  /** How long it stays open at first; each failed probe doubles it. */
  readonly openMs: number;
  readonly mostOpenMs: number;
  /** A probe of which nothing was heard for so long does not keep others away. */
  readonly probeMs: number;
}

export const closedBreaker: Breaker = { state: 'closed', failures: 0 };
export const usualRules: BreakerRules = { failures: 5, openMs: 5_000, mostOpenMs: 120_000, probeMs: 30_000 };

/** Whether to ask now, and the breaker after that decision: when it has been open long enough, one question goes as a probe. */
export function admit(breaker: Breaker, now: number, rules: BreakerRules): { readonly asks: boolean; readonly breaker: Breaker } {
  if (breaker.state === 'closed') return { asks: true, breaker };
  if (now < breaker.until) return { asks: false, breaker };
  return { asks: true, breaker: { state: 'probing', until: now + rules.probeMs, trips: breaker.trips } };
}

/** After an answer of any kind: the service is there. */
export const succeeded = (): Breaker => closedBreaker;

const openFor = (trips: number, rules: BreakerRules): number => Math.min(rules.mostOpenMs, rules.openMs * 2 ** Math.min(trips, 30));

/** After a question that got no answer. What was asked before it opened changes nothing any more. */
export function failed(breaker: Breaker, now: number, rules: BreakerRules): Breaker {
  if (breaker.state === 'open') return breaker;
  if (breaker.state === 'probing') {
    const trips = breaker.trips + 1;
    return { state: 'open', until: now + openFor(trips, rules), trips };
  }
  const failures = breaker.failures + 1;
  return failures < rules.failures ? { state: 'closed', failures } : { state: 'open', until: now + openFor(0, rules), trips: 0 };
}
