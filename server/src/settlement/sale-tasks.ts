import type { Task } from '@ochiq/shared/queue';
import { repeatDueAt } from '@ochiq/shared/rules';
import type { TaskSource } from '../lots/index.js';
import { readUnsettled, type UnsettledLot } from './store-tasks.js';
import { profileOfLot } from './terms.js';

/** What a lot after its auction asks of an official of its office, null for nothing. */
export function taskOfSale(lot: UnsettledLot, worker: { readonly personId: string; readonly approves: boolean }): Task | null {
  const task = (kind: Task['kind'], dueAt: Date | null): Task => ({ kind, on: 'sale', id: lot.id, title: lot.title, missing: [], dueAt });
  switch (lot.saleState) {
    case 'to_pay':
      return task('sale_payment', lot.dueAt);
    case 'paid': {
      if (lot.recordedBy === null) return task('sale_hand_over', null);
      return worker.approves && lot.recordedBy !== worker.personId ? task('sale_hand_over', null) : null;
    }
    case 'handed_over':
      return lot.proposed ? null : task('sale_distribution', null);
    case 'defaulted':
    case null: {
      const from = lot.defaultedAt ?? lot.endsAt;
      return task('sale_repeat', new Date(repeatDueAt(profileOfLot(lot.rules), from.getTime())));
    }
    default:
      return null;
  }
}

/** What the sales of an office ask for. */
export const saleTasks: TaskSource = async (db, worker) =>
  (await readUnsettled(db, worker.officeId)).map((lot) => taskOfSale(lot, worker)).filter((task) => task !== null);
