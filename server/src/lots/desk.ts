import { type LotDesk, type LotStep, stepLot } from '@ochiq/shared/lots';
import type { RulesMode } from '@ochiq/shared/rules';
import { type Clock, type Db, type Files, type Queryable, type Readers, Refusal, readClock, type Tx } from '../base/index.js';
import type { Log } from '../log/index.js';
import { readPageRows } from './read-page.js';
import { type LotRow, lockLot, readLot } from './store.js';
import { readPhotos } from './store-files.js';
import { readVersions } from './store-versions.js';
import { deskView } from './view.js';

export interface LotGround {
  readonly db: Db;
  readonly readers: Readers;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: Files;
  /** Which rule profiles new lots take. */
  readonly config: { readonly rules: RulesMode };
  /** Those who were admitted to bid on a lot, of whom the lots know nothing themselves. */
  readonly participantsOf: (tx: Tx, lotId: number) => Promise<readonly string[]>;
}

/** The bailiff at the desk and the office they act for. */
export interface Bailiff {
  readonly personId: string;
  readonly officeId: number;
}

/** A lot must stay open this long after its publication at least, in ms. */
const leastNoticeMs = 2 * 60_000;

/** @throws Refusal the code of `lotSteps` where a lot may not take a step; lot_closed at its end, even before that is written down */
export function mustStep(lot: Pick<LotRow, 'state' | 'endsAt'>, step: LotStep, now: Date): void {
  const refusal = stepLot(lot.state, step);
  if (refusal !== null) throw new Refusal(refusal);
  if ((lot.state === 'published' || lot.state === 'live') && now >= lot.endsAt) throw new Refusal('lot_closed');
}

export const isScheduleGood = (lot: Pick<LotRow, 'startsAt' | 'endsAt'>, now: Date): boolean =>
  lot.endsAt > lot.startsAt && lot.endsAt.getTime() >= now.getTime() + leastNoticeMs;

/** What a draft still needs before it can be published. */
export function missingOf(
  lot: Pick<LotRow, 'state' | 'appraisalMinor' | 'startsAt' | 'endsAt'>,
  photoCount: number,
  now: Date,
): LotDesk['missing'] {
  if (lot.state !== 'draft') return [];
  const missing: LotDesk['missing'] = [];
  if (photoCount === 0) missing.push('photo');
  if (lot.appraisalMinor === null) missing.push('appraisal');
  if (!isScheduleGood(lot, now)) missing.push('schedule');
  return missing;
}

function refuseOthers<Row extends LotRow>(lot: Row | null, bailiff: Bailiff): Row {
  if (!lot) throw new Refusal('lot_unknown');
  if (lot.officeId !== bailiff.officeId) throw new Refusal('forbidden');
  return lot;
}

/**
 * A lot of the bailiff's own office.
 * @throws Refusal lot_unknown, forbidden
 */
export const readOwnLot = async (db: Queryable, bailiff: Bailiff, lotId: number): Promise<LotRow> =>
  refuseOthers(await readLot(db, lotId), bailiff);

/** The same under the row's lock. */
export const lockOwnLot = async (tx: Tx, bailiff: Bailiff, lotId: number): Promise<LotRow> =>
  refuseOthers(await lockLot(tx, lotId), bailiff);

/** The same, refusing what is no draft (lot_not_draft): what was published is not changed silently. */
export async function lockOwnDraft(tx: Tx, bailiff: Bailiff, lotId: number): Promise<LotRow> {
  const lot = await lockOwnLot(tx, bailiff, lotId);
  if (lot.state !== 'draft') throw new Refusal('lot_not_draft');
  return lot;
}

/** The desk's view of a lot of the own office. @throws Refusal lot_unknown, forbidden */
export async function readDesk(db: Queryable, bailiff: Bailiff, lotId: number): Promise<LotDesk> {
  const lot = await readOwnLot(db, bailiff, lotId);
  const now = await readClock(db);
  const photos = await readPhotos(db, lotId);
  const versions = lot.state === 'draft' ? await readVersions(db, lotId) : [];
  const sentBack = versions.findLast(({ step }) => step === 'sent_back')?.comment ?? null;
  return deskView(await readPageRows(db, lot), bailiff.personId, missingOf(lot, photos.length, now), sentBack);
}
