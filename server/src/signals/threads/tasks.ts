import { lotSignals, windowSignals } from '../catalogue.js';
import { type Measured, measureLots, measureWindow, type Numbering } from '../combine/collect.js';
import type { WindowFacts } from '../facts.js';
import type { WindowSignal } from '../measure.js';
import { type Network, networkOf } from '../ring/network.js';

/** A part of the measuring of a window that a thread does alone. */
export type Task =
  | { readonly kind: 'lots'; readonly from: number; readonly to: number }
  | { readonly kind: 'window'; readonly signals: readonly WindowSignal[]; readonly network: boolean };

/** What came of a task. Of lots: by lot signal; of the window: by the task's signals. */
export interface TaskResult {
  readonly measured: readonly Measured[];
  readonly network: Network | null;
}

/** Lots that are measured in one task: small enough that the last tasks end together. */
const taskLots = 10_000;

/** Signals that walk over what the others of their group have found already. */
const groups: readonly (readonly WindowSignal['code'][])[] = [
  ['bidder_ring', 'bid_rotation', 'ring_defaults'],
  ['shared_payer', 'shared_device', 'shared_with_staff', 'office_network_bids'],
  ['official_affinity', 'winner_concentration'],
  ['shill_ratings', 'losing_affinity'],
];

/** All of a window's measuring, the longest tasks first. The same for every thread, so a task is told by its place in it. */
export function tasksOf(lots: number): Task[] {
  const grouped = groups.map((codes) => windowSignals.filter(({ code }) => codes.includes(code)));
  const single = windowSignals.filter((signal) => !grouped.flat().includes(signal)).map((signal) => [signal]);
  const window = [...grouped, ...single].map((signals, place): Task => ({ kind: 'window', signals, network: place === 0 }));
  const chunks = Array.from({ length: Math.ceil(lots / taskLots) }, (_, chunk): Task => {
    return { kind: 'lots', from: chunk * taskLots, to: Math.min(lots, (chunk + 1) * taskLots) };
  });
  return [...window, ...chunks];
}

export function runTask(task: Task, window: WindowFacts, numbering: Numbering): TaskResult {
  if (task.kind === 'lots') {
    return { measured: measureLots(window.lots.slice(task.from, task.to), lotSignals, numbering), network: null };
  }
  const measured = task.signals.map((signal) => measureWindow(window, signal, numbering));
  return { measured, network: task.network ? networkOf(window) : null };
}

/** Takes tasks that nobody else has, until there are none left. @param next shared by all threads: the place of the first task that is free */
export function* takeTasks(tasks: readonly Task[], next: Int32Array): Generator<{ readonly place: number; readonly task: Task }> {
  for (;;) {
    const place = Atomics.add(next, 0, 1);
    const task = tasks[place];
    if (task === undefined) return;
    yield { place, task };
  }
}
