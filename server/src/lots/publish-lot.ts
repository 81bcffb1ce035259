import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import { Refusal, readClock } from '../base/index.js';
import { readOffice } from '../identity/index.js';
import { type Bailiff, isScheduleGood, type LotGround, lockOwnDraft, missingOf } from './desk.js';
import { publishedEntry } from './published-entry.js';
import { checkAgainstRules, depositOf, refuseBreaches } from './rules.js';
import { readPhotos } from './store-files.js';
import { updateToPublished } from './store-steps.js';

/**
 * Publishes a draft: from here on it is public, and its auction rules are fixed. The timekeeper opens it at its start.
 * @throws Refusal lot_unknown, forbidden, lot_not_draft, lot_not_ready (photo or appraisal missing),
 *   schedule_in_past (less than two minutes to the end), notice_too_short, start_below_rules
 */
export async function publishLot(
  { db, log, config }: Pick<LotGround, 'db' | 'log' | 'config'>,
  bailiff: Bailiff,
  lotId: number,
): Promise<void> {
  await db.transact(async (tx) => {
    const lot = await lockOwnDraft(tx, bailiff, lotId);
    const at = await readClock(tx);
    const photos = await readPhotos(tx, lotId);
    const missing = missingOf(lot, photos.length, at).filter((what) => what !== 'schedule');
    if (missing.length > 0) {
      throw new Refusal(
        'lot_not_ready',
        missing.map((what) => ({ path: `/${what}`, message: 'missing' })),
      );
    }
    if (!isScheduleGood(lot, at)) throw new Refusal('schedule_in_past');
    const { jurisdiction } = await readOffice(tx, lot.officeId);
    const profile = newestProfile(jurisdiction, config.rules);
    refuseBreaches(checkAgainstRules(profile, lot, at));
    const rules = rulesOf(profile, { currency: lot.currency, minor: lot.startMinor });
    const seq = lot.seq + 1;
    await updateToPublished(tx, lotId, { seq, at, rules, depositMinor: depositOf(lot.startMinor, rules) });
    const actorId = bailiff.personId;
    await log.append(tx, [publishedEntry({ ...lot, lot: lotId, seq, at, actorId, rules })]);
  });
}
