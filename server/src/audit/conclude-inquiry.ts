import { type Conclusion, inquiryAfter } from '@ochiq/shared/audit';
import { Refusal, type Tx } from '../base/index.js';
import type { AuditGround } from './ground.js';
import { readFreezes } from './store-freezes.js';
import { clearConclusion, insertEvent, updateToConcluded, updateToReferred } from './store-inquiries.js';
import { countAnswers } from './store-questions.js';
import { beginStep, tellAuditors, writeStep } from './take-step.js';

/**
 * Concludes an inquiry. Where nothing is referred no sale may stay stopped for it, and an explanation needs one; a referral waits
 * for a second auditor.
 * @throws Refusal inquiry_unknown, inquiry_concluded, inquiry_referring, explanation_missing, freeze_lasts
 */
export async function concludeInquiry(
  { db, log }: AuditGround,
  auditorId: string,
  inquiryId: number,
  { outcome, text }: Conclusion,
): Promise<void> {
  await db.transact(async (tx) => {
    const { at } = await beginStep(tx, inquiryId, outcome === 'referred' ? 'refer' : 'conclude');
    if (outcome === 'referred') {
      await updateToConcluded(tx, inquiryId, { state: 'referring', outcome, text, by: auditorId, at });
      await writeStep({ log }, tx, { inquiryId, at, kind: 'referral_proposed', actorId: auditorId, text });
      return tellAuditors(tx, inquiryId, auditorId);
    }
    if (outcome === 'explained' && (await countAnswers(tx, inquiryId)).answered === 0) throw new Refusal('explanation_missing');
    if ((await readFreezes(tx, inquiryId)).some(({ endedAt, state }) => endedAt === null && state !== 'declined'))
      throw new Refusal('freeze_lasts');
    await updateToConcluded(tx, inquiryId, { state: 'concluded', outcome, text, by: auditorId, at });
    await writeConclusion({ log }, tx, { inquiryId, at, actorId: auditorId, outcome, text });
  });
}

/**
 * A second auditor agrees to a referral, or anybody sends it back.
 * @throws Refusal inquiry_unknown, inquiry_concluded, referral_unknown, second_auditor_needed
 */
export async function decideReferral(
  { db, log }: AuditGround,
  auditorId: string,
  inquiryId: number,
  { agree, text }: { readonly agree: boolean; readonly text: string },
): Promise<void> {
  await db.transact(async (tx) => {
    const { inquiry, at } = await beginStep(tx, inquiryId, agree ? 'agree' : 'disagree');
    const { concludedBy, conclusion } = inquiry;
    if (concludedBy === null || conclusion === null) throw new Error('a referral without a conclusion');
    if (!agree) {
      const { unanswered } = await countAnswers(tx, inquiryId);
      await clearConclusion(tx, inquiryId, inquiryAfter(inquiry.state, 'disagree', unanswered), at);
      return writeStep({ log }, tx, { inquiryId, at, kind: 'referral_declined', actorId: auditorId, text });
    }
    if (concludedBy === auditorId) throw new Refusal('second_auditor_needed');
    await updateToReferred(tx, inquiryId, auditorId, at);
    await writeConclusion({ log }, tx, {
      inquiryId,
      at,
      actorId: auditorId,
      submitterId: concludedBy,
      outcome: 'referred',
      text: conclusion,
    });
  });
}

interface Concluded {
  readonly inquiryId: number;
  readonly at: Date;
  readonly actorId: string;
  readonly submitterId?: string;
  readonly outcome: string;
  readonly text: string;
}

async function writeConclusion({ log }: Pick<AuditGround, 'log'>, tx: Tx, done: Concluded): Promise<void> {
  const { inquiryId, at, actorId, submitterId, outcome, text } = done;
  await insertEvent(tx, inquiryId, { at, kind: 'concluded', actorId, text, lotId: null, assigneeId: null });
  const secret = { inquiry: inquiryId, outcome, text };
  const by = submitterId === undefined ? { actorId } : { actorId, submitterId };
  await log.append(tx, [{ lotId: null, kind: 'inquiry_concluded', at, ...by, body: { inquiry: inquiryId }, secret }]);
}
