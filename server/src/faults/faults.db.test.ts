import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHistory } from './check-history.js';
import { type Ground, prepareGround } from './ground.js';
import type { ClientHistory, History, Rule, Step } from './history.js';
import { countsOf } from './report.js';
import { runSchedule } from './run-schedule.js';
import { faultKinds, scheduleOf } from './schedule.js';

/** Together they have every kind of fault. */
const seeds = [1, 3, 5, 8, 15];

let ground: Ground;
const histories: History[] = [];
beforeAll(async () => {
  ground = await prepareGround();
}, 60_000);
afterAll(() => ground.stop(), 60_000);

describe('fault schedules on real nodes', () => {
  it('the seeds of this test have every kind of fault between them', () => {
    expect(new Set(seeds.flatMap((seed) => scheduleOf(seed).faults.map(({ kind }) => kind)))).toEqual(new Set(faultKinds));
  });

  it.each(seeds)('seed %i: no violation', { timeout: 90_000 }, async (seed) => {
    const drawn = scheduleOf(seed);
    const { history, deaths } = await runSchedule({ ...drawn, nats: drawn.nats && ground.nats !== null }, ground);
    histories.push(history);
    expect(countsOf(history).accepted).toBeGreaterThan(5);
    expect({ violations: checkHistory(history), deaths }).toEqual({ violations: [], deaths: [] });
  });

  const tampered: [rule: Rule, tamper: (history: History) => History][] = [
    ['lost_acked_bid', ({ bids, ...rest }) => ({ ...rest, bids: bids.filter(({ key }) => key !== firstAccepted(rest.clients)) })],
    ['accepted_after_end', (history) => ({ ...history, lots: history.lots.map((lot) => ({ ...lot, originalEndsAtMs: lot.startsAtMs })) })],
    ['order_differs', (history) => ({ ...history, log: history.log.map((event) => ({ ...event, at: '2026-01-01T00:00:00.000Z' })) })],
    ['gap_after_resume', (history) => ({ ...history, clients: history.clients.map(without('events')) })],
    ['never_answered', (history) => ({ ...history, clients: history.clients.map(without('answered')) })],
    [
      'two_winners',
      (history) => ({
        ...history,
        log: history.log.flatMap((event) => Array.from({ length: event.kind === 'closed' ? 2 : 1 }, () => event)),
      }),
    ],
  ];
  it.each(tampered)('%s fires when the history of a real run is tampered with so', (rule, tamper) => {
    const [history] = histories;
    expect(history).toBeDefined();
    if (history) expect(new Set(checkHistory(tamper(history)).map((violation) => violation.rule))).toContain(rule);
  });
});

/** Takes away the first step of a kind that is not the client's last of it. */
const without =
  (type: Step['type']) =>
  (client: ClientHistory): ClientHistory => {
    const index = client.steps.findIndex((step) => step.type === type);
    return { ...client, steps: client.steps.filter((_, place) => place !== index) };
  };

function firstAccepted(clients: readonly ClientHistory[]): string {
  for (const { steps } of clients) {
    for (const step of steps) if (step.type === 'answered' && step.answer.type === 'accepted') return step.answer.key;
  }
  throw new Error('nothing was accepted');
}
