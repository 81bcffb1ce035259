import type { LotDraft } from '@ochiq/shared/lots';
import { newestProfile, rulesOf } from '@ochiq/shared/rules';
import { type Queryable, Refusal, readClock, type Tx } from '../base/index.js';
import { hasEnded, readCaseOrigin } from '../cases/index.js';
import { readOffice } from '../identity/index.js';
import { type Bailiff, type LotGround, lockOwnDraft } from './desk.js';
import { keepVersion } from './keep-version.js';
import { checkStartPrice, depositOf, refuseBreaches } from './rules.js';
import { type DraftColumns, insertLots } from './store.js';
import { updateDraft } from './store-steps.js';
import { takeItem } from './take-item.js';

/** No sale is planned longer ahead than this, in ms; what lies beyond is a slip of the pen. */
const farthestMs = 3 * 366 * 24 * 60 * 60_000;

type Drafting = Pick<LotGround, 'db' | 'log' | 'config'>;

const wrong = (path: string, message: string) => new Refusal('bad_request', [{ path, message }]);

/** The columns of a draft. @throws Refusal schedule_in_past, bad_request, forbidden (another office's case), case_ended, start_below_rules */
async function columnsOf(
  db: Queryable,
  { rules: mode }: LotGround['config'],
  bailiff: Bailiff,
  draft: LotDraft,
  now: Date,
): Promise<DraftColumns> {
  const startsAt = new Date(draft.startsAt);
  const endsAt = new Date(draft.endsAt);
  if (endsAt <= startsAt) throw new Refusal('schedule_in_past');
  if (Math.abs(startsAt.getTime() - now.getTime()) > farthestMs) throw wrong('/startsAt', 'too_far');
  if (endsAt.getTime() - now.getTime() > farthestMs) throw wrong('/endsAt', 'too_far');
  const startMinor = BigInt(draft.startMinor);
  const reserveMinor = draft.reserveMinor === null ? null : BigInt(draft.reserveMinor);
  if (reserveMinor !== null && reserveMinor < startMinor) throw wrong('/reserveMinor', 'below_start');
  const origin = await readCaseOrigin(db, draft.caseId);
  if (!origin) throw wrong('/caseId', 'unknown');
  if (origin.officeId !== bailiff.officeId) throw new Refusal('forbidden');
  if (await hasEnded(db, draft.caseId)) throw new Refusal('case_ended');
  const { jurisdiction } = await readOffice(db, bailiff.officeId);
  const profile = newestProfile(jurisdiction, mode);
  const rules = rulesOf(profile, { currency: draft.currency, minor: startMinor });
  const appraisalMinor = draft.appraisalMinor === null ? null : BigInt(draft.appraisalMinor);
  refuseBreaches(checkStartPrice(profile, { startMinor, appraisalMinor, round: 1 }));
  return {
    ...draft,
    startMinor,
    reserveMinor,
    appraisalMinor,
    depositMinor: depositOf(startMinor, rules),
    rules,
    startsAt,
    originalEndsAt: endsAt,
    endsAt,
    minNextMinor: startMinor,
  };
}

/**
 * Writes a new draft of a lot for a case of the bailiff's office.
 * @returns the lot's number
 * @throws Refusal schedule_in_past (end not after start), bad_request, forbidden (another office's case), item_in_lot
 */
export async function draftLot({ db, log, config }: Drafting, bailiff: Bailiff, draft: LotDraft): Promise<number> {
  return db.transact(async (tx) => writeDraft(tx, { log, config }, bailiff, draft, await readClock(tx)));
}

/** The same within the caller's transaction. */
export async function writeDraft(
  tx: Tx,
  { log, config }: Omit<Drafting, 'db'>,
  bailiff: Bailiff,
  draft: LotDraft,
  now: Date,
): Promise<number> {
  // Nobody ends the case between this look and the draft.
  await hasEnded(tx, draft.caseId, true);
  const columns = await columnsOf(tx, config, bailiff, await takeItem(tx, draft, null, now), now);
  const [lotId] = await insertLots(tx, [
    { ...columns, officeId: bailiff.officeId, authorId: bailiff.personId, state: 'draft', createdAt: now },
  ]);
  if (lotId === undefined) throw new Error('the draft was not inserted');
  await keepVersion(tx, { lotId, step: 'drafted', at: now, actorId: bailiff.personId });
  await log.append(tx, [{ lotId, kind: 'drafted', at: now, actorId: bailiff.personId, body: {}, secret: { ...draft } }]);
  return lotId;
}

/**
 * Rewrites a draft.
 * @throws Refusal lot_unknown, forbidden, lot_not_draft, and those of `draftLot`
 */
export async function amendLot({ db, log, config }: Drafting, bailiff: Bailiff, lotId: number, draft: LotDraft): Promise<void> {
  await db.transact(async (tx) => {
    await lockOwnDraft(tx, bailiff, lotId);
    const now = await readClock(tx);
    await updateDraft(tx, lotId, await columnsOf(tx, config, bailiff, await takeItem(tx, draft, lotId, now), now));
    await keepVersion(tx, { lotId, step: 'amended', at: now, actorId: bailiff.personId });
    await log.append(tx, [{ lotId, kind: 'amended', at: now, actorId: bailiff.personId, body: {}, secret: { ...draft } }]);
  });
}
