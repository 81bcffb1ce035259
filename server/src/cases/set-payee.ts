import type { Payee, PayeeAccount, PayeeList } from '@ochiq/shared/cases';
import { type Db, type Queryable, Refusal, readClock } from '../base/index.js';
import { readParties, savePartyAccount } from '../identity/index.js';
import type { Log } from '../log/index.js';
import type { CaseAuthor } from './open-case.js';
import { readCases } from './store.js';
import { readCaseOffice } from './store-items.js';

/**
 * Whom the proceeds of a case of the own office are paid to, and to which accounts.
 * @throws Refusal not_found, forbidden
 */
export async function readPayees(db: Queryable, author: CaseAuthor, caseId: number): Promise<PayeeList> {
  const office = await readCaseOffice(db, caseId);
  if (!office) throw new Refusal('not_found');
  if (office.officeId !== author.officeId) throw new Refusal('forbidden');
  const [row] = await readCases(db, author.officeId, caseId);
  if (!row) throw new Error(`case ${caseId} has no executive document`);
  const parties = await readParties(db, [row.debtorId, ...row.creditors.map(({ partyId }) => partyId)]);
  const payee = (id: string, role: Payee['role']): Payee => {
    const party = parties.get(id);
    if (!party) throw new Error(`case ${caseId} names a party that is not there`);
    return { party: id, role, name: party.name, account: party.account };
  };
  return { number: row.number, payees: [...row.creditors.map(({ partyId }) => payee(partyId, 'creditor')), payee(row.debtorId, 'debtor')] };
}

/**
 * Writes down which account a party of a case is paid to. The log keeps that it was done, by whom, and seals to which account,
 * so that a changed account can be proved against whoever changed it.
 * @throws Refusal not_found (no such case, or no party of it), forbidden
 */
export async function setPayee(
  { db, log }: { db: Db; log: Log },
  author: CaseAuthor,
  caseId: number,
  party: string,
  to: PayeeAccount,
): Promise<PayeeList> {
  return db.transact(async (tx) => {
    const { payees } = await readPayees(tx, author, caseId);
    const payee = payees.find((one) => one.party === party);
    if (!payee) throw new Refusal('not_found');
    if (payee.account?.account !== to.account || payee.account.bankCode !== to.bankCode) {
      await savePartyAccount(tx, party, to);
      const at = await readClock(tx);
      const secret = { case: caseId, party, account: to.account, bank: to.bankCode };
      await log.append(tx, [{ lotId: null, kind: 'payee_account_set', at, actorId: author.personId, body: { case: caseId }, secret }]);
    }
    return readPayees(tx, author, caseId);
  });
}
