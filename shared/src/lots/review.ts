import { z } from 'zod';
import { instantSchema } from '../time/index.js';
import { changeSchema, correctionDraftSchema } from './correction.js';
import { suspensionOrderSchema } from './suspension.js';
import { withdrawalSchema } from './withdrawal.js';

/** The steps that leave a version of a lot behind. */
export const versionSteps = ['drafted', 'amended', 'submitted', 'sent_back', 'published', 'corrected'] as const;
export const versionStepSchema = z.enum(versionSteps);

export const commentSchema = z.object({ comment: z.string().trim().min(3).max(2000) });

const official = z.object({ id: z.uuid(), name: z.string() });

/** Who did what to a lot, when; `comment` came with a draft that was sent back. */
export const lotVersionSchema = z.object({
  version: z.int().positive(),
  step: versionStepSchema,
  at: instantSchema,
  by: official,
  comment: z.string().nullable(),
});
export type LotVersion = z.output<typeof lotVersionSchema>;

const waitingSchema = z.object({ id: z.uuid(), at: instantSchema, by: official, mine: z.boolean(), changes: z.array(changeSchema) });

/** What waits for a second official. */
export const lotProposalSchema = z.discriminatedUnion('kind', [
  waitingSchema.extend({ kind: z.literal('correction'), body: correctionDraftSchema }),
  waitingSchema.extend({ kind: z.literal('withdrawal'), body: withdrawalSchema }),
  waitingSchema.extend({ kind: z.literal('suspension'), body: suspensionOrderSchema }),
]);
export type LotProposal = z.output<typeof lotProposalSchema>;

/** A lot before the second official: what changed since it was last before one, who wrote what when, and what waits. */
export const lotReviewSchema = z.object({
  lot: z.int().positive(),
  /** The version compared with, null at the first submission. */
  since: lotVersionSchema.nullable(),
  changes: z.array(changeSchema),
  versions: z.array(lotVersionSchema),
  proposals: z.array(lotProposalSchema),
  /** Whether the one who asks wrote or submitted it, and so cannot approve it. */
  own: z.boolean(),
});
export type LotReview = z.output<typeof lotReviewSchema>;

/** One thing that waits for a senior official of the office. */
export const reviewItemSchema = z.object({
  lot: z.int().positive(),
  title: z.partialRecord(z.enum(['uz', 'ru', 'ky', 'en']), z.string()),
  what: z.enum(['publication', 'correction', 'withdrawal', 'suspension']),
  /** Null for a publication, which the lot itself waits for. */
  proposal: z.uuid().nullable(),
  at: instantSchema,
  by: official,
  /** The one who asks may not decide it: it is the own work. */
  mine: z.boolean(),
});
export type ReviewItem = z.output<typeof reviewItemSchema>;
export const reviewListSchema = z.object({ items: z.array(reviewItemSchema) });
