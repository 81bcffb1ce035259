import { type Debt, type DebtPage, nextForDebtor, objectBy } from '@ochiq/shared/debtors';
import { referenceOf } from '@ochiq/shared/deposits';
import { type Queryable, Refusal } from '../base/index.js';
import { type CaseHead, moneyView, readCaseHead, readDebts, readEnds, readPayments } from '../cases/index.js';
import { type BankAccounts, ourAccount } from '../deposits/index.js';
import { readParties } from '../identity/index.js';
import { objectionView } from './objection-view.js';
import { readObjections, readOwnCases } from './store.js';
import { readDebtLots, readDebtRows, readSeizedThings, readThingAppraisals } from './store-debts.js';

const isThere = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
const until = (at: Date): string => new Date(objectBy(at.getTime())).toISOString();

async function viewsOf(db: Queryable, heads: readonly CaseHead[]): Promise<Debt[]> {
  const ids = heads.map(({ id }) => id);
  const [debts, ends, rows] = [await readDebts(db, heads), await readEnds(db, ids), await readDebtRows(db, ids)];
  return heads.flatMap(({ id, number, currency }) => {
    const [row, debt] = [rows.find((one) => one.id === id), debts.get(id)];
    const end = ends.find(({ caseId }) => caseId === id);
    if (!row || !debt) return [];
    return [
      {
        case: id,
        number,
        currency,
        money: moneyView(debt),
        end: end ? { outcome: end.outcome, ground: end.ground, at: end.at.toISOString() } : null,
        openedAt: row.openedAt.toISOString(),
        document: { kind: row.kind, number: row.document, issuedOn: row.issuedOn },
        court: row.court,
        office: row.office,
      },
    ];
  });
}

/** The debts of whoever asks, newest first. */
export async function showDebts(db: Queryable, personId: string): Promise<Debt[]> {
  const heads = await Promise.all((await readOwnCases(db, personId)).map((id) => readCaseHead(db, id)));
  return viewsOf(db, heads.filter(isThere));
}

/** A case of which the person is the debtor. @throws Refusal not_found: nobody learns that somebody else's case is there */
export async function ownDebt(db: Queryable, personId: string, caseId: number): Promise<CaseHead> {
  const head = (await readOwnCases(db, personId)).includes(caseId) ? await readCaseHead(db, caseId) : null;
  if (!head) throw new Refusal('not_found');
  return head;
}

/** All that a debtor sees of a case. @throws Refusal not_found */
export async function showDebt(
  { db, bankAccounts, demo }: { readonly db: Queryable; readonly bankAccounts: BankAccounts; readonly demo: boolean },
  personId: string,
  caseId: number,
): Promise<DebtPage> {
  const head = await ownDebt(db, personId, caseId);
  const [view] = await viewsOf(db, [head]);
  const debt = (await readDebts(db, [head])).get(caseId);
  if (!view || !debt) throw new Refusal('not_found');
  const parties = await readParties(
    db,
    debt.claims.map(({ partyId }) => partyId),
  );
  const lots = (await readDebtLots(db, caseId)).map(({ id, publishedAt, priceMinor, startsAt, endsAt, ...lot }) => ({
    ...lot,
    lot: id,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    priceMinor: priceMinor?.toString() ?? null,
    objectBy: until(publishedAt),
  }));
  return {
    ...view,
    next: nextForDebtor(view.end !== null, lots),
    reference: referenceOf({ purpose: 'E', caseId }),
    payTo: ourAccount(bankAccounts, head.currency),
    demoBank: demo,
    creditors: debt.claims.map(({ partyId, rank, claimMinor, leftMinor }) => ({
      name: parties.get(partyId)?.name ?? '',
      rank,
      claimMinor: claimMinor.toString(),
      leftMinor: leftMinor.toString(),
    })),
    seizures: (await readSeizedThings(db, caseId)).map(({ recordedAt, ...act }) => ({ ...act, objectBy: until(recordedAt) })),
    appraisals: (await readThingAppraisals(db, caseId)).map(({ recordedAt, amountMinor, ...one }) => ({
      ...one,
      amountMinor: amountMinor.toString(),
      objectBy: until(recordedAt),
    })),
    lots,
    payments: (await readPayments(db, [caseId])).map(({ at, source, amountMinor }) => ({
      at: at.toISOString(),
      source,
      amountMinor: amountMinor.toString(),
    })),
    objections: (await readObjections(db, caseId)).map(objectionView),
  };
}
