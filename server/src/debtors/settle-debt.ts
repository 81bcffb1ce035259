import type { RecoverySource } from '@ochiq/shared/cases';
import { newestProfile } from '@ochiq/shared/rules';
import { type Db, readClock, type Tx } from '../base/index.js';
import {
  type CaseHead,
  endEnforced,
  lockCase,
  markTaken,
  type PaymentRow,
  type Recovered,
  readDebt,
  readPayments,
  recordRecovered,
} from '../cases/index.js';
import { releaseLots } from '../deposits/index.js';
import { accounts, balanceOf, type Line, oweAll, post } from '../ledger/index.js';
import type { Log, NewEntry } from '../log/index.js';
import { withdrawPaid } from '../lots/index.js';
import { readClaims, reckonShares } from '../settlement/index.js';
import { type Given, tellClosed, tellGiven } from './tell-paid.js';

export interface SettleGround {
  readonly db: Db;
  readonly log: Log;
  /** Those who were admitted to a lot. */
  readonly participantsOf: (tx: Tx, lotId: number) => Promise<readonly string[]>;
}

/** Said in the log of an end that is nobody's decision. */
const paidGround = 'Claims, costs and fee are paid in full';

/**
 * Gives out what came for a case, by rank and to the last minor unit; when nothing is left to pay, takes its lots off sale, gives
 * their deposits back and ends the case, all in one transaction. The case is locked first, then its lots: whoever has the lock of
 * a lot first, the close or this, decides whether it is sold or withdrawn. May be called any time and twice.
 * @returns whether there was money to give out or to look at
 */
export function settleDebt(ground: SettleGround, caseId: number): Promise<boolean> {
  return ground.db.transact(async (tx) => {
    const head = await lockCase(tx, caseId);
    const waiting = (await readPayments(tx, [caseId])).filter(({ takenAt }) => takenAt === null);
    if (!head || waiting.length === 0) return false;
    const at = await readClock(tx);
    await markTaken(
      tx,
      waiting.map(({ id }) => id),
      at,
    );
    const given: Given[] = [];
    for (const source of new Set(waiting.map((one) => one.source))) {
      const ofSource = waiting.filter((one) => one.source === source);
      given.push(
        source === 'auction' ? { source, amountMinor: sumOf(ofSource), payments: [] } : await giveOut(tx, head, source, ofSource, at),
      );
    }
    if (head.outcome === null) await note(ground, tx, head, given, at);
    return true;
  });
}

const sumOf = (payments: readonly Pick<PaymentRow, 'amountMinor'>[]): bigint =>
  payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/** Writes down what was given out, and ends the case where nothing is left. */
async function note(ground: SettleGround, tx: Tx, head: CaseHead, given: readonly Given[], at: Date): Promise<void> {
  const debt = await readDebt(tx, head);
  const covered = debt.claimMinor > 0n && debt.remainingMinor === 0n;
  // What a sale gave out stands in the log as its distribution; only that it covered the debt is news.
  const told = given.filter(({ source, amountMinor }) => source !== 'auction' && amountMinor > 0n);
  const last = told.at(-1)?.source ?? 'auction';
  const entries = told.map(({ source, amountMinor }) =>
    paidEntry(head, { source, amountMinor, covered: covered && source === last }, debt.remainingMinor, at),
  );
  if (covered && told.length === 0) entries.push(paidEntry(head, { source: 'auction', amountMinor: 0n, covered }, 0n, at));
  await ground.log.append(tx, entries);
  await tellGiven(tx, head, told, debt.remainingMinor);
  if (!covered) return;
  const withdrawn = await withdrawPaid(ground, tx, head.id, head.officeId);
  await ground.log.append(tx, await releaseLots(tx, withdrawn));
  await endEnforced(tx, ground.log, head, paidGround, await readClock(tx));
  await tellClosed(tx, head);
}

const paidEntry = (
  head: CaseHead,
  { source, amountMinor, covered }: { source: RecoverySource; amountMinor: bigint; covered: boolean },
  remainingMinor: bigint,
  at: Date,
): NewEntry => ({
  lotId: null,
  kind: 'debt_paid',
  at,
  actorId: null,
  body: { case: head.id, office: head.officeId, source, covered },
  secret: { case: head.id, amountMinor: amountMinor.toString(), currency: head.currency, remainingMinor: remainingMinor.toString() },
});

/** Books what came from one source to costs, fee and creditors; what is more than the debt is the debtor's again. */
async function giveOut(
  tx: Tx,
  head: CaseHead,
  source: Exclude<RecoverySource, 'auction'>,
  payments: readonly PaymentRow[],
  at: Date,
): Promise<Given> {
  const { id: caseId, currency } = head;
  const from = accounts.debt(caseId, source);
  const key = `debt:${caseId}:${source}:${payments.at(-1)?.id ?? 0}`;
  const amountMinor = -(await balanceOf(tx, from, currency));
  const owed = { from, lotId: null, payee: { party: head.debtorId }, currency, at } as const;
  if (amountMinor <= 0n) return { source, amountMinor: 0n, payments: [] };
  if (head.outcome !== null) {
    // It came in before the end, and was not looked at until after it.
    await oweAll(tx, [{ ...owed, key: `late:${key}`, reason: 'late', amountMinor }]);
    return { source, amountMinor: 0n, payments: [] };
  }
  const shares = reckonShares({
    ...(await readClaims(tx, caseId)),
    profile: newestProfile(head.jurisdiction, 'law'),
    priceMinor: amountMinor,
    forfeitedMinor: 0n,
    costs: [],
    withoutSale: true,
  });
  const parts = shares.filter(({ rank, paidMinor }) => rank !== 'debtor' && paidMinor > 0n).map((share) => partOf(caseId, share));
  const givenMinor = parts.reduce((sum, { paidMinor }) => sum + paidMinor, 0n);
  const lines: Line[] = parts.map(({ account, paidMinor }) => ({ account, amountMinor: -paidMinor, currency }));
  if (givenMinor > 0n) {
    lines.unshift({ account: from, amountMinor: givenMinor, currency });
    await post(tx, { key, kind: 'debt_distribution', at, lotId: null, lines });
  }
  const claims = parts.flatMap(({ part, partyId, account, paidMinor }) => {
    if (part !== 'claim' || partyId === null) return [];
    return [
      {
        key: `claim:${key}:${partyId}`,
        from: account,
        lotId: null,
        payee: { party: partyId },
        reason: 'claim' as const,
        amountMinor: paidMinor,
        currency,
        at,
      },
    ];
  });
  await oweAll(tx, claims);
  if (amountMinor > givenMinor)
    await oweAll(tx, [{ ...owed, key: `surplus:${key}`, reason: 'overpaid', amountMinor: amountMinor - givenMinor }]);
  const rows = parts.map(({ part, partyId, paidMinor }, index): Recovered => {
    return { key: `${key}:${index}`, caseId, source, part, partyId: part === 'claim' ? partyId : null, amountMinor: paidMinor, at };
  });
  await recordRecovered(tx, rows);
  return {
    source,
    amountMinor: givenMinor,
    payments: claims.map(({ payee, amountMinor: paid }) => ({ partyId: payee.party, amountMinor: paid })),
  };
}

/** Where a share goes, and what of the debt it pays. */
function partOf(caseId: number, { rank, partyId, paidMinor }: { rank: string; partyId: string | null; paidMinor: bigint }) {
  if (rank === 'sale_costs') return { part: 'costs' as const, partyId: null, account: accounts.caseCosts(caseId), paidMinor };
  if (rank === 'enforcement_fee') return { part: 'fee' as const, partyId: null, account: accounts.caseFee(caseId), paidMinor };
  if (partyId === null) throw new Error(`a share of ${rank} in case ${caseId} for nobody`);
  return { part: 'claim' as const, partyId, account: accounts.caseCreditor(caseId, partyId), paidMinor };
}
