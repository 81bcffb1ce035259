import { type RuleProfile, rulesOf } from '@ochiq/shared/rules';
import { Refusal, type Tx } from '../base/index.js';
import { hasEnded } from '../cases/index.js';
import type { Log } from '../log/index.js';
import { type Bailiff, isScheduleGood } from './desk.js';
import { depositOf } from './rules.js';
import { readLot } from './store.js';
import { copyDocuments, copyPhotos, insertRepeat } from './store-repeat.js';

export interface Repeat {
  /** The lot that found no buyer. */
  readonly of: number;
  readonly round: number;
  readonly startMinor: bigint;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly profile: RuleProfile;
  /** Lost deposits that come along, minor units. */
  readonly carriedMinor: bigint;
  readonly at: Date;
}

/**
 * Copies a lot for its next round, with its texts, photos and documents, without a reserve; it waits for a second official.
 * @returns the new lot's number
 * @throws Refusal schedule_in_past, case_ended
 */
export async function repeatLot(tx: Tx, log: Log, bailiff: Bailiff, repeat: Repeat): Promise<number> {
  const { of, round, startMinor, startsAt, endsAt, profile, carriedMinor, at } = repeat;
  if (!isScheduleGood({ startsAt, endsAt }, at)) throw new Refusal('schedule_in_past');
  const before = await readLot(tx, of);
  if (!before) throw new Error(`there is no lot ${of} to repeat`);
  if (await hasEnded(tx, before.caseId)) throw new Refusal('case_ended');
  const rules = rulesOf(profile, { currency: before.currency, minor: startMinor });
  const depositMinor = depositOf(startMinor, rules);
  const lotId = await insertRepeat(tx, { of, round, startMinor, depositMinor, rules, startsAt, endsAt, authorId: bailiff.personId, at });
  const photos = await copyPhotos(tx, of, lotId);
  const documents = await copyDocuments(tx, of, lotId, at);
  const entry = (kind: string, body: Readonly<Record<string, unknown>>) => ({
    lotId,
    kind,
    at,
    actorId: bailiff.personId,
    body,
  });
  const { category, region, place, title, description, currency, appraisalMinor } = before;
  const secret = { of, round, category, region, place, title, description, currency, appraisalMinor: appraisalMinor?.toString() ?? null };
  await log.append(tx, [
    { ...entry('drafted', {}), secret },
    entry('repeat_of', { of, round, startMinor: startMinor.toString(), carriedMinor: carriedMinor.toString() }),
    ...photos.map(({ id, sha256 }) => entry('photo_added', { id, sha256 })),
    ...documents.map(({ id, sha256, bytes }) => entry('document_added', { id, sha256, bytes })),
  ]);
  return lotId;
}
