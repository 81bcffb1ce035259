import { type Asked, inquiryAfter, type NewQuestion, refuseInquiryStep } from '@ochiq/shared/audit';
import { type Queryable, Refusal, readClock } from '../base/index.js';
import type { TaskSource } from '../lots/index.js';
import { notify } from '../notices/index.js';
import type { AuditGround } from './ground.js';
import { readLotHeads } from './store.js';
import { lockInquiry, updateState } from './store-inquiries.js';
import { countAnswers, insertQuestion, readLotsOfOfficial, readQuestionsTo, readQuestionTo, saveAnswer } from './store-questions.js';
import { beginStep, writeStep } from './take-step.js';

const leastMs = 3_600_000;
const mostMs = 60 * 86_400_000;

/**
 * Asks an official about lots that they worked on; they are told and answer on their desk.
 * @throws Refusal inquiry_unknown, inquiry_concluded, inquiry_referring, deadline_out_of_range, not_their_lot
 */
export async function askOfficial({ db, log }: AuditGround, auditorId: string, inquiryId: number, asked: NewQuestion): Promise<void> {
  await db.transact(async (tx) => {
    const { inquiry, at } = await beginStep(tx, inquiryId, 'ask');
    const dueAt = new Date(asked.dueAt);
    const span = dueAt.getTime() - at.getTime();
    if (span < leastMs || span > mostMs) throw new Refusal('deadline_out_of_range');
    const lots = [...new Set(asked.lots)].sort((a, b) => a - b);
    if ((await readLotsOfOfficial(tx, asked.official, lots)).length < lots.length) throw new Refusal('not_their_lot');
    const { official: officialId, question } = asked;
    await insertQuestion(tx, { inquiryId, officialId, lots, question, askedBy: auditorId, askedAt: at, dueAt });
    await updateState(tx, inquiryId, inquiryAfter(inquiry.state, 'ask', 1), at);
    const sealed = { official: officialId, lots, dueAt: dueAt.toISOString() };
    await writeStep({ log }, tx, { inquiryId, at, kind: 'asked', actorId: auditorId, text: question, sealed });
    const [lotId = null] = lots;
    await notify(tx, [{ personId: officialId, lotId, kind: 'explanation_wanted', facts: { dueAt: dueAt.toISOString() } }]);
  });
}

/**
 * An official explains. The answer is kept as it is given; one that comes after its day is taken, too, while the inquiry lasts.
 * @throws Refusal question_unknown (also for one to somebody else), question_answered, inquiry_concluded
 */
export async function answerQuestion({ db, log }: AuditGround, officialId: string, questionId: number, text: string): Promise<void> {
  await db.transact(async (tx) => {
    const found = await readQuestionTo(tx, questionId, officialId);
    if (!found) throw new Refusal('question_unknown');
    const inquiry = await lockInquiry(tx, found.inquiryId);
    if (!inquiry) throw new Error('a question without an inquiry');
    // Under the inquiry's lock no other answer can come between.
    if ((await readQuestionTo(tx, questionId, officialId))?.answer != null) throw new Refusal('question_answered');
    const refusal = refuseInquiryStep(inquiry.state, 'answer');
    if (refusal !== null) throw new Refusal(refusal);
    const at = await readClock(tx);
    await saveAnswer(tx, questionId, text, at);
    const { unanswered } = await countAnswers(tx, inquiry.id);
    await updateState(tx, inquiry.id, inquiryAfter(inquiry.state, 'answer', unanswered), at);
    await writeStep({ log }, tx, {
      inquiryId: inquiry.id,
      at,
      kind: 'answered',
      actorId: officialId,
      text,
      sealed: { question: questionId },
    });
    const tell = [...new Set([found.askedBy, inquiry.assigneeId ?? found.askedBy])];
    await notify(
      tx,
      tell.map((personId) => ({ personId, lotId: null, kind: 'explanation_given', facts: { inquiry: inquiry.id } }) as const),
    );
  });
}

/** What auditors ask of an official who has not answered yet. */
export const explanationTasks: TaskSource = async (db, { personId }) => {
  const waiting = (await readQuestionsTo(db, personId)).filter(({ answer, lasts }) => lasts && answer === null);
  const heads = await readLotHeads(
    db,
    waiting.flatMap(({ lots }) => lots),
  );
  return waiting.map(({ id, lots: [lot = 0], dueAt }) => {
    const title = heads.get(lot)?.title ?? { en: '—' };
    return { kind: 'explanation', on: 'explanation', id, title, missing: [], dueAt } as const;
  });
};

/** What an official was asked, newest first; not who asks, and not why. */
export async function listAsked(db: Queryable, officialId: string): Promise<Asked[]> {
  const rows = await readQuestionsTo(db, officialId);
  const heads = await readLotHeads(
    db,
    rows.flatMap(({ lots }) => lots),
  );
  return rows.map(({ id, lots, question, askedAt, dueAt, answer, answeredAt, lasts }) => ({
    id,
    lots: lots.flatMap((lot) => heads.get(lot) ?? []),
    question,
    askedAt: askedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    answer,
    answeredAt: answeredAt?.toISOString() ?? null,
    open: lasts && answer === null,
  }));
}
