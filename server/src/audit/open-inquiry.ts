import type { NewInquiry } from '@ochiq/shared/audit';
import { Refusal, readClock, type Tx } from '../base/index.js';
import { isKnownSubject } from '../signals/index.js';
import type { AuditGround } from './ground.js';
import { insertEvent, insertInquiry, readAuditors, updateAssignee } from './store-inquiries.js';
import { beginStep, writeStep } from './take-step.js';

/** @throws Refusal not_an_auditor */
async function mustBeAuditor(tx: Tx, personId: string | null): Promise<void> {
  if (personId === null) return;
  if (!(await readAuditors(tx)).some(({ id }) => id === personId)) throw new Refusal('not_an_auditor');
}

/**
 * Opens an inquiry. The public log shows that there is one, and neither whom nor what it is about.
 * @returns its number
 * @throws Refusal subject_unknown, not_an_auditor
 */
export async function openInquiry(
  { db, log }: AuditGround,
  auditorId: string,
  { subjects, reason, hits, assignee }: NewInquiry,
): Promise<number> {
  return db.transact(async (tx) => {
    for (const subject of subjects) if (!(await isKnownSubject(tx, subject))) throw new Refusal('subject_unknown');
    await mustBeAuditor(tx, assignee);
    const at = await readClock(tx);
    const inquiry = await insertInquiry(tx, { openedBy: auditorId, at, assigneeId: assignee, reason, hits, subjects });
    await insertEvent(tx, inquiry, { at, kind: 'opened', actorId: auditorId, text: reason, lotId: null, assigneeId: assignee });
    const secret = { inquiry, subjects, reason, hits };
    await log.append(tx, [{ lotId: null, kind: 'inquiry_opened', at, actorId: auditorId, body: { inquiry }, secret }]);
    return inquiry;
  });
}

/** Gives an inquiry to an auditor, or to nobody. @throws Refusal inquiry_unknown, inquiry_concluded, not_an_auditor */
export async function assignInquiry(
  { db, log }: AuditGround,
  auditorId: string,
  inquiryId: number,
  assigneeId: string | null,
): Promise<void> {
  await db.transact(async (tx) => {
    const { at } = await beginStep(tx, inquiryId, 'assign');
    await mustBeAuditor(tx, assigneeId);
    await updateAssignee(tx, inquiryId, assigneeId);
    await writeStep({ log }, tx, { inquiryId, at, kind: 'assigned', actorId: auditorId, assigneeId });
  });
}

/** Adds a note, which stays as it is written. @throws Refusal inquiry_unknown, inquiry_concluded */
export async function addNote({ db, log }: AuditGround, auditorId: string, inquiryId: number, text: string): Promise<void> {
  await db.transact(async (tx) => {
    const { at } = await beginStep(tx, inquiryId, 'note');
    await writeStep({ log }, tx, { inquiryId, at, kind: 'noted', actorId: auditorId, text });
  });
}
