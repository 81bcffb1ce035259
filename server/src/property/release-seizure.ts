import { newId, Refusal, readClock, type Tx } from '../base/index.js';
import { type Official, ownCase, type PropertyGround } from './own-case.js';
import { countChange } from './store-searches.js';
import { insertOrder, lockSeizure, type SeizureRow, saveSeizure } from './store-seizures.js';

/**
 * Orders a seizure to be released, with the ground; sent until the registry's answer is known.
 * @throws Refusal not_found, forbidden, seizure_unknown, seizure_over (refused, released, or ended with a transfer)
 */
export async function releaseSeizure(
  { db }: PropertyGround,
  official: Official,
  { caseId, seizureId, ground }: { caseId: number; seizureId: string; ground: string },
): Promise<void> {
  await db.transact(async (tx) => {
    await ownCase(tx, official, caseId);
    const seizure = await lockSeizure(tx, seizureId);
    if (!seizure || seizure.caseId !== caseId) throw new Refusal('seizure_unknown');
    if (!(await orderRelease(tx, seizure, official.personId, ground))) throw new Refusal('seizure_over');
  });
}

/** Notes that a seizure is to be released; the caller holds its row's lock. @returns false when there is nothing left to release */
export async function orderRelease(tx: Tx, seizure: SeizureRow, personId: string | null, ground: string): Promise<boolean> {
  if (seizure.state !== 'ordered' && seizure.state !== 'placed') return false;
  const orderedAt = await readClock(tx);
  const isNew = await insertOrder(tx, { id: newId(), seizureId: seizure.id, kind: 'release', orderedBy: personId, orderedAt });
  if (!isNew) return false;
  await saveSeizure(tx, seizure.id, { ground, ...(seizure.state === 'placed' ? { state: 'releasing' } : {}) });
  await countChange(tx, seizure.caseId);
  return true;
}
