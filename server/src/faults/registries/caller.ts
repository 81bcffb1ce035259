import type { RegistryFault, SeizureOrder, TransferOrder } from '@ochiq/shared/registries';
import { passingFaults } from '@ochiq/shared/registries';
import { newId } from '../../base/index.js';
import type { Answer, Registries } from '../../registries/index.js';

/** An order as our side keeps it, over all its restarts. `waiting` claims nothing. */
export interface KeptOrder {
  readonly what: 'place' | 'release' | 'transfer';
  readonly order: SeizureOrder | TransferOrder;
  state: 'waiting' | 'done' | 'failed' | 'cancelled';
  asked: number;
}

/** What our side has on its disk. */
export interface Disk {
  readonly orders: KeptOrder[];
}

const ground = { place: 'seizure', release: 'release', transfer: 'transfer' } as const;

/** Whether a fault says for sure that the order was not carried out, and will not be. */
const isFinal = (fault: RegistryFault) => !passingFaults.includes(fault) && fault !== 'lying';

/** Sends an order; its id is what makes a repetition one. */
export function send(registries: Registries, { what, order }: KeptOrder): Promise<Answer<unknown>> {
  const ask = { id: newId(), caseId: 1, officeId: 1, personId: null, ground: ground[what] };
  if ('newHolder' in order) return registries.confirmTransfer('vehicles', order, ask);
  return what === 'place' ? registries.placeSeizure('vehicles', order, ask) : registries.releaseSeizure('vehicles', order, ask);
}

/** Writes down what came back. Only an order that still waits learns something: an answer may come twice, by two nodes. */
export function writeDown(kept: KeptOrder, answer: Answer<unknown>): void {
  if (kept.state !== 'waiting') return;
  if (answer.ok) kept.state = 'done';
  else if (isFinal(answer.fault)) kept.state = 'failed';
}

/** What an order waits for: a release or a transfer goes out when the seizure's own fate is known or was given up. */
export const isDue = (disk: Disk, kept: KeptOrder): boolean =>
  kept.state === 'waiting' &&
  disk.orders.every(
    (other) =>
      other === kept ||
      other.state !== 'waiting' ||
      other.order.reference !== kept.order.reference ||
      disk.orders.indexOf(other) > disk.orders.indexOf(kept),
  );
