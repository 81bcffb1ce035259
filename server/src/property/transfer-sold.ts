import { newId, readClock, type Tx } from '../base/index.js';
import type { PropertyGround } from './own-case.js';
import { lockLotRow, lockSeizuresOfLot, readProtocolNumber } from './store-follow.js';
import { countChange } from './store-searches.js';
import { insertOrder, lockSeizure, type OrderRow, type SeizureRow, saveSeizure } from './store-seizures.js';

/** Notes that a sold thing is to go to its buyer in the registry: once it was handed over, once for each sale. */
export async function orderTransfer(tx: Tx, lotId: number, attempt: number): Promise<void> {
  const protocolNumber = await readProtocolNumber(tx, lotId, attempt);
  if (protocolNumber === null) return;
  const orderedAt = await readClock(tx);
  for (const seizureId of await lockSeizuresOfLot(tx, lotId)) {
    const seizure = await lockSeizure(tx, seizureId);
    if (!seizure) continue;
    await insertOrder(tx, { id: newId(), seizureId, kind: 'transfer', orderedBy: null, orderedAt, lotId, attempt, protocolNumber });
    await countChange(tx, seizure.caseId);
  }
}

/** The registry has the buyer as the holder: the seizure has ended with that, and the log says so. */
export async function confirmTransfer(
  tx: Tx,
  { log }: PropertyGround,
  order: OrderRow,
  seizure: SeizureRow,
  number: string,
): Promise<void> {
  const { lotId, attempt } = order;
  if (lotId === null || attempt === null) throw new Error(`the transfer ${order.id} names no sale`);
  await lockLotRow(tx, lotId);
  const at = await readClock(tx);
  await saveSeizure(tx, seizure.id, { state: 'ended', endedAt: at });
  const secret = { transfer: order.id, reference: seizure.reference, protocol: order.protocolNumber, number };
  const body = { attempt, registry: seizure.registry, seizure: seizure.id, transfer: order.id };
  await log.append(tx, [{ lotId, kind: 'transfer_confirmed', at, actorId: null, body, secret }]);
}
