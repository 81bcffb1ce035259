import { least } from '@ochiq/shared/money';
import { excludedUntil } from '@ochiq/shared/rules';
import { readClock, type Tx } from '../base/index.js';
import { loseDeposit } from '../deposits/index.js';
import { accounts, post } from '../ledger/index.js';
import { notify } from '../notices/index.js';
import { openForRunnerUp } from './open-sale.js';
import type { SettlementGround } from './steps.js';
import { insertBar, lockSaleLot, readSales, type SaleLot, type SaleRow, saveSale } from './store.js';
import { saveAftermath } from './store-aftermath.js';
import { hasReserve } from './store-deposit.js';
import { findOverdue } from './store-due.js';
import { oweBack, paidIn, takePaymentIn } from './take-payment.js';
import { profileOfLot } from './terms.js';

const batchLimit = 200;

/** Ends every sale whose buyer has not paid in time. @returns how many were looked at */
export async function defaultOverdue(ground: SettlementGround): Promise<number> {
  const lots = await findOverdue(ground.db, batchLimit);
  for (const lotId of lots) await defaultSale(ground, lotId);
  return lots.length;
}

/**
 * Ends a sale whose time to pay is over: the deposit is lost, whatever else was paid is owed back, the buyer may not bid for a
 * time, and the runner-up in reserve gets the lot. Money that is there is taken first. Nothing happens before the time, or twice.
 */
export async function defaultSale({ db, log }: Pick<SettlementGround, 'db' | 'log'>, lotId: number): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockSaleLot(tx, lotId);
    const sale = (await readSales(tx, lotId)).at(-1);
    if (!lot || sale?.state !== 'to_pay') return;
    const at = await readClock(tx);
    if (at < sale.dueAt || (await takePaymentIn(tx, log, sale))) return;
    const paidMinor = await paidIn(tx, sale);
    const forfeitedMinor = least(sale.depositMinor, paidMinor);
    await bookLoss(tx, sale, forfeitedMinor, at);
    if (paidMinor > forfeitedMinor) await oweBack(tx, sale, paidMinor - forfeitedMinor, 'late', at);
    await saveSale(tx, sale, 'defaulted', { defaultedAt: at, forfeitedMinor });
    await tellDefault(tx, log, lot, sale, { forfeitedMinor, at });
    if (sale.kind === 'creditor') await closeOffer(tx, log, lot, at);
    if (sale.kind !== 'winner') return;
    const agreed = lot.runnerUpId !== null && (await hasReserve(tx, lotId, lot.runnerUpId));
    await openForRunnerUp(tx, log, lot, { attempt: sale.attempt + 1, agreed, at });
  });
}

async function bookLoss(tx: Tx, { lotId, attempt, currency, bidder }: SaleRow, amountMinor: bigint, at: Date): Promise<void> {
  if (bidder !== null) await loseDeposit(tx, lotId, bidder, at);
  if (amountMinor === 0n) return;
  const lines = [
    { account: accounts.price(lotId), amountMinor, currency },
    { account: accounts.forfeited(lotId), amountMinor: -amountMinor, currency },
  ];
  await post(tx, { key: `forfeit:${lotId}:${attempt}`, kind: 'deposit_forfeited', at, lotId, lines });
}

async function tellDefault(
  tx: Tx,
  log: SettlementGround['log'],
  lot: SaleLot,
  sale: SaleRow,
  { forfeitedMinor, at }: { forfeitedMinor: bigint; at: Date },
): Promise<void> {
  const { lotId, attempt, currency, buyerId } = sale;
  const profile = profileOfLot(lot.rules);
  const body = { attempt, forfeitedMinor: forfeitedMinor.toString(), forfeitedTo: profile.figures.forfeitedTo.value, currency };
  await log.append(tx, [{ lotId, kind: 'sale_defaulted', at, actorId: null, body }]);
  if (buyerId === null) return;
  await insertBar(tx, { personId: buyerId, lotId, attempt, until: new Date(excludedUntil(profile, at.getTime())) });
  const facts = { amountMinor: forfeitedMinor.toString(), currency };
  await notify(tx, [{ personId: buyerId, kind: 'sale_defaulted', lotId, facts }]);
}

/** The creditor who took the lot has not paid: as if they had declined. */
async function closeOffer(tx: Tx, log: SettlementGround['log'], lot: SaleLot, at: Date): Promise<void> {
  await saveAftermath(tx, lot.id, 'declined', at, null);
  await log.append(tx, [{ lotId: lot.id, kind: 'creditor_declined', at, actorId: null, body: { lapsed: true } }]);
}
