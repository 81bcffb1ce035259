import type { CaseDraft } from '@ochiq/shared/cases';
import { type Db, newId, Refusal, readClock, type Tx } from '../base/index.js';
import { insertParty } from '../identity/index.js';
import type { Log, NewEntry } from '../log/index.js';
import { insertCase, type NewCase, readCourts } from './store.js';

export interface CaseAuthor {
  readonly personId: string;
  readonly officeId: number;
}

/**
 * Opens an enforcement case of the author's office with its debtor and creditors. Creditors are paid by rank, within a rank in the order given.
 * @returns the case's id
 * @throws Refusal case_number_taken; bad_request for an unknown court or a document from the future
 */
export async function openCase({ db, log }: { db: Db; log: Log }, author: CaseAuthor, draft: CaseDraft): Promise<number> {
  return db.transact(async (tx) => {
    const courts = await readCourts(tx);
    if (!courts.some((court) => court.id === draft.courtId)) throw new Refusal('bad_request', [{ path: '/courtId', message: 'unknown' }]);
    const openedAt = await readClock(tx);
    if (new Date(draft.executiveDocument.issuedOn) > openedAt) {
      throw new Refusal('bad_request', [{ path: '/executiveDocument/issuedOn', message: 'in_future' }]);
    }
    const debtorId = await addParty(tx, draft.debtor);
    const creditors: NewCase['creditors'][number][] = [];
    for (const { claimMinor, rank, ...creditor } of draft.creditors) {
      creditors.push({ partyId: await addParty(tx, creditor), claimMinor: BigInt(claimMinor), rank });
    }
    const { number, currency, courtId, executiveDocument } = draft;
    const id = await insertCase(tx, {
      number,
      officeId: author.officeId,
      bailiffId: author.personId,
      debtorId,
      currency,
      openedAt,
      courtId,
      executiveDocument,
      creditors,
    });
    if (id === null) throw new Refusal('case_number_taken');
    await log.append(tx, [caseOpenedEntry({ id, number, officeId: author.officeId, authorId: author.personId, openedAt })]);
    return id;
  });
}

/** The log entry of a case. Its number leads to the debtor, so the world sees only that it is kept. */
export const caseOpenedEntry = (one: { id: number; number: string; officeId: number; authorId: string; openedAt: Date }): NewEntry => ({
  lotId: null,
  kind: 'case_opened',
  at: one.openedAt,
  actorId: one.authorId,
  body: { case: one.id, office: one.officeId },
  secret: { case: one.id, number: one.number },
});

async function addParty(tx: Tx, draft: CaseDraft['debtor']): Promise<string> {
  const id = newId();
  await insertParty(tx, { id, ...draft });
  return id;
}
