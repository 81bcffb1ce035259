import { newId, Refusal, readClock } from '../base/index.js';
import { lockSaleFor, type Official, type SettlementGround } from './steps.js';
import { saveSale } from './store.js';
import { saveCosts, saveShares } from './store-money.js';

export interface Cost {
  readonly ground: string;
  readonly amountMinor: bigint;
}

/**
 * Writes down what the sale has cost, all of it anew. A proposed distribution falls with that: it went by other costs. What a
 * creditor pays for the lot was reckoned by the costs of that day, which stay.
 * @throws Refusal lot_unknown, forbidden, sale_unknown, sale_over
 */
export async function recordCosts({ db }: SettlementGround, official: Official, lotId: number, costs: readonly Cost[]): Promise<void> {
  await db.transact(async (tx) => {
    const { sale } = await lockSaleFor(tx, official, lotId, 'record_costs');
    if (sale.kind === 'creditor') throw new Refusal('sale_over');
    const rows = costs.map((cost) => ({ id: newId(), ...cost }));
    await saveCosts(tx, lotId, rows, official.personId, await readClock(tx));
    await saveShares(tx, lotId, sale.attempt, []);
    await saveSale(tx, sale, sale.state, { proposedBy: null, proposedAt: null });
  });
}
