import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeQueue, groupOf, queueGroups, type Task, taskKinds, taskPages } from './index.js';

const nowMs = Date.parse('2026-11-25T18:30:00Z');
const task: fc.Arbitrary<Task> = fc.record({
  kind: fc.constantFrom(...taskKinds),
  on: fc.constantFrom(...taskPages),
  id: fc.integer({ min: 1, max: 5 }),
  title: fc.constant({ en: 'A thing' }),
  missing: fc.constant([]),
  dueAt: fc.option(fc.integer({ min: -400, max: 400 }).map((hours) => new Date(nowMs + hours * 3_600_000))),
});

describe('groupOf', () => {
  it.each([
    ['a minute ago', '2026-11-25T18:29:00Z', 'UZ-TK', 'overdue'],
    ['in Tashkent it is still the same day', '2026-11-25T18:59:59Z', 'UZ-TK', 'today'],
    ['in Tashkent the next day has begun', '2026-11-25T19:00:00Z', 'UZ-TK', 'week'],
    ['in Bishkek it began an hour before', '2026-11-25T18:40:00Z', 'KG-C', 'today'],
    ['the seventh day from now on', '2026-12-01T18:59:59Z', 'UZ-TK', 'week'],
    ['the eighth', '2026-12-01T19:00:00Z', 'UZ-TK', 'later'],
  ])('%s', (_name, due, region, group) => {
    expect(groupOf(new Date(due), nowMs, region)).toBe(group);
  });
});

describe('arrangeQueue', () => {
  it('keeps every task, sorts by deadline, and so never puts a later group before an earlier one', () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 30 }), (tasks) => {
        const entries = arrangeQueue(tasks, nowMs, 'UZ-TK');
        const nameOf = (one: { kind: string; on: string; id: number; dueAt: Date | string | null }) =>
          `${one.kind} ${one.on} ${one.id} ${one.dueAt === null ? '-' : new Date(one.dueAt).toISOString()}`;
        expect(entries.map(nameOf).toSorted()).toEqual(tasks.map(nameOf).toSorted());
        const due = entries.map(({ dueAt }) => (dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt)));
        expect(due).toEqual(due.toSorted((a, b) => (a === b ? 0 : a - b)));
        const groups = entries.map(({ group }) => queueGroups.indexOf(group));
        expect(groups).toEqual(groups.toSorted((a, b) => a - b));
      }),
    );
  });

  it('does not depend on the order in which the facts came', () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 20 }), (tasks) => {
        expect(arrangeQueue(tasks.toReversed(), nowMs, 'UZ-TK')).toEqual(arrangeQueue(tasks, nowMs, 'UZ-TK'));
      }),
    );
  });

  it('puts the graver of two things first that are due at one moment', () => {
    const dueAt = new Date(nowMs);
    const of = (kind: Task['kind'], id: number): Task => ({ kind, on: 'lot', id, title: { en: 'x' }, missing: [], dueAt });
    expect(arrangeQueue([of('lot_ends', 1), of('review', 9), of('review', 2)], nowMs, 'UZ-TK').map(({ id }) => id)).toEqual([2, 9, 1]);
  });
});
