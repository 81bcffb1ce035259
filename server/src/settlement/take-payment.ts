import { readClock, type Tx } from '../base/index.js';
import { releaseReserve } from '../deposits/index.js';
import { accounts, balanceOf, balancesOfAll, owe, post } from '../ledger/index.js';
import { notify } from '../notices/index.js';
import type { SettlementGround } from './steps.js';
import { lockSaleLot, readSales, type SaleRow, saveSale } from './store.js';
import { findToPay } from './store-due.js';

const batchLimit = 5_000;

/** Looks at the money of every sale that waits for some. @returns how many were paid in full */
export async function takePayments(ground: SettlementGround): Promise<number> {
  const waiting = await findToPay(ground.db, batchLimit);
  let paid = 0;
  for (const currency of new Set(waiting.map((sale) => sale.currency))) {
    const sales = waiting.filter((sale) => sale.currency === currency);
    const codes = sales.map(({ lotId }) => accounts.price(lotId));
    const balances = await balancesOfAll(ground.db, codes, currency);
    for (const { lotId, cashMinor } of sales) {
      const paidMinor = -(balances.get(accounts.price(lotId)) ?? 0n);
      if (paidMinor >= cashMinor && (await takePayment(ground, lotId))) paid += 1;
    }
  }
  return paid;
}

/** What a buyer still has to bring, beside what a creditor's own claim pays. */
export const cashOf = ({ priceMinor, setOffMinor }: Pick<SaleRow, 'priceMinor' | 'setOffMinor'>): bigint => priceMinor - setOffMinor;

/** What has come in towards the price of a lot, minor units. */
export const paidIn = async (
  tx: Parameters<typeof balanceOf>[0],
  { lotId, currency }: Pick<SaleRow, 'lotId' | 'currency'>,
): Promise<bigint> => -(await balanceOf(tx, accounts.price(lotId), currency));

/**
 * Looks at the money that has come in for a lot; when it is the whole price, the sale is paid and what is too much is owed back.
 * Money that came in before the time was over counts, even when it is looked at later. May be called any time and twice.
 * @returns whether the sale is paid now and was not before
 */
export function takePayment({ db, log }: Pick<SettlementGround, 'db' | 'log'>, lotId: number): Promise<boolean> {
  return db.transact(async (tx) => {
    await lockSaleLot(tx, lotId);
    const sale = (await readSales(tx, lotId)).at(-1);
    return sale?.state === 'to_pay' ? takePaymentIn(tx, log, sale) : false;
  });
}

/** The same of a sale that waits for payment, under the lot's lock. */
export async function takePaymentIn(tx: Tx, log: SettlementGround['log'], sale: SaleRow): Promise<boolean> {
  const paidMinor = await paidIn(tx, sale);
  const cash = cashOf(sale);
  if (paidMinor < cash) return false;
  const at = await readClock(tx);
  const { lotId, attempt, currency } = sale;
  if (paidMinor > cash) await oweBack(tx, sale, paidMinor - cash, 'overpaid', at);
  await post(tx, { key: `paid:${lotId}:${attempt}`, kind: 'price_paid', at, lotId, lines: linesOf(sale, cash) });
  await saveSale(tx, sale, 'paid', { paidAt: at });
  const released = sale.kind === 'winner' ? await releaseReserve(tx, lotId, at) : [];
  const body = { attempt, priceMinor: sale.priceMinor.toString(), currency };
  await log.append(tx, [{ lotId, kind: 'sale_paid', at, actorId: null, body }, ...released]);
  if (sale.buyerId !== null) {
    const facts = { amountMinor: sale.priceMinor.toString(), currency, missingMinor: '0' };
    await notify(tx, [{ personId: sale.buyerId, kind: 'payment_received', lotId, facts }]);
  }
  return true;
}

/** From what was paid in, and from the creditor's own claim, to the proceeds. */
function linesOf({ lotId, currency, priceMinor, setOffMinor, partyId }: SaleRow, cash: bigint) {
  const lines = [{ account: accounts.proceeds(lotId), amountMinor: -priceMinor, currency }];
  if (cash > 0n) lines.unshift({ account: accounts.price(lotId), amountMinor: cash, currency });
  if (setOffMinor > 0n && partyId !== null)
    lines.unshift({ account: accounts.creditor(lotId, partyId), amountMinor: setOffMinor, currency });
  return lines;
}

/** Owes a buyer what stands on the price and is not the price. */
export async function oweBack(tx: Tx, sale: SaleRow, amountMinor: bigint, reason: 'overpaid' | 'late', at: Date): Promise<void> {
  const { lotId, attempt, currency, bidder, partyId } = sale;
  const payee = bidder !== null ? { bidder } : partyId !== null ? { party: partyId } : null;
  if (payee === null) throw new Error(`sale ${lotId}/${attempt} has no buyer`);
  const from = accounts.price(lotId);
  await owe(tx, { key: `${reason}:${lotId}:${attempt}`, from, lotId, payee, reason, amountMinor, currency, at });
}
