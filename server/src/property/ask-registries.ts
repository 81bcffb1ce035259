import type { Found } from '@ochiq/shared/registries';
import { readClock } from '../base/index.js';
import { readParties } from '../identity/index.js';
import type { Answer, Registries } from '../registries/index.js';
import { type PropertyGround, soughtOf } from './own-case.js';
import { countChange, type DueQuestion, lockOpenQuestion, saveAnswer, saveNoAnswer, takeQuestions } from './store-searches.js';
import { questionAfter, restMs } from './when-next.js';

/** So many are asked at once by one node. */
const limit = 20;
/** Longer than a registry may take: a node that asks has the question for so long. */
const leaseMs = 120_000;

export interface AskingGround extends PropertyGround {
  readonly registries: Registries;
}

/**
 * Asks what is due, all at once, and keeps each answer as it comes.
 * @returns how many questions were asked
 */
export async function askRegistries(ground: AskingGround): Promise<number> {
  const due = await ground.db.transact(async (tx) => {
    const taken = await takeQuestions(tx, limit, leaseMs);
    for (const caseId of new Set(taken.map((one) => one.caseId))) await countChange(tx, caseId);
    return taken;
  });
  await Promise.all(due.map((question) => ask(ground, question)));
  return due.length;
}

async function ask(ground: AskingGround, question: DueQuestion): Promise<void> {
  const { db, registries } = ground;
  const debtor = (await readParties(db, [question.debtorId])).get(question.debtorId);
  if (!debtor) throw new Error(`case ${question.caseId} has no debtor`);
  const { id, caseId, officeId, askedBy } = question;
  const answer = await registries.find(question.registry, soughtOf(debtor), {
    id,
    caseId,
    officeId,
    personId: askedBy,
    ground: 'property_search',
  });
  await keep(ground, question, answer);
}

/** An answer that comes twice is kept once; one that was kept is not undone by a fault that comes after it. */
async function keep({ db }: AskingGround, question: DueQuestion, answer: Answer<readonly Found[]>): Promise<void> {
  await db.transact(async (tx) => {
    if (!(await lockOpenQuestion(tx, question.id))) return;
    const at = await readClock(tx);
    if (answer.ok) {
      const own = answer.value.filter(({ registry }) => registry === question.registry);
      await saveAnswer(tx, question, own, at);
    } else if (answer.fault === 'absent') await saveAnswer(tx, question, [], at);
    else {
      const { fault } = answer;
      const nextAt = new Date(at.getTime() + restMs(question.tries));
      await saveNoAnswer(tx, question.id, { state: questionAfter(fault, question.tries), fault, nextAt });
    }
    await countChange(tx, question.caseId);
  });
}
