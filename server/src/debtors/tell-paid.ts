import type { RecoverySource } from '@ochiq/shared/cases';
import type { Tx } from '../base/index.js';
import type { CaseHead } from '../cases/index.js';
import { readPeopleOfParties, readStaff } from '../identity/index.js';
import { type NewNotice, notify } from '../notices/index.js';

/** What was given out of one source, and to which creditors. Minor units. */
export interface Given {
  readonly source: RecoverySource;
  readonly amountMinor: bigint;
  readonly payments: readonly { readonly partyId: string; readonly amountMinor: bigint }[];
}

/** Tells the debtor what counted, and creditors who have an account here what comes to them. */
export async function tellGiven(tx: Tx, head: CaseHead, given: readonly Given[], remainingMinor: bigint): Promise<void> {
  if (given.length === 0) return;
  const { number, currency, debtorId } = head;
  const paid = given.flatMap(({ payments }) => payments);
  const people = await readPeopleOfParties(tx, [debtorId, ...paid.map(({ partyId }) => partyId)]);
  const to = (partyId: string, notice: (personId: string) => NewNotice): NewNotice[] => {
    const personId = people.get(partyId);
    return personId === undefined ? [] : [notice(personId)];
  };
  const amountMinor = given.reduce((sum, one) => sum + one.amountMinor, 0n).toString();
  await notify(tx, [
    ...to(debtorId, (personId) => ({
      personId,
      lotId: null,
      kind: 'debt_paid',
      facts: { amountMinor, currency, case: number, remainingMinor: remainingMinor.toString() },
    })),
    ...paid.flatMap((one) =>
      to(one.partyId, (personId) => ({
        personId,
        lotId: null,
        kind: 'claim_paid',
        facts: { amountMinor: one.amountMinor.toString(), currency, case: number },
      })),
    ),
  ]);
}

/** Tells the debtor that nothing is left, and the office's seniors and accountants that money is to be sent; the bailiff hears of the end itself. */
export async function tellClosed(tx: Tx, { number, debtorId, officeId, bailiffId }: CaseHead): Promise<void> {
  const debtor = (await readPeopleOfParties(tx, [debtorId])).get(debtorId);
  const staff = new Set([...(await readStaff(tx, officeId, 'senior_bailiff')), ...(await readStaff(tx, officeId, 'accountant'))]);
  staff.delete(bailiffId);
  await notify(tx, [
    ...(debtor === undefined ? [] : [{ personId: debtor, lotId: null, kind: 'debt_closed', facts: { case: number } } as const]),
    ...[...staff].map((personId) => ({ personId, lotId: null, kind: 'case_ended', facts: { case: number, outcome: 'enforced' } }) as const),
  ]);
}
