import { z } from 'zod';

/** The grounds on which a lot is withdrawn. */
export const withdrawalGrounds = [
  'debt_paid',
  'bankruptcy',
  'document_annulled',
  'appraisal_challenged',
  'listing_error',
  'other',
] as const;
export const withdrawalGroundSchema = z.enum(withdrawalGrounds);
export type WithdrawalGround = z.output<typeof withdrawalGroundSchema>;

/** A withdrawal: its ground from the list and what there is to say about it. Everyone sees both. */
export const withdrawalSchema = z.object({ kind: withdrawalGroundSchema, ground: z.string().trim().min(10).max(500) });
export type Withdrawal = z.output<typeof withdrawalSchema>;
