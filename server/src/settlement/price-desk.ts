import { readClock } from '../base/index.js';
import type { PriceDesk } from '../deposits/index.js';
import { lockSaleLot, readSales } from './store.js';
import { cashOf, paidIn } from './take-payment.js';

/** Tells those who read bank statements what is still due of a price, by its payment reference. */
export const priceDesk: PriceDesk = {
  async dueOf(tx, lotId, reference) {
    await lockSaleLot(tx, lotId);
    const sale = (await readSales(tx, lotId)).findLast((one) => one.reference === reference);
    if (!sale) return null;
    const { currency } = sale;
    if (sale.state !== 'to_pay')
      return { dueMinor: 0n, currency, state: sale.state === 'defaulted' || sale.state === 'annulled' ? 'over' : 'full' };
    const dueMinor = cashOf(sale) - (await paidIn(tx, sale));
    const late = (await readClock(tx)) >= sale.dueAt;
    return { dueMinor, currency, state: dueMinor <= 0n ? 'full' : late ? 'over' : 'awaiting' };
  },
};
