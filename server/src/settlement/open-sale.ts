import { referenceOf } from '@ochiq/shared/deposits';
import { paymentDueAt, runnerUpDueAt } from '@ochiq/shared/rules';
import { readClock, type Tx } from '../base/index.js';
import { accounts, balanceOf, post } from '../ledger/index.js';
import { notify } from '../notices/index.js';
import type { SettlementGround } from './steps.js';
import { insertSale, lockSaleLot, type NewSale, readSales, type SaleLot } from './store.js';
import { findUnopened } from './store-due.js';
import { profileOfLot } from './terms.js';

const batchLimit = 50;

/**
 * Opens the sale of every lot that was sold and has none: reads what the close has committed, so the close waits for nothing.
 * @param whole looks through all lots, not only those that ended lately
 * @returns how many were opened
 */
export async function openSales(ground: SettlementGround, { whole }: { whole: boolean }): Promise<number> {
  let opened = 0;
  for (;;) {
    const lots = await findUnopened(ground.db, { whole, limit: batchLimit });
    for (const lotId of lots) await openSale(ground, lotId);
    opened += lots.length;
    if (lots.length < batchLimit) return opened;
  }
}

/** Opens the winner's sale of a sold lot; where there is one already, nothing happens. */
export async function openSale({ db, log }: Pick<SettlementGround, 'db' | 'log'>, lotId: number): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockSaleLot(tx, lotId);
    if (lot?.state !== 'sold' || (await readSales(tx, lotId)).length > 0) return;
    if (lot.leaderId === null || lot.leaderBidder === null || lot.priceMinor === null) throw new Error(`lot ${lotId} is sold to nobody`);
    const now = await readClock(tx);
    const price = { currency: lot.currency, minor: lot.priceMinor };
    const dueAt = new Date(paymentDueAt(profileOfLot(lot.rules), { category: lot.category, price }, now.getTime()));
    const who = { personId: lot.leaderId, bidder: lot.leaderBidder };
    const sale = await insertAttempt(tx, lot, { ...who, attempt: 1, kind: 'winner', priceMinor: lot.priceMinor, dueAt, at: now });
    await log.append(tx, [{ lotId, kind: 'sale_due', at: now, actorId: null, body: dueBody(sale) }]);
    await tellToPay(tx, sale);
  });
}

/**
 * Gives the lot to the runner-up who has left the deposit in reserve, at their own best price. The lot is locked.
 * @returns whether there is one whom the rules let in
 */
export async function openForRunnerUp(
  tx: Tx,
  log: SettlementGround['log'],
  lot: SaleLot,
  { attempt, agreed, at }: { attempt: number; agreed: boolean; at: Date },
): Promise<boolean> {
  const dueMs = runnerUpDueAt(profileOfLot(lot.rules), at.getTime());
  const { id: lotId, runnerUpId, runnerUpBidder, runnerUpMinor } = lot;
  if (!agreed || dueMs === null || runnerUpId === null || runnerUpBidder === null || runnerUpMinor === null) return false;
  const who = { personId: runnerUpId, bidder: runnerUpBidder };
  const sale = await insertAttempt(tx, lot, {
    ...who,
    attempt,
    kind: 'runner_up',
    priceMinor: runnerUpMinor,
    dueAt: new Date(dueMs),
    at,
  });
  await log.append(tx, [{ lotId, kind: 'runner_up_offered', at, actorId: null, body: dueBody(sale) }]);
  const facts = { amountMinor: sale.priceMinor.toString(), currency: sale.currency, answerBy: sale.dueAt.toISOString() };
  await notify(tx, [{ personId: runnerUpId, kind: 'runner_up_offered', lotId, facts }]);
  await tellToPay(tx, sale);
  return true;
}

interface Attempt {
  readonly personId: string;
  readonly bidder: number;
  readonly attempt: number;
  readonly kind: 'winner' | 'runner_up';
  readonly priceMinor: bigint;
  readonly dueAt: Date;
  readonly at: Date;
}

async function insertAttempt(tx: Tx, lot: SaleLot, one: Attempt): Promise<NewSale> {
  const depositMinor = await countDepositIn(tx, lot, one);
  const { attempt, kind, bidder, priceMinor, dueAt } = one;
  const sale: NewSale = {
    lotId: lot.id,
    attempt,
    kind,
    buyerId: one.personId,
    partyId: null,
    bidder,
    priceMinor,
    setOffMinor: 0n,
    currency: lot.currency,
    depositMinor,
    reference: referenceOf({ purpose: 'P', lotId: lot.id, bidder }),
    dueAt,
    createdAt: one.at,
  };
  await insertSale(tx, sale);
  return sale;
}

/** Moves what the buyer has at the lot as a deposit towards the price. @returns what counts as the deposit now, minor units */
async function countDepositIn(tx: Tx, { id, currency }: SaleLot, { attempt, bidder, at }: Attempt): Promise<bigint> {
  const held = -(await balanceOf(tx, accounts.deposit(id, bidder), currency));
  if (held > 0n) {
    const lines = [
      { account: accounts.deposit(id, bidder), amountMinor: held, currency },
      { account: accounts.price(id), amountMinor: -held, currency },
    ];
    await post(tx, { key: `deposit_into_price:${id}:${attempt}`, kind: 'deposit_into_price', at, lotId: id, lines });
  }
  return -(await balanceOf(tx, accounts.price(id), currency));
}

const dueBody = (sale: NewSale) => ({
  attempt: sale.attempt,
  bidder: sale.bidder,
  priceMinor: sale.priceMinor.toString(),
  currency: sale.currency,
  dueAt: sale.dueAt.toISOString(),
});

async function tellToPay(tx: Tx, sale: NewSale): Promise<void> {
  if (sale.buyerId === null) return;
  const missing = sale.priceMinor - sale.setOffMinor - sale.depositMinor;
  if (missing <= 0n) return;
  const { currency, reference, dueAt, lotId } = sale;
  const facts = { amountMinor: missing.toString(), currency, reference, dueAt: dueAt.toISOString() };
  await notify(tx, [{ personId: sale.buyerId, kind: 'to_pay', lotId, facts }]);
}
