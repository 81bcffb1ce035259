import { openQuestionStates } from '@ochiq/shared/property';
import { registries } from '@ochiq/shared/registries';
import { newId, Refusal, readClock } from '../base/index.js';
import { hasEnded } from '../cases/index.js';
import { type Official, ownCase, type PropertyGround } from './own-case.js';
import { countChange, insertSearch, lockProperty, readNewestSearch, readQuestions } from './store-searches.js';

/**
 * Begins to look for the debtor's property in all registries at once. While a search lasts there is no second one: whoever asks again
 * is shown the one under way.
 * @throws Refusal not_found, forbidden, case_ended
 */
export async function startSearch({ db, log }: PropertyGround, official: Official, caseId: number): Promise<void> {
  await db.transact(async (tx) => {
    const { row } = await ownCase(tx, official, caseId);
    await lockProperty(tx, caseId);
    if (await hasEnded(tx, caseId)) throw new Refusal('case_ended');
    const newest = await readNewestSearch(tx, caseId);
    const questions = newest === null ? [] : await readQuestions(tx, newest.id);
    if (questions.some(({ state }) => openQuestionStates.includes(state))) return;
    const askedAt = await readClock(tx);
    const search = await insertSearch(
      tx,
      { caseId, askedBy: official.personId, askedAt },
      registries.map((registry) => ({ id: newId(), registry })),
    );
    await countChange(tx, caseId);
    const secret = { search, debtor: row.debtorId, registries: registries.join(' ') };
    const body = { case: caseId, search };
    await log.append(tx, [{ lotId: null, kind: 'property_searched', at: askedAt, actorId: official.personId, body, secret }]);
  });
}
