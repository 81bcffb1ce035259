import { stepLot } from '@ochiq/shared/lots';
import { readClock, type Tx } from '../base/index.js';
import { readOffice } from '../identity/index.js';
import type { LotGround } from './desk.js';
import { type LotRow, readLot } from './store.js';
import { lockLotsOfCase, updateToWithdrawn } from './store-steps.js';
import { takeOffSale } from './withdraw-lot.js';

/** Said of each lot, in the language of the office: everyone sees it. */
const grounds = {
  UZ: 'Qarz toʻliq toʻlandi. Lot qonun talabi boʻyicha savdodan olindi: mansabdor shaxs qarori talab qilinmaydi.',
  KG: 'Карыз толук төлөндү. Лот мыйзамдын талабы боюнча соодадан алынды: кызмат адамынын чечими талап кылынбайт.',
} as const;

/**
 * Takes every lot of a case off sale because the debt is paid: at once, and without an official, since the law leaves nothing to
 * decide. A lot whose auction has come to its end is left to its close. The caller holds the case's lock.
 * @returns the public lots that were withdrawn
 */
export async function withdrawPaid(
  { log, participantsOf }: Pick<LotGround, 'log' | 'participantsOf'>,
  tx: Tx,
  caseId: number,
  officeId: number,
): Promise<number[]> {
  const ids = await lockLotsOfCase(tx, caseId);
  const at = await readClock(tx);
  const { jurisdiction } = await readOffice(tx, officeId);
  const ground = grounds[jurisdiction];
  const withdrawn: number[] = [];
  for (const id of ids) {
    const lot = await readLot(tx, id);
    if (lot === null || !isOnSale(lot, at)) continue;
    if (lot.state === 'draft' || lot.state === 'in_review') {
      await updateToWithdrawn(tx, id, { seq: lot.seq, kind: 'debt_paid', ground });
      await log.append(tx, [{ lotId: id, kind: 'draft_withdrawn', at, actorId: null, body: { ground } }]);
      continue;
    }
    await takeOffSale({ log, participantsOf }, tx, lot, { kind: 'debt_paid', ground, at, actorId: null });
    withdrawn.push(id);
  }
  return withdrawn;
}

const isOnSale = (lot: LotRow, at: Date): boolean =>
  stepLot(lot.state, 'withdraw') === null && !((lot.state === 'published' || lot.state === 'live') && at >= lot.endsAt);
