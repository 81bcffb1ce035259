import { describe, expect, it } from 'vitest';
import { taskOfSale } from './sale-tasks.js';
import type { UnsettledLot } from './store-tasks.js';

const endsAt = new Date('2026-03-01T10:00:00Z');
const dueAt = new Date('2026-03-05T10:00:00Z');
const lot: UnsettledLot = {
  id: 7,
  title: { en: 'A car' },
  endsAt,
  rules: {
    profile: 'demo',
    version: 1,
    increment: { kind: 'percent', basisPoints: 500, roundToMinor: '100' },
    softClose: { windowMs: 0, capMs: null },
    depositBasisPoints: 1000,
  },
  saleState: null,
  dueAt: null,
  recordedBy: null,
  proposed: false,
  defaultedAt: null,
  aftermath: null,
};
const bailiff = { personId: 'b', approves: false };
const senior = { personId: 's', approves: true };
const halfAnHour = 30 * 60_000;

describe('taskOfSale', () => {
  it.each<[string, Partial<UnsettledLot>, typeof bailiff, [string, Date | null] | null]>([
    ['waits for payment', { saleState: 'to_pay', dueAt }, bailiff, ['sale_payment', dueAt]],
    ['is to be handed over', { saleState: 'paid' }, bailiff, ['sale_hand_over', null]],
    ['recorded: the bailiff has done their part', { saleState: 'paid', recordedBy: 'b' }, bailiff, null],
    ['recorded: the second official is asked', { saleState: 'paid', recordedBy: 'b' }, senior, ['sale_hand_over', null]],
    ['recorded by the senior: another one is needed', { saleState: 'paid', recordedBy: 's' }, senior, null],
    ['is to be distributed', { saleState: 'handed_over' }, bailiff, ['sale_distribution', null]],
    ['proposed: the accountant is next', { saleState: 'handed_over', proposed: true }, bailiff, null],
    ['nobody bought it', {}, bailiff, ['sale_repeat', new Date(endsAt.getTime() + halfAnHour)]],
    ['nobody paid', { saleState: 'defaulted', defaultedAt: dueAt }, bailiff, ['sale_repeat', new Date(dueAt.getTime() + halfAnHour)]],
  ])('%s', (_name, change, worker, due) => {
    const task = taskOfSale({ ...lot, ...change }, worker);
    expect(task === null ? null : [task.kind, task.dueAt]).toEqual(due);
    if (task) expect(task).toMatchObject({ on: 'sale', id: 7 });
  });
});
