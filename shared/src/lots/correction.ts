import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { instantSchema } from '../time/index.js';

/** What a correction may touch. All else needs a withdrawal and a new listing. */
export const correctable = ['title', 'description', 'place'] as const;

/** Whether a correction changes only what it may; `lot_terms_fixed` refuses the others. */
export const isCorrectable = (field: string): boolean => correctable.some((one) => one === field);

/**
 * A correction of a published lot: new texts, or a note that is added, with the reason. `changes` takes any name, so that a
 * forbidden one is refused with its own code and not as an unreadable request.
 */
export const correctionDraftSchema = z.object({
  changes: z.record(z.string(), z.unknown()),
  note: z.string().trim().min(3).max(1000).nullable(),
  reason: z.string().trim().min(10).max(500),
});
export type CorrectionDraft = z.output<typeof correctionDraftSchema>;

/** The new texts of a correction. */
export const correctionTextsSchema = z.strictObject({
  title: translatedSchema(200).optional(),
  description: translatedSchema(5000).optional(),
  place: z.string().trim().min(1).max(300).optional(),
});
export type CorrectionTexts = z.output<typeof correctionTextsSchema>;

/** One place of a text that differs; `path` as `title.uz`. Null where there was or is nothing. */
export const changeSchema = z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() });
export type Change = z.output<typeof changeSchema>;

/** A correction as everyone sees it, for good. */
export const correctionSchema = z.object({
  at: instantSchema,
  changes: z.array(changeSchema),
  note: z.string().nullable(),
  reason: z.string(),
});
export type Correction = z.output<typeof correctionSchema>;
