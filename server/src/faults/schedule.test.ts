import { expect, it } from 'vitest';
import { faultKinds, scheduleOf } from './schedule.js';

it('one seed, one schedule', () => {
  expect(scheduleOf(17)).toEqual(scheduleOf(17));
  expect(scheduleOf(17)).not.toEqual(scheduleOf(18));
});

it('fifty seeds have every kind of fault at least five times, one to three nodes, slow and vanishing clients', () => {
  const schedules = Array.from({ length: 50 }, (_, index) => scheduleOf(index + 1));
  for (const kind of faultKinds) {
    expect(schedules.filter(({ faults }) => faults.some((fault) => fault.kind === kind)).length, kind).toBeGreaterThanOrEqual(5);
  }
  expect(new Set(schedules.map(({ nodes }) => nodes))).toEqual(new Set([1, 2, 3]));
  const clients = schedules.flatMap((schedule) => schedule.clients);
  expect(clients.some(({ slow }) => slow !== null)).toBe(true);
  expect(clients.some(({ vanishesAtMs }) => vanishesAtMs !== null)).toBe(true);
});
