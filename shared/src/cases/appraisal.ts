import { z } from 'zod';
import { currencySchema, minorSchema, positiveMinorSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';
import { fileSchema } from './file.js';

/** Months that an appraisal report holds from its date when it names no other end (assumed; the profile's law does not fix it yet). */
const validMonths = 6;

/** The last day on which a report of this date holds. @param day `2026-08-31`; the end is the month's last day where it has fewer */
export function endOfValidity(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + validMonths + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + validMonths, Math.min(date, last))).toISOString().slice(0, 10);
}

/** An appraisal as the bailiff enters it from the appraiser's report. */
export const appraisalDraftSchema = z.object({
  organisation: z.string().trim().min(2).max(200),
  licence: z.string().trim().min(1).max(60),
  reportNumber: z.string().trim().min(1).max(60),
  appraisedOn: z.iso.date(),
  /** Null: six months from its date. */
  validUntil: z.iso.date().nullable(),
  amountMinor: positiveMinorSchema,
  currency: currencySchema,
});
export type AppraisalDraft = z.output<typeof appraisalDraftSchema>;

export const challengeSchema = z.object({ ground: z.string().trim().min(10).max(500) });

export const appraisalStates = ['current', 'earlier', 'expired', 'challenged', 'ahead'] as const;
export type AppraisalState = (typeof appraisalStates)[number];

export const appraisalViewSchema = appraisalDraftSchema.extend({
  id: z.uuid(),
  validUntil: z.iso.date(),
  amountMinor: minorSchema,
  recordedAt: instantSchema,
  /** Someone disputes it: it counts no more. */
  challengeGround: z.string().nullable(),
  state: z.enum(appraisalStates),
  document: fileSchema.nullable(),
});
export type AppraisalView = z.output<typeof appraisalViewSchema>;

/** What decides whether an appraisal counts. Days are those of the office's wall calendar. */
export interface DatedAppraisal {
  readonly id: string;
  readonly appraisedOn: string;
  readonly validUntil: string;
  readonly recordedAt: Date;
  readonly challengeGround: string | null;
}

const isValid = (one: DatedAppraisal, today: string): boolean =>
  one.challengeGround === null && one.appraisedOn <= today && today <= one.validUntil;

/** Whether the first of two is the newer: by its date, then by when it was recorded. */
const isNewer = (a: DatedAppraisal, b: DatedAppraisal): boolean =>
  a.appraisedOn === b.appraisedOn
    ? a.recordedAt > b.recordedAt || (a.recordedAt.getTime() === b.recordedAt.getTime() && a.id > b.id)
    : a.appraisedOn > b.appraisedOn;

/** The appraisal that counts: the newest that is valid today and not challenged. Null when there is none. */
export function currentAppraisal<One extends DatedAppraisal>(appraisals: readonly One[], today: string): One | null {
  return appraisals
    .filter((one) => isValid(one, today))
    .reduce<One | null>((newest, one) => (newest && isNewer(newest, one) ? newest : one), null);
}

/** How one of an item's appraisals stands today. */
export function appraisalState(one: DatedAppraisal, appraisals: readonly DatedAppraisal[], today: string): AppraisalState {
  if (one.challengeGround !== null) return 'challenged';
  if (one.appraisedOn > today) return 'ahead';
  if (one.validUntil < today) return 'expired';
  return currentAppraisal(appraisals, today)?.id === one.id ? 'current' : 'earlier';
}

/**
 * Why a lot may not go public by the appraisals of its thing on a day: none of them is valid then, or the one that counts is of another
 * amount than the lot names. Null when nothing stands against it; a thing that was never appraised here is none of this rule's business.
 * @param lotMinor the appraisal that the lot names, in minor units
 */
export function appraisalFault(
  appraisals: readonly (DatedAppraisal & { readonly amountMinor: bigint })[],
  lotMinor: bigint | null,
  today: string,
): 'appraisal_not_valid' | 'appraisal_changed' | null {
  if (appraisals.length === 0) return null;
  const current = currentAppraisal(appraisals, today);
  if (!current) return 'appraisal_not_valid';
  return current.amountMinor === lotMinor ? null : 'appraisal_changed';
}
