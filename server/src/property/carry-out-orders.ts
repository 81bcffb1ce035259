import { inLanguage } from '@ochiq/shared/language';
import type { RegistryReceipt } from '@ochiq/shared/registries';
import { readClock, type Tx } from '../base/index.js';
import { readOffice } from '../identity/index.js';
import type { Answer } from '../registries/index.js';
import type { AskingGround } from './ask-registries.js';
import { readNewHolder } from './store-follow.js';
import { countChange } from './store-searches.js';
import {
  closeFollowers,
  lockOpenOrder,
  lockSeizure,
  type OrderRow,
  readSeizure,
  type SeizureRow,
  saveOrderDone,
  saveOrderFault,
  saveSeizure,
  takeOrders,
} from './store-seizures.js';
import { takeThing } from './take-thing.js';
import { confirmTransfer } from './transfer-sold.js';
import { orderAfter, restMs } from './when-next.js';

const limit = 20;
const leaseMs = 120_000;

/** Sends the orders that are due to their registries, all at once. @returns how many were sent */
export async function carryOutOrders(ground: AskingGround): Promise<number> {
  const due = await ground.db.transact((tx) => takeOrders(tx, limit, leaseMs));
  await Promise.all(due.map((order) => carryOut(ground, order)));
  return due.length;
}

async function carryOut(ground: AskingGround, order: OrderRow): Promise<void> {
  const seizure = await readSeizure(ground.db, order.seizureId);
  if (!seizure) throw new Error(`no seizure ${order.seizureId}`);
  const answer = await send(ground, order, seizure);
  await ground.db.transact(async (tx) => {
    const locked = await lockSeizure(tx, seizure.id);
    if (!locked || !(await lockOpenOrder(tx, order.id))) return;
    await keep(tx, ground, order, locked, answer);
    await countChange(tx, seizure.caseId);
  });
}

const grounds = { place: 'seizure', release: 'release', transfer: 'transfer' } as const;

async function send({ db, registries }: AskingGround, order: OrderRow, seizure: SeizureRow): Promise<Answer<RegistryReceipt>> {
  const { registry, reference, caseNumber, caseId, officeId } = seizure;
  const ask = { id: order.id, caseId, officeId, personId: order.orderedBy, ground: grounds[order.kind] };
  if (order.kind === 'transfer') {
    const newHolder = order.lotId === null || order.attempt === null ? null : await readNewHolder(db, order.lotId, order.attempt);
    if (newHolder === null) return { ok: false, fault: 'refused' };
    return registries.confirmTransfer(
      registry,
      { id: order.id, reference, caseNumber, protocolNumber: order.protocolNumber ?? '', newHolder },
      ask,
    );
  }
  const office = inLanguage((await readOffice(db, officeId)).name, 'uz').slice(0, 200);
  const placed = {
    ...{ id: seizure.id, reference, caseNumber, actNumber: seizure.actNumber, office },
    amountMinor: seizure.amountMinor?.toString() ?? null,
  };
  return order.kind === 'place' ? registries.placeSeizure(registry, placed, ask) : registries.releaseSeizure(registry, placed, ask);
}

async function keep(tx: Tx, ground: AskingGround, order: OrderRow, seizure: SeizureRow, answer: Answer<RegistryReceipt>): Promise<void> {
  const at = await readClock(tx);
  if (!answer.ok) {
    const { fault } = answer;
    const state = orderAfter(fault);
    await saveOrderFault(tx, order.id, { state, fault, nextAt: new Date(at.getTime() + restMs(order.tries)) });
    if (state === 'refused') await takeRefusal(tx, order, seizure, at);
    return;
  }
  const { number } = answer.value;
  if (order.kind === 'place') await takePlaced(tx, ground, order, seizure, number, at);
  else if (order.kind === 'release') await takeReleased(tx, ground, order, seizure, at);
  else await confirmTransfer(tx, ground, order, seizure, number);
  await saveOrderDone(tx, order.id, number, at);
}

/** What a registry will not release stays seized, and somebody has to look. */
async function takeRefusal(tx: Tx, order: OrderRow, seizure: SeizureRow, at: Date): Promise<void> {
  if (order.kind === 'place') {
    await saveSeizure(tx, seizure.id, { state: 'refused' });
    await closeFollowers(tx, seizure.id, at);
  }
  if (order.kind === 'release') await saveSeizure(tx, seizure.id, { state: 'placed' });
}

async function takePlaced(tx: Tx, { log }: AskingGround, order: OrderRow, seizure: SeizureRow, number: string, at: Date): Promise<void> {
  const { id, caseId, registry, reference, actNumber } = seizure;
  const itemId = await takeThing(tx, log, seizure, at);
  // A release may have been ordered while nobody knew whether the seizure stood.
  await saveSeizure(tx, id, {
    state: seizure.ground === null ? 'placed' : 'releasing',
    placedAt: at,
    number,
    ...(itemId === null ? {} : { itemId }),
  });
  const secret = { seizure: id, reference, number, act: actNumber, amountMinor: seizure.amountMinor?.toString() ?? null };
  const body = { case: caseId, seizure: id, registry };
  await log.append(tx, [{ lotId: null, kind: 'registry_seizure_placed', at, actorId: order.orderedBy, body, secret }]);
}

async function takeReleased(tx: Tx, { log }: AskingGround, order: OrderRow, seizure: SeizureRow, at: Date): Promise<void> {
  const { id, caseId, registry, ground } = seizure;
  await saveSeizure(tx, id, { state: 'released', endedAt: at });
  const entry = {
    lotId: null,
    kind: 'registry_seizure_released',
    at,
    actorId: order.orderedBy,
    body: { case: caseId, seizure: id, registry },
  };
  await log.append(tx, [{ ...entry, secret: { seizure: id, ground } }]);
}
