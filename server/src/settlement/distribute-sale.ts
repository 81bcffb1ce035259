import { Refusal, readClock, type Tx } from '../base/index.js';
import { insertPayment, lockCase, type Recovered, recordRecovered } from '../cases/index.js';
import { accounts, balanceOf, type Line, oweAll, post } from '../ledger/index.js';
import { issueDistributionStatement } from './issue-papers.js';
import { caseCostsGround, reckonShares, sumByRank } from './reckon-shares.js';
import { lockSaleFor, type Official, type SettlementGround } from './steps.js';
import { readSaleLot, type SaleLot, type SaleRow, saveSale } from './store.js';
import { readClaims } from './store-claims.js';
import { readCosts, readShares, type ShareRow, saveShares } from './store-money.js';
import { profileOfLot } from './terms.js';

/** Lost deposits of a lot that come to its proceeds by its rules, minor units. */
export async function forfeitedToProceeds(tx: Tx, lot: Pick<SaleLot, 'id' | 'currency' | 'rules'>): Promise<bigint> {
  if (profileOfLot(lot.rules).figures.forfeitedTo.value !== 'proceeds') return 0n;
  return -(await balanceOf(tx, accounts.forfeited(lot.id), lot.currency));
}

/** Who would get what of a lot that is sold for this price now. */
export async function sharesNow(tx: Tx, lot: SaleLot, priceMinor: bigint): Promise<ShareRow[]> {
  const claims = await readClaims(tx, lot.caseId);
  const [costs, forfeitedMinor] = [await readCosts(tx, lot.id), await forfeitedToProceeds(tx, lot)];
  return reckonShares({ profile: profileOfLot(lot.rules), priceMinor, forfeitedMinor, costs, ...claims });
}

/**
 * Proposes who gets what; proposing anew replaces what nobody has carried out.
 * @throws Refusal lot_unknown, forbidden, sale_unknown, sale_not_handed_over
 */
export async function proposeDistribution({ db }: SettlementGround, official: Official, lotId: number): Promise<void> {
  await db.transact(async (tx) => {
    const { lot, sale } = await lockSaleFor(tx, official, lotId, 'propose_distribution');
    await saveShares(tx, lotId, sale.attempt, await sharesNow(tx, lot, sale.priceMinor));
    await saveSale(tx, sale, sale.state, { proposedBy: official.personId, proposedAt: await readClock(tx) });
  });
}

/**
 * Carries a proposed distribution out: books it, and owes everyone their share.
 * @throws Refusal lot_unknown, forbidden, sale_unknown, sale_not_handed_over, distribution_not_proposed, second_person_needed,
 *   distribution_outdated (the case got money since it was proposed)
 */
export async function distributeSale({ db, log }: SettlementGround, official: Official, lotId: number): Promise<void> {
  await db.transact(async (tx) => {
    // The case first, as everybody who locks both does: its money is given out one after the other.
    const caseId = (await readSaleLot(tx, lotId))?.caseId;
    if (caseId !== undefined) await lockCase(tx, caseId);
    const { lot, sale } = await lockSaleFor(tx, official, lotId, 'distribute');
    if (sale.proposedBy === null) throw new Refusal('distribution_not_proposed');
    if (sale.proposedBy === official.personId) throw new Refusal('second_person_needed');
    const shares = await readShares(tx, lotId, sale.attempt);
    if (!sameShares(shares, await sharesNow(tx, lot, sale.priceMinor))) throw new Refusal('distribution_outdated');
    const at = await readClock(tx);
    await bookShares(tx, lot, sale, shares, at);
    await oweShares(tx, sale, shares, at);
    await noteRecovered(tx, lot, sale, shares, at);
    await saveSale(tx, sale, 'distributed', { distributedBy: official.personId, distributedAt: at });
    const { ranks, debtorMinor } = sumByRank(shares);
    const body = {
      attempt: sale.attempt,
      currency: sale.currency,
      ranks: ranks.map(({ rank, paidMinor }) => ({ rank, paidMinor: paidMinor.toString() })),
      debtorMinor: debtorMinor.toString(),
    };
    await log.append(tx, [{ lotId, kind: 'distributed', at, actorId: official.personId, body }]);
    await issueDistributionStatement(tx, sale, shares, at);
  });
}

const sameShares = (a: readonly ShareRow[], b: readonly ShareRow[]): boolean =>
  a.length === b.length &&
  a.every(({ rank, partyId, paidMinor }, index) => {
    const other = b[index];
    return rank === other?.rank && partyId === other.partyId && paidMinor === other.paidMinor;
  });

/** Notes in the case what a sale paid of it; whether that ends the case is looked at by those who wait for money of cases. */
async function noteRecovered(tx: Tx, lot: SaleLot, sale: SaleRow, shares: readonly ShareRow[], at: Date): Promise<void> {
  const { caseId } = lot;
  const paid = shares.flatMap(({ rank, partyId, ground, paidMinor }, index): Recovered[] => {
    const ofCase = rank !== 'debtor' && (rank !== 'sale_costs' || ground === caseCostsGround);
    if (!ofCase || paidMinor === 0n) return [];
    const part = rank === 'sale_costs' ? 'costs' : rank === 'enforcement_fee' ? 'fee' : 'claim';
    const key = `${distributionKey(sale)}:${index}`;
    return [{ key, caseId, source: 'auction', part, partyId: part === 'claim' ? partyId : null, amountMinor: paidMinor, at }];
  });
  await recordRecovered(tx, paid);
  const amountMinor = paid.reduce((sum, one) => sum + one.amountMinor, 0n);
  await insertPayment(tx, { key: distributionKey(sale), caseId, source: 'auction', amountMinor, at });
}

/** The account that a share goes to. */
function accountOf(lotId: number, { rank, partyId }: ShareRow): string {
  if (rank === 'debtor') return accounts.debtor(lotId);
  if (rank === 'sale_costs') return accounts.costs(lotId);
  if (rank === 'enforcement_fee') return accounts.fee(lotId);
  if (partyId === null) throw new Error(`a share of ${rank} on lot ${lotId} for nobody`);
  return accounts.creditor(lotId, partyId);
}

async function bookShares(tx: Tx, lot: SaleLot, sale: SaleRow, shares: readonly ShareRow[], at: Date): Promise<void> {
  const { lotId, currency, priceMinor } = sale;
  const lines: Line[] = [{ account: accounts.proceeds(lotId), amountMinor: priceMinor, currency }];
  const given = shares.reduce((sum, { paidMinor }) => sum + paidMinor, 0n);
  if (given > priceMinor) lines.push({ account: accounts.forfeited(lot.id), amountMinor: given - priceMinor, currency });
  for (const share of shares) {
    if (share.paidMinor > 0n) lines.push({ account: accountOf(lotId, share), amountMinor: -share.paidMinor, currency });
  }
  await post(tx, { key: distributionKey(sale), kind: 'distribution', at, lotId, lines });
}

export const distributionKey = ({ lotId, attempt }: Pick<SaleRow, 'lotId' | 'attempt'>): string => `distribution:${lotId}:${attempt}`;

/** Owes creditors and debtor what stands on their accounts now: a creditor who took the lot has had their share with it. */
async function oweShares(tx: Tx, { lotId, attempt, currency }: SaleRow, shares: readonly ShareRow[], at: Date): Promise<void> {
  const parties = shares.filter(({ rank, partyId }) => partyId !== null && rank !== 'sale_costs' && rank !== 'enforcement_fee');
  const owed = await Promise.all(
    parties.map(async (share) => {
      const from = accountOf(lotId, share);
      const amountMinor = -(await balanceOf(tx, from, currency));
      const reason = share.rank === 'debtor' ? ('surplus' as const) : ('claim' as const);
      const party = share.partyId ?? '';
      return { key: `${reason}:${lotId}:${attempt}:${party}`, from, lotId, payee: { party }, reason, amountMinor, currency, at };
    }),
  );
  await oweAll(
    tx,
    owed.filter(({ amountMinor }) => amountMinor > 0n),
  );
}
