import type { AftermathStep, SaleStep } from '@ochiq/shared/settlement';
import { stepAftermath, stepSale } from '@ochiq/shared/settlement';
import { type Clock, type Db, Refusal, type Tx } from '../base/index.js';
import type { Log } from '../log/index.js';
import { lockSaleLot, readSales, type SaleLot, type SaleRow } from './store.js';
import { readAftermath } from './store-aftermath.js';

export interface SettlementGround {
  readonly db: Db;
  readonly log: Log;
  readonly clock: Clock;
}

/** Who acts, for which office; null office: the system. */
export interface Official {
  readonly personId: string;
  readonly officeId: number;
}

/** Refuses a lot that is not there or another office's. @throws Refusal lot_unknown, forbidden */
export function refuseOtherOffice(lot: SaleLot | null, official: Official): SaleLot {
  if (!lot) throw new Refusal('lot_unknown');
  if (lot.officeId !== official.officeId) throw new Refusal('forbidden');
  return lot;
}

/**
 * Locks a lot of the own office with its latest attempt, which may take the step.
 * @throws Refusal lot_unknown, forbidden, sale_unknown, and the code by which `saleSteps` refuses the step
 */
export async function lockSaleFor(tx: Tx, official: Official, lotId: number, step: SaleStep): Promise<{ lot: SaleLot; sale: SaleRow }> {
  const lot = refuseOtherOffice(await lockSaleLot(tx, lotId), official);
  const sale = (await readSales(tx, lotId)).at(-1);
  if (!sale) throw new Refusal('sale_unknown');
  const refusal = stepSale(sale.state, step);
  if (refusal !== null) throw new Refusal(refusal);
  return { lot, sale };
}

/** Whether a lot has no buyer any more: it was unsold, or its last buyer did not pay. */
export const isWithoutBuyer = (lot: Pick<SaleLot, 'state'>, sales: readonly Pick<SaleRow, 'state'>[]): boolean =>
  lot.state === 'unsold' || sales.at(-1)?.state === 'defaulted';

/**
 * Refuses a step of a lot without a buyer where it may not be taken.
 * @returns all attempts to sell it
 * @throws Refusal lot_not_unsold, and the code by which `aftermathSteps` refuses the step
 */
export async function refuseAftermath(tx: Tx, lot: SaleLot, step: AftermathStep): Promise<SaleRow[]> {
  const sales = await readSales(tx, lot.id);
  if (!isWithoutBuyer(lot, sales)) throw new Refusal('lot_not_unsold');
  const refusal = stepAftermath(await readAftermath(tx, lot.id), step);
  if (refusal !== null) throw new Refusal(refusal);
  return sales;
}
