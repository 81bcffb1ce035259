import type { RulesWire } from '@ochiq/shared/bidding';
import { appraisalFault } from '@ochiq/shared/cases';
import { localDay } from '@ochiq/shared/lots';
import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import { Refusal, type Tx } from '../base/index.js';
import { hasEnded, readAppraisals } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import { isScheduleGood, type LotGround, missingOf } from './desk.js';
import { checkAgainstRules, refuseBreaches } from './rules.js';
import type { LotRow } from './store.js';
import { readPhotos } from './store-files.js';

/**
 * What a lot must have before it is public, at its submission and once more at its approval.
 * @returns the auction rules that it would be published under now
 * @throws Refusal lot_not_ready (photo or appraisal missing), schedule_in_past (less than two minutes to the end),
 *   case_ended, appraisal_not_valid, appraisal_changed, notice_too_short, start_below_rules
 */
export async function readyForPublication(tx: Tx, config: LotGround['config'], lot: LotRow, at: Date): Promise<RulesWire> {
  if (await hasEnded(tx, lot.caseId)) throw new Refusal('case_ended');
  const photos = await readPhotos(tx, lot.id);
  const missing = missingOf(lot, photos.length, at).filter((what) => what !== 'schedule');
  if (missing.length > 0) {
    throw new Refusal(
      'lot_not_ready',
      missing.map((what) => ({ path: `/${what}`, message: 'missing' })),
    );
  }
  if (!isScheduleGood(lot, at)) throw new Refusal('schedule_in_past');
  await checkAppraisal(tx, lot, at);
  const { jurisdiction } = await readOffice(tx, lot.officeId);
  const profile = newestProfile(jurisdiction, config.rules);
  refuseBreaches(checkAgainstRules(profile, lot, at));
  return rulesOf(profile, { currency: lot.currency, minor: lot.startMinor });
}

/** The appraisal that a lot names must be the one of its thing that counts on that day. @throws Refusal appraisal_not_valid, appraisal_changed */
async function checkAppraisal(tx: Tx, { itemId, appraisalMinor, region }: LotRow, at: Date): Promise<void> {
  if (itemId === null) return;
  const fault = appraisalFault(await readAppraisals(tx, [itemId]), appraisalMinor, localDay(at.getTime(), region));
  if (fault) throw new Refusal(fault);
}
