import type { CaseDraft } from '@ochiq/shared/cases';
import { isFromFuture } from '@ochiq/shared/imports';
import { type Db, newId, Refusal, readClock, type Tx } from '../base/index.js';
import { insertParties } from '../identity/index.js';
import type { Log, NewEntry } from '../log/index.js';
import { insertCase, readCourts } from './store.js';

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
    if (isFromFuture(draft.executiveDocument.issuedOn, openedAt.getTime())) {
      throw new Refusal('bad_request', [{ path: '/executiveDocument/issuedOn', message: 'in_future' }]);
    }
    const [id] = await writeCases({ tx, log }, author, [draft], openedAt);
    if (id === undefined) throw new Error('the case was not written');
    return id;
  });
}

/**
 * Writes checked cases with their debtors and creditors, and an entry of the log for each.
 * @param author who has the cases, and their office
 * @param openedBy who opened them; null: the system, for a document that came from a court
 * @returns their ids in the order given
 * @throws Refusal case_number_taken
 */
export async function writeCases(
  { tx, log }: { tx: Tx; log: Log },
  author: CaseAuthor,
  drafts: readonly CaseDraft[],
  openedAt: Date,
  openedBy: string | null = author.personId,
): Promise<number[]> {
  const ids = new Map<string, number>();
  // In order of their numbers: two offices that take the same ones at once wait for each other instead of blocking each other.
  for (const draft of [...drafts].sort((a, b) => (a.number < b.number ? -1 : 1))) {
    const debtor = { ...draft.debtor, id: newId() };
    const creditors = draft.creditors.map((creditor) => ({ ...creditor, id: newId() }));
    await insertParties(
      tx,
      [debtor, ...creditors].map(({ id, kind, name, nationalId }) => ({ id, kind, name, nationalId })),
    );
    const { number, currency, courtId, executiveDocument } = draft;
    const id = await insertCase(tx, {
      number,
      officeId: author.officeId,
      bailiffId: author.personId,
      debtorId: debtor.id,
      currency,
      openedAt,
      courtId,
      executiveDocument,
      creditors: creditors.map((one) => ({ partyId: one.id, claimMinor: BigInt(one.claimMinor), rank: one.rank })),
    });
    if (id === null) throw new Refusal('case_number_taken');
    ids.set(number, id);
  }
  const opened = drafts.map(({ number }) => ({ number, id: ids.get(number) ?? 0 }));
  const { officeId } = author;
  await log.append(
    tx,
    opened.map(({ id, number }) => caseOpenedEntry({ id, number, officeId, authorId: openedBy, openedAt })),
  );
  return opened.map(({ id }) => id);
}

/** The log entry of a case. Its number leads to the debtor, so the world sees only that it is kept. */
export const caseOpenedEntry = (one: {
  id: number;
  number: string;
  officeId: number;
  authorId: string | null;
  openedAt: Date;
}): NewEntry => ({
  lotId: null,
  kind: 'case_opened',
  at: one.openedAt,
  actorId: one.authorId,
  body: { case: one.id, office: one.officeId },
  secret: { case: one.id, number: one.number },
});
