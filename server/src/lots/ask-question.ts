import type { WaitingQuestion } from '@ochiq/shared/lots';
import { newId, Refusal, readClock } from '../base/index.js';
import { notify } from '../notices/index.js';
import { type Bailiff, type LotGround, lockOwnLot, mustStep } from './desk.js';
import { hashOf } from './keep-version.js';
import { readLot } from './store.js';
import { countAsked, insertQuestion, lockQuestion, saveAnswer } from './store-questions.js';

/** Assumed: enough for whoever wants to know, too little to bury an office. */
const waitingLimit = 3;
const dailyLimit = 10;
const dayMs = 86_400_000;

type Ground = Pick<LotGround, 'db' | 'log'>;

/**
 * Puts a question to the office of an open lot. Nobody else sees it before it is answered.
 * @throws Refusal lot_unknown, lot_not_open, lot_closed, lot_withdrawn; too_many_requests with three that wait on the lot, or ten in a day
 */
export async function askQuestion({ db }: Ground, askerId: string, lotId: number, question: string): Promise<WaitingQuestion> {
  return db.transact(async (tx) => {
    const lot = await readLot(tx, lotId);
    if (!lot?.publishedAt) throw new Refusal('lot_unknown');
    const askedAt = await readClock(tx);
    // Who may still be told of a correction may still ask.
    mustStep(lot, 'correct', askedAt);
    const { waiting, recent } = await countAsked(tx, askerId, lotId, new Date(askedAt.getTime() - dayMs));
    if (waiting >= waitingLimit || recent >= dailyLimit) throw new Refusal('too_many_requests');
    const id = newId();
    await insertQuestion(tx, { id, lotId, askerId, question, askedAt });
    if (lot.authorId !== askerId) await notify(tx, [{ personId: lot.authorId, lotId, kind: 'question_asked', facts: {} }]);
    return { id, question, askedAt: askedAt.toISOString() };
  });
}

/**
 * An official of the lot's office answers: from now on question and answer are public, and the log has their hash.
 * @throws Refusal lot_unknown, forbidden, lot_not_open, lot_closed, lot_withdrawn, question_unknown, question_answered
 */
export async function answerQuestion(
  { db, log }: Ground,
  bailiff: Bailiff,
  { lotId, id, answer }: { readonly lotId: number; readonly id: string | null; readonly answer: string },
): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, bailiff, lotId);
    const at = await readClock(tx);
    mustStep(lot, 'correct', at);
    const asked = id === null ? null : await lockQuestion(tx, lotId, id);
    if (!asked) throw new Refusal('question_unknown');
    if (asked.answer !== null) throw new Refusal('question_answered');
    await saveAnswer(tx, asked.id, { answer, by: bailiff.personId, at });
    const body = { id: asked.id, text: hashOf({ answer, question: asked.question }) };
    await log.append(tx, [{ lotId, kind: 'question_answered', at, actorId: bailiff.personId, body }]);
    if (asked.askerId !== null) await notify(tx, [{ personId: asked.askerId, lotId, kind: 'question_answered', facts: {} }]);
  });
}
