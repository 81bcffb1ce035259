import { readClock } from '../base/index.js';
import { type Bailiff, type LotGround, lockOwnLot, mustStep } from './desk.js';
import { keepVersion } from './keep-version.js';
import { readyForPublication } from './ready-lot.js';
import { updateToInReview } from './store-steps.js';
import { tellSeniors } from './tell-people.js';

/**
 * Hands a draft to the second official. From here on nobody edits it until it is sent back.
 * @throws Refusal lot_unknown, forbidden, lot_not_draft, lot_withdrawn, and those of `readyForPublication`
 */
export async function submitLot(
  { db, log, config }: Pick<LotGround, 'db' | 'log' | 'config'>,
  bailiff: Bailiff,
  lotId: number,
): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnLot(tx, bailiff, lotId);
    const at = await readClock(tx);
    mustStep(lot, 'submit', at);
    await readyForPublication(tx, config, lot, at);
    await updateToInReview(tx, lotId, bailiff.personId, at);
    const secret = await keepVersion(tx, { lotId, step: 'submitted', at, actorId: bailiff.personId });
    await log.append(tx, [{ lotId, kind: 'submitted', at, actorId: bailiff.personId, body: {}, secret }]);
    await tellSeniors(tx, lot, bailiff.personId);
  });
}
