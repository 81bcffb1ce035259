import { referenceOf } from '@ochiq/shared/deposits';
import { paymentDueAt } from '@ochiq/shared/rules';
import { nextAfterUnsold } from '@ochiq/shared/settlement';
import { type Queryable, Refusal, readClock, type Tx } from '../base/index.js';
import { sharesNow } from './distribute-sale.js';
import { issueCreditorOffer } from './issue-papers.js';
import { type Official, refuseAftermath, refuseOtherOffice, type SettlementGround } from './steps.js';
import { insertSale, lockSaleLot, type SaleLot } from './store.js';
import { answerOffer, insertOffer, type OfferRow, readOffers, readRow, saveAftermath } from './store-aftermath.js';
import { readClaims } from './store-claims.js';
import { findLapsed } from './store-due.js';
import { takePayment } from './take-payment.js';
import { profileOfLot } from './terms.js';

/** Bidder numbers that stand for a creditor in payment references: no bidder gets so far. */
const creditorNumbersFrom = 900_000;

/** What comes next for a lot without a buyer, by its rules. */
export async function nextOf(db: Queryable, lot: SaleLot, nowMs: number): Promise<ReturnType<typeof nextAfterUnsold>> {
  const { firstStartMinor } = await readRow(db, lot.id);
  const { round, startMinor, appraisalMinor } = lot;
  return nextAfterUnsold(profileOfLot(lot.rules), { round, startMinor, firstStartMinor, appraisalMinor }, nowMs);
}

/**
 * Offers a lot without a buyer to a creditor of its case, at the price of the rules; each creditor once.
 * @throws Refusal lot_unknown, forbidden, lot_not_unsold, lot_settled, repeat_first, bad_request (no creditor of the case, or asked before)
 */
export async function offerToCreditor({ db, log }: SettlementGround, official: Official, lotId: number, partyId: string): Promise<void> {
  await db.transact(async (tx) => {
    const lot = refuseOtherOffice(await lockSaleLot(tx, lotId), official);
    await refuseAftermath(tx, lot, 'offer_creditor');
    const at = await readClock(tx);
    const next = await nextOf(tx, lot, at.getTime());
    if (next.step !== 'offer_creditor') throw new Refusal('repeat_first');
    const { claims } = await readClaims(tx, lot.caseId);
    const asked = await readOffers(tx, lotId);
    if (!claims.some((claim) => claim.partyId === partyId)) throw new Refusal('bad_request', [{ path: '/partyId', message: 'unknown' }]);
    if (asked.some((offer) => offer.partyId === partyId)) throw new Refusal('bad_request', [{ path: '/partyId', message: 'asked_before' }]);
    const until = new Date(next.dueAt);
    await insertOffer(tx, { lotId, partyId, priceMinor: next.priceMinor, offeredBy: official.personId, offeredAt: at, until });
    await saveAftermath(tx, lotId, 'offered', at, official.personId);
    const body = { priceMinor: next.priceMinor.toString(), currency: lot.currency, until: until.toISOString() };
    await log.append(tx, [{ lotId, kind: 'creditor_offered', at, actorId: official.personId, body }]);
    await issueCreditorOffer(tx, lot, { partyId, priceMinor: next.priceMinor, until, edition: asked.length + 1 }, at);
  });
}

/**
 * Records a creditor's answer. Who takes the lot pays what its price is over their own share of it; where that is nothing, it
 * is paid at once.
 * @throws Refusal lot_unknown, forbidden, lot_not_unsold, no_creditor_offer
 */
export async function answerCreditor(ground: SettlementGround, official: Official, lotId: number, takes: boolean): Promise<void> {
  const { db, log } = ground;
  await db.transact(async (tx) => {
    const lot = refuseOtherOffice(await lockSaleLot(tx, lotId), official);
    const sales = await refuseAftermath(tx, lot, takes ? 'creditor_takes' : 'creditor_declines');
    const offer = await openOffer(tx, lotId);
    const at = await readClock(tx);
    if (takes && at >= offer.until) throw new Refusal('no_creditor_offer');
    await answerOffer(tx, lotId, takes ? 'taken' : 'declined', at);
    await saveAftermath(tx, lotId, takes ? 'taken' : 'declined', at, official.personId);
    if (takes) await openForCreditor(tx, log, official, { lot, offer, attempt: sales.length + 1, at });
    else await log.append(tx, [{ lotId, kind: 'creditor_declined', at, actorId: official.personId, body: { lapsed: false } }]);
  });
  if (takes) await takePayment(ground, lotId);
}

async function openOffer(tx: Tx, lotId: number): Promise<OfferRow> {
  const offer = (await readOffers(tx, lotId)).find(({ answer }) => answer === null);
  if (!offer) throw new Error(`lot ${lotId} is offered to nobody`);
  return offer;
}

async function openForCreditor(
  tx: Tx,
  log: SettlementGround['log'],
  official: Official,
  { lot, offer, attempt, at }: { lot: SaleLot; offer: OfferRow; attempt: number; at: Date },
): Promise<void> {
  const { priceMinor, partyId } = offer;
  const share = (await sharesNow(tx, lot, priceMinor)).find((one) => one.partyId === partyId && one.rank !== 'debtor');
  const setOffMinor = share === undefined || share.paidMinor > priceMinor ? (share ? priceMinor : 0n) : share.paidMinor;
  const { currency, id: lotId } = lot;
  const dueAt = new Date(
    paymentDueAt(profileOfLot(lot.rules), { category: lot.category, price: { currency, minor: priceMinor } }, at.getTime()),
  );
  const reference = referenceOf({ purpose: 'P', lotId, bidder: creditorNumbersFrom + attempt });
  const who = { kind: 'creditor', buyerId: null, bidder: null, partyId } as const;
  await insertSale(tx, { lotId, attempt, ...who, priceMinor, setOffMinor, currency, depositMinor: 0n, reference, dueAt, createdAt: at });
  const body = {
    attempt,
    priceMinor: priceMinor.toString(),
    dueMinor: (priceMinor - setOffMinor).toString(),
    currency,
    dueAt: dueAt.toISOString(),
  };
  await log.append(tx, [{ lotId, kind: 'creditor_taken', at, actorId: official.personId, body }]);
}

const batchLimit = 200;

/** Closes every offer whose creditor has not answered in time. @returns how many were looked at */
export async function lapseOffers({ db, log }: SettlementGround): Promise<number> {
  const lots = await findLapsed(db, batchLimit);
  for (const lotId of lots) {
    await db.transact(async (tx) => {
      await lockSaleLot(tx, lotId);
      const offer = (await readOffers(tx, lotId)).find(({ answer }) => answer === null);
      const at = await readClock(tx);
      if (!offer || at < offer.until) return;
      await answerOffer(tx, lotId, 'lapsed', at);
      await saveAftermath(tx, lotId, 'declined', at, null);
      await log.append(tx, [{ lotId, kind: 'creditor_declined', at, actorId: null, body: { lapsed: true } }]);
    });
  }
  return lots.length;
}

/**
 * Returns a lot that neither bidders nor creditors took to its debtor.
 * @throws Refusal lot_unknown, forbidden, lot_not_unsold, lot_settled, creditor_not_asked
 */
export async function returnToDebtor({ db, log }: SettlementGround, official: Official, lotId: number): Promise<void> {
  await db.transact(async (tx) => {
    const lot = refuseOtherOffice(await lockSaleLot(tx, lotId), official);
    await refuseAftermath(tx, lot, 'return_to_debtor');
    const at = await readClock(tx);
    const asked = await readOffers(tx, lotId);
    if (asked.length === 0 && (await nextOf(tx, lot, at.getTime())).step !== 'return_to_debtor') throw new Refusal('creditor_not_asked');
    await saveAftermath(tx, lotId, 'returned', at, official.personId);
    await log.append(tx, [{ lotId, kind: 'returned_to_debtor', at, actorId: official.personId, body: {} }]);
  });
}
