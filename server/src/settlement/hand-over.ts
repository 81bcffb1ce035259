import { kindOf } from '@ochiq/shared/rules';
import { Refusal, readClock, type Tx } from '../base/index.js';
import { issueHandOverAct } from './issue-papers.js';
import { lockSaleFor, type Official, type SettlementGround } from './steps.js';
import { type SaleRow, saveSale } from './store.js';

/** Whether a second official must confirm that a lot was handed over: houses and land (assumed). */
export const needsSecondPerson = (category: Parameters<typeof kindOf>[0]): boolean => kindOf(category) === 'immovable';

export interface HandOverAct {
  readonly number: string;
  /** ISO day; not after today. */
  readonly day: string;
}

/**
 * Records the act by which a paid lot went to its buyer. A movable thing is handed over with that; land and houses when a
 * second official has confirmed it. Recorded anew while nobody has.
 * @throws Refusal lot_unknown, forbidden, sale_unknown, sale_not_paid, bad_request (a day to come)
 */
export async function recordHandOver({ db, log }: SettlementGround, official: Official, lotId: number, act: HandOverAct): Promise<void> {
  await db.transact(async (tx) => {
    const { lot, sale } = await lockSaleFor(tx, official, lotId, 'record_hand_over');
    const at = await readClock(tx);
    // A day further east may have begun already.
    if (Date.parse(act.day) > at.getTime() + 14 * 3_600_000) throw new Refusal('bad_request', [{ path: '/day', message: 'in_future' }]);
    const record = { actNumber: act.number, actOn: act.day, recordedBy: official.personId, recordedAt: at };
    await saveSale(tx, sale, 'paid', record);
    if (!needsSecondPerson(lot.category)) await handOver(tx, log, { ...sale, ...record }, official, at);
  });
}

/**
 * Confirms a hand-over that another official has recorded.
 * @throws Refusal lot_unknown, forbidden, sale_unknown, sale_not_paid, hand_over_not_recorded, second_person_needed
 */
export async function confirmHandOver({ db, log }: SettlementGround, official: Official, lotId: number): Promise<void> {
  await db.transact(async (tx) => {
    const { sale } = await lockSaleFor(tx, official, lotId, 'hand_over');
    if (sale.recordedBy === null) throw new Refusal('hand_over_not_recorded');
    if (sale.recordedBy === official.personId) throw new Refusal('second_person_needed');
    const at = await readClock(tx);
    await saveSale(tx, sale, 'paid', { confirmedBy: official.personId });
    await handOver(tx, log, sale, official, at);
  });
}

async function handOver(tx: Tx, log: SettlementGround['log'], sale: SaleRow, official: Official, at: Date): Promise<void> {
  await saveSale(tx, sale, 'handed_over', { handedOverAt: at });
  await log.append(tx, [{ lotId: sale.lotId, kind: 'handed_over', at, actorId: official.personId, body: { attempt: sale.attempt } }]);
  await issueHandOverAct(tx, sale, at);
}
