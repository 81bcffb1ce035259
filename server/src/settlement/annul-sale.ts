import { Refusal, readClock, type Tx } from '../base/index.js';
import { readCourts, takeBackRecovered } from '../cases/index.js';
import { accounts, balancesOf, cancelPayables, owe, post, reverse } from '../ledger/index.js';
import { notify } from '../notices/index.js';
import { distributionKey } from './distribute-sale.js';
import { issueAnnulmentNotice } from './issue-papers.js';
import { lockSaleFor, type Official, type SettlementGround } from './steps.js';
import { type SaleRow, saveSale } from './store.js';
import { readShares } from './store-money.js';
import { paidIn } from './take-payment.js';

/** A court's decision. */
export interface CourtOrder {
  readonly courtId: number;
  readonly number: string;
  /** ISO day. */
  readonly day: string;
}

/**
 * Annuls a sale by a court's order: every transfer of the sale is undone by its opposite, the buyer is owed all they paid, and
 * what was already paid out stands as owed to us by whoever got it.
 * @throws Refusal lot_unknown, forbidden, sale_unknown, sale_over, sale_annulled, bad_request (an unknown court, a day to come)
 */
export async function annulSale({ db, log }: SettlementGround, official: Official, lotId: number, order: CourtOrder): Promise<void> {
  await db.transact(async (tx) => {
    const { sale } = await lockSaleFor(tx, official, lotId, 'annul');
    const court = (await readCourts(tx)).find(({ id }) => id === order.courtId);
    if (!court) throw new Refusal('bad_request', [{ path: '/courtId', message: 'unknown' }]);
    const at = await readClock(tx);
    if (Date.parse(order.day) > at.getTime() + 14 * 3_600_000) throw new Refusal('bad_request', [{ path: '/day', message: 'in_future' }]);
    if (sale.state === 'distributed') await undoDistribution(tx, sale, at);
    if (sale.state !== 'to_pay') await reverse(tx, `paid:${lotId}:${sale.attempt}`, { newKey: `annul_paid:${lotId}:${sale.attempt}`, at });
    const refundMinor = await oweBuyer(tx, sale, at);
    await saveSale(tx, sale, 'annulled', {
      annulledBy: official.personId,
      annulledAt: at,
      courtId: order.courtId,
      orderNumber: order.number,
      orderedOn: order.day,
    });
    const body = { attempt: sale.attempt, court: order.courtId, order: order.number, orderedOn: order.day };
    await log.append(tx, [{ lotId, kind: 'sale_annulled', at, actorId: official.personId, body }]);
    await issueAnnulmentNotice(tx, sale, { court: court.name, number: order.number, day: order.day, refundMinor }, at);
    if (sale.buyerId !== null)
      await notify(tx, [{ personId: sale.buyerId, kind: 'sale_annulled', lotId, facts: { ground: order.number } }]);
  });
}

/** Takes back what is owed and not sent; what has left stands as a debt of whoever got it. */
async function undoDistribution(tx: Tx, sale: SaleRow, at: Date): Promise<void> {
  const { lotId, attempt, currency } = sale;
  const shares = await readShares(tx, lotId, attempt);
  const keys = shares.flatMap(({ partyId }) => [`claim:${lotId}:${attempt}:${partyId}`, `surplus:${lotId}:${attempt}:${partyId}`]);
  await cancelPayables(tx, keys, at);
  await reverse(tx, distributionKey(sale), { newKey: `annul_${distributionKey(sale)}`, at });
  await takeBackRecovered(tx, `${distributionKey(sale)}:`, at);
  const accountsOfParties = [...(await balancesOf(tx, accounts.creditor(lotId, ''))), ...(await balancesOf(tx, accounts.debtor(lotId)))];
  const setOff = sale.partyId === null ? null : accounts.creditor(lotId, sale.partyId);
  for (const { account, balanceMinor } of accountsOfParties) {
    // What a creditor's own claim paid of the price is undone with the payment.
    const paidOut = account === setOff ? balanceMinor - sale.setOffMinor : balanceMinor;
    if (paidOut <= 0n) continue;
    const lines = [
      { account: accounts.receivable(account), amountMinor: paidOut, currency },
      { account, amountMinor: -paidOut, currency },
    ];
    await post(tx, { key: `annul_paid_out:${attempt}:${account}`, kind: 'paid_out_claimed_back', at, lotId, lines });
  }
}

/** @returns what goes back to the buyer, minor units */
async function oweBuyer(tx: Tx, sale: SaleRow, at: Date): Promise<bigint> {
  const { lotId, attempt, currency, bidder, partyId } = sale;
  const amountMinor = await paidIn(tx, sale);
  if (amountMinor === 0n) return 0n;
  const payee = bidder !== null ? { bidder } : { party: partyId ?? '' };
  await owe(tx, {
    key: `annulment:${lotId}:${attempt}`,
    from: accounts.price(lotId),
    lotId,
    payee,
    reason: 'annulment',
    amountMinor,
    currency,
    at,
  });
  return amountMinor;
}
