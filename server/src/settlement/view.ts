import type { OwnSale, SaleDesk, SaleList, SaleResult } from '@ochiq/shared/settlement';
import { type Queryable, Refusal, readClock } from '../base/index.js';
import { readParties, readPeople } from '../identity/index.js';
import { accounts, balancesOf, balancesOfAll } from '../ledger/index.js';
import { readEntries } from '../log/index.js';
import { needsSecondPerson } from './hand-over.js';
import { nextAction } from './next-action.js';
import { nextOf } from './offer-creditor.js';
import { isWithoutBuyer, type Official, refuseOtherOffice } from './steps.js';
import { readOpenSales, readSaleLot, readSales, readSalesOf, type SaleLot, type SaleRow } from './store.js';
import { readAftermath, readOffers, readRow } from './store-aftermath.js';
import { readClaims } from './store-claims.js';
import { readCosts, readShares } from './store-money.js';
import { cashOf } from './take-payment.js';

/** Kinds of entries that a sale's history shows. */
const historyKinds = new Set([
  'closed',
  'sale_due',
  'runner_up_offered',
  'sale_paid',
  'sale_defaulted',
  'handed_over',
  'distributed',
  'sale_annulled',
  'repeated',
  'creditor_offered',
  'creditor_taken',
  'creditor_declined',
  'returned_to_debtor',
]);

/** What has come in for a sale: all of the price once it was paid, else what stands on the lot's price account. */
function paidOf(sale: SaleRow, onPrice: bigint): bigint {
  if (sale.state === 'to_pay') return onPrice;
  return sale.state === 'defaulted' || sale.state === 'annulled' ? 0n : cashOf(sale);
}

function paymentOf(sale: SaleRow, onPrice: bigint) {
  const paidMinor = paidOf(sale, onPrice);
  const missing = sale.state === 'to_pay' && cashOf(sale) > paidMinor ? cashOf(sale) - paidMinor : 0n;
  return {
    lot: sale.lotId,
    attempt: sale.attempt,
    kind: sale.kind,
    state: sale.state,
    priceMinor: sale.priceMinor.toString(),
    currency: sale.currency,
    depositMinor: sale.depositMinor.toString(),
    paidMinor: paidMinor.toString(),
    missingMinor: missing.toString(),
    reference: sale.reference,
    dueAt: sale.dueAt.toISOString(),
  };
}

/** What stands on the price accounts of sales of several lots, by lot, minor units. */
async function pricesOf(db: Queryable, sales: readonly SaleRow[]): Promise<Map<number, bigint>> {
  const found = new Map<number, bigint>();
  for (const currency of new Set(sales.map((sale) => sale.currency))) {
    const codes = sales.filter((sale) => sale.currency === currency).map(({ lotId }) => accounts.price(lotId));
    const balances = await balancesOfAll(db, codes, currency);
    for (const { lotId } of sales) {
      const balance = balances.get(accounts.price(lotId));
      if (balance !== undefined) found.set(lotId, -balance);
    }
  }
  return found;
}

/** A person's own purchases. */
export async function viewOwnSales(db: Queryable, personId: string): Promise<{ sales: OwnSale[]; now: string }> {
  const sales = await readSalesOf(db, personId);
  const prices = await pricesOf(db, sales);
  const views = sales.map((sale) => ({ ...paymentOf(sale, prices.get(sale.lotId) ?? 0n), title: sale.title, region: sale.region }));
  return { sales: views, now: (await readClock(db)).toISOString() };
}

/** The sales of an office. */
export async function viewSales(db: Queryable, officeId: number): Promise<SaleList> {
  const sales = await readOpenSales(db, officeId);
  const prices = await pricesOf(db, sales);
  const views = sales.map((sale) => ({
    ...paymentOf(sale, prices.get(sale.lotId) ?? 0n),
    title: sale.title,
    region: sale.region,
    proposed: sale.proposedBy !== null,
    recorded: sale.recordedBy !== null,
  }));
  return { sales: views, now: (await readClock(db)).toISOString() };
}

/** What became of a public lot. @throws Refusal lot_unknown */
export async function viewResult(db: Queryable, lotId: number): Promise<SaleResult> {
  const lot = await readSaleLot(db, lotId);
  if (!lot || lot.publishedAt === null) throw new Refusal('lot_unknown');
  const sales = await readSales(db, lotId);
  const sale = sales.at(-1);
  const { repeat } = await readRow(db, lotId);
  const next = repeat === null ? null : await readSaleLot(db, repeat);
  return {
    lot: lotId,
    sale: sale
      ? {
          attempt: sale.attempt,
          kind: sale.kind,
          state: sale.state,
          priceMinor: sale.priceMinor.toString(),
          dueAt: sale.dueAt.toISOString(),
        }
      : null,
    aftermath: isWithoutBuyer(lot, sales) || sale?.kind === 'creditor' ? await readAftermath(db, lotId) : null,
    round: lot.round,
    repeatOf: lot.repeatOf,
    repeat: next === null || next.publishedAt === null ? null : next.id,
  };
}

/** A lot's sale on the desk of its office. @throws Refusal lot_unknown, forbidden */
export async function viewSale(db: Queryable, official: Official, lotId: number): Promise<SaleDesk> {
  const lot = refuseOtherOffice(await readSaleLot(db, lotId), official);
  const now = await readClock(db);
  const sales = await readSales(db, lotId);
  const offers = await readOffers(db, lotId);
  const { claims, debtorId } = await readClaims(db, lot.caseId);
  const parties = await readParties(db, [...claims.map(({ partyId }) => partyId), debtorId]);
  const nameOf = (id: string) => parties.get(id)?.name ?? '';
  const aftermath = await readAftermath(db, lotId);
  const row = await readRow(db, lotId);
  const creditors = claims.map(({ partyId }) => partyId);
  const next = nextAction({ lot, sales, aftermath, offers, creditors, next: await nextOf(db, lot, now.getTime()) });
  return {
    lot: lotId,
    title: lot.title,
    category: lot.category,
    region: lot.region,
    currency: lot.currency,
    state: lot.state,
    round: lot.round,
    repeatOf: lot.repeatOf,
    repeat: row.repeat,
    attempts: await viewAttempts(db, lot, sales, nameOf),
    aftermath: isWithoutBuyer(lot, sales) || aftermath !== 'open' ? aftermath : null,
    next,
    secondOfficial: needsSecondPerson(lot.category),
    costs: (await readCosts(db, lotId)).map(({ ground, amountMinor }) => ({ ground, amountMinor: amountMinor.toString() })),
    creditors: claims.map(({ partyId, rank, claimMinor, leftMinor }) => ({
      id: partyId,
      name: nameOf(partyId),
      rank,
      claimMinor: claimMinor.toString(),
      leftMinor: leftMinor.toString(),
      asked: offers.some((offer) => offer.partyId === partyId),
    })),
    offers: offers.map(({ partyId, priceMinor, until, answer }) => ({
      name: nameOf(partyId),
      priceMinor: priceMinor.toString(),
      until: until.toISOString(),
      answer,
    })),
    money: await viewMoney(db, lot, nameOf, debtorId),
    history: await viewHistory(db, lotId),
    now: now.toISOString(),
  };
}

async function viewAttempts(
  db: Queryable,
  lot: SaleLot,
  sales: readonly SaleRow[],
  partyName: (id: string) => string,
): Promise<SaleDesk['attempts']> {
  const ids = sales.flatMap((sale) => [sale.buyerId, sale.recordedBy, sale.confirmedBy, sale.proposedBy, sale.distributedBy]);
  const people = await readPeople(
    db,
    ids.filter((id) => id !== null),
  );
  const nameOf = (id: string | null) => (id === null ? '' : (people.get(id)?.name ?? ''));
  const prices = await pricesOf(db, sales);
  return Promise.all(
    sales.map(async (sale) => ({
      ...paymentOf(sale, prices.get(lot.id) ?? 0n),
      bidder: sale.bidder,
      buyer: sale.partyId === null ? nameOf(sale.buyerId) : partyName(sale.partyId),
      setOffMinor: sale.setOffMinor.toString(),
      forfeitedMinor: sale.forfeitedMinor.toString(),
      paidAt: sale.paidAt?.toISOString() ?? null,
      handOver:
        sale.actNumber === null || sale.actOn === null
          ? null
          : {
              number: sale.actNumber,
              day: sale.actOn,
              recordedBy: nameOf(sale.recordedBy),
              confirmedBy: sale.confirmedBy === null ? null : nameOf(sale.confirmedBy),
              done: sale.handedOverAt !== null,
            },
      distribution: await viewDistribution(db, sale, nameOf, partyName),
      annulment:
        sale.courtId === null || sale.orderNumber === null || sale.orderedOn === null
          ? null
          : { court: sale.courtId, number: sale.orderNumber, day: sale.orderedOn },
    })),
  );
}

async function viewDistribution(db: Queryable, sale: SaleRow, nameOf: (id: string | null) => string, partyName: (id: string) => string) {
  if (sale.proposedBy === null || sale.proposedAt === null) return null;
  const shares = await readShares(db, sale.lotId, sale.attempt);
  return {
    proposedBy: nameOf(sale.proposedBy),
    proposedAt: sale.proposedAt.toISOString(),
    distributedBy: sale.distributedBy === null ? null : nameOf(sale.distributedBy),
    shares: shares.map(({ rank, partyId, ground, claimMinor, paidMinor }) => ({
      rank,
      name: partyId === null ? null : partyName(partyId),
      ground,
      claimMinor: claimMinor.toString(),
      paidMinor: paidMinor.toString(),
    })),
  };
}

/** The accounts of a lot that hold something, as an official reads them. */
async function viewMoney(db: Queryable, lot: SaleLot, nameOf: (id: string) => string, debtorId: string): Promise<SaleDesk['money']> {
  const { id, currency } = lot;
  const codes = [
    accounts.price(id),
    accounts.proceeds(id),
    accounts.forfeited(id),
    accounts.costs(id),
    accounts.fee(id),
    accounts.debtor(id),
  ];
  const own = await balancesOfAll(db, codes, currency);
  const creditors = await balancesOf(db, accounts.creditor(id, ''));
  const owedToUs = await balancesOf(db, accounts.receivable(accounts.creditor(id, '')));
  const list = [
    ...codes.map((code) => ({ code, balance: own.get(code) ?? 0n })),
    ...[...creditors, ...owedToUs].map(({ account, balanceMinor }) => ({ code: account, balance: balanceMinor })),
  ];
  return list
    .filter(({ balance }) => balance !== 0n)
    .map(({ code, balance }) => ({
      account: code.split(':')[0] ?? code,
      name: code.startsWith('debtor') ? nameOf(debtorId) : code.includes('creditor') ? nameOf(code.split(':').at(-1) ?? '') : null,
      balanceMinor: (-balance).toString(),
    }));
}

async function viewHistory(db: Queryable, lotId: number): Promise<SaleDesk['history']> {
  const entries = (await readEntries(db, lotId)).filter(({ kind }) => historyKinds.has(kind));
  const ids = entries.map(({ actorId }) => actorId).filter((id) => id !== null);
  const people = await readPeople(db, ids);
  return entries.map(({ kind, at, actorId }) => ({
    kind,
    at: at.toISOString(),
    actor: actorId === null ? null : (people.get(actorId)?.name ?? null),
  }));
}
