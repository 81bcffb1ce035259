import { type ObjectionDecision, type ObjectionDraft, objectBy } from '@ochiq/shared/debtors';
import { type CheckedDocument, type Db, type Files, newId, Refusal, readClock, storeDocument } from '../base/index.js';
import { readStaff } from '../identity/index.js';
import type { Log } from '../log/index.js';
import { notify } from '../notices/index.js';
import { ownDebt } from './show-debt.js';
import { insertObjection, type ObjectionRow, readObjection, readSubjectMoment, updateDecision, updateObjectionFile } from './store.js';

export interface ObjectionGround {
  readonly db: Db;
  readonly log: Log;
  /** Not the folder that is served to everyone. */
  readonly privateFiles: Files;
}

/**
 * A debtor objects to a seizure, an appraisal or a lot of the own case. It stops nothing: only a court does.
 * @returns the objection's id
 * @throws Refusal not_found (no such case of theirs, or no such thing in it), objection_late
 */
export function fileObjection({ db, log }: ObjectionGround, personId: string, caseId: number, draft: ObjectionDraft): Promise<string> {
  return db.transact(async (tx) => {
    const head = await ownDebt(tx, personId, caseId);
    const moment = await readSubjectMoment(tx, caseId, draft.about, draft.subject);
    if (moment === null) throw new Refusal('not_found');
    const at = await readClock(tx);
    if (at.getTime() > objectBy(moment.getTime())) throw new Refusal('objection_late');
    const id = newId();
    await insertObjection(tx, { id, caseId, ...draft, filedBy: personId, filedAt: at });
    const secret = { objection: id, case: caseId, ...draft };
    await log.append(tx, [{ lotId: null, kind: 'objection_filed', at, actorId: personId, body: { objection: id, case: caseId }, secret }]);
    const seniors = await readStaff(tx, head.officeId, 'senior_bailiff');
    await notify(
      tx,
      seniors.map((senior) => ({ personId: senior, lotId: null, kind: 'objection_wanted', facts: { case: head.number } }) as const),
    );
    return id;
  });
}

/** The own objection. @throws Refusal not_found */
function mine(row: ObjectionRow | null, personId: string): ObjectionRow {
  if (row?.filedBy !== personId) throw new Refusal('not_found');
  return row;
}

/** An objection in a case of the own office. @throws Refusal not_found, forbidden */
function ofOffice(row: ObjectionRow | null, officeId: number): ObjectionRow {
  if (!row) throw new Refusal('not_found');
  if (row.officeId !== officeId) throw new Refusal('forbidden');
  return row;
}

/** Puts the PDF behind the own objection, once and before its decision. @throws Refusal not_found, file_attached, objection_decided */
export async function attachToObjection(
  { db, privateFiles }: ObjectionGround,
  personId: string,
  id: string,
  document: CheckedDocument,
): Promise<void> {
  await storeDocument(privateFiles, document);
  await db.transact(async (tx) => {
    const row = mine(await readObjection(tx, id, true), personId);
    if (row.decidedAt !== null) throw new Refusal('objection_decided');
    if (row.fileSha256 !== null) throw new Refusal('file_attached');
    await updateObjectionFile(tx, id, document);
  });
}

/** Whether a person may put a file there; asked before a byte is read. @throws Refusal not_found */
export async function mayAttach({ db }: ObjectionGround, personId: string, id: string): Promise<void> {
  mine(await readObjection(db, id), personId);
}

/** The PDF behind an objection, for whoever filed it or for the office. @throws Refusal not_found, forbidden */
export async function readObjectionFile(
  { db, privateFiles }: ObjectionGround,
  who: { readonly personId: string } | { readonly officeId: number },
  id: string,
): Promise<{ name: string; bytes: Buffer }> {
  const found = await readObjection(db, id);
  const row = 'officeId' in who ? ofOffice(found, who.officeId) : mine(found, who.personId);
  if (row.fileSha256 === null || row.fileName === null) throw new Refusal('not_found');
  return { name: row.fileName, bytes: await privateFiles.read(`${row.fileSha256}.pdf`) };
}

/**
 * A senior decides on an objection, with a ground that the debtor reads. What follows from it (a new appraisal, a correction, a
 * withdrawal) is done where such things are done.
 * @throws Refusal not_found, forbidden, objection_decided
 */
export async function decideObjection(
  { db, log }: ObjectionGround,
  senior: { readonly personId: string; readonly officeId: number },
  id: string,
  decision: ObjectionDecision,
): Promise<void> {
  await db.transact(async (tx) => {
    const row = ofOffice(await readObjection(tx, id, true), senior.officeId);
    if (row.decidedAt !== null) throw new Refusal('objection_decided');
    const at = await readClock(tx);
    await updateDecision(tx, id, decision, senior.personId, at);
    const secret = { objection: id, file: row.fileSha256, ...decision };
    const body = { objection: id, case: row.caseId };
    await log.append(tx, [{ lotId: null, kind: 'objection_decided', at, actorId: senior.personId, body, secret }]);
    await notify(tx, [{ personId: row.filedBy, lotId: null, kind: 'objection_decided', facts: { case: row.number } }]);
  });
}
