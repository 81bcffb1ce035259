import { z } from 'zod';
import { currencySchema, minorSchema, sumSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

/**
 * How a case ends: enforced (claims, costs and the fee are paid in full), partly (something was recovered, the rest cannot be),
 * unenforceable (no property or debtor was found: the document goes back to the creditor with an act), terminated (a court's
 * order, or the creditor withdrew), transferred (another office goes on).
 */
export const caseOutcomes = ['enforced', 'partly', 'unenforceable', 'terminated', 'transferred'] as const;
export const caseOutcomeSchema = z.enum(caseOutcomes);
export type CaseOutcome = z.output<typeof caseOutcomeSchema>;

/** What officials may propose; `enforced` comes from the books alone. */
export const proposableOutcomeSchema = z.enum(['partly', 'unenforceable', 'terminated', 'transferred']);
export type ProposableOutcome = z.output<typeof proposableOutcomeSchema>;

export const caseEndDraftSchema = z.object({ outcome: proposableOutcomeSchema, ground: z.string().trim().min(10).max(500) });
export type CaseEndDraft = z.output<typeof caseEndDraftSchema>;

/** Where recovered money came from: distributed sales, the debtor's own payments, seized accounts, seized income. */
export const recoverySources = ['auction', 'debtor', 'account', 'income'] as const;
export const recoverySourceSchema = z.enum(recoverySources);
export type RecoverySource = z.output<typeof recoverySourceSchema>;

/** What is asked of a debtor and what has come, in minor units of the case's currency. */
export const caseMoneySchema = z.object({
  /** All creditors' claims. */
  claimMinor: sumSchema,
  /** The state's fee on the whole claim. */
  feeMinor: sumSchema,
  /** Costs that the office had and wrote down. */
  costsMinor: sumSchema,
  /** Of the claims. */
  recoveredMinor: sumSchema,
  recoveredBy: z.array(z.object({ source: recoverySourceSchema, minor: sumSchema })),
  /** Claims, fee and costs that are still to be paid. */
  remainingMinor: sumSchema,
});
export type CaseMoney = z.output<typeof caseMoneySchema>;

export const caseEndSchema = z.object({ outcome: caseOutcomeSchema, ground: z.string(), at: instantSchema });
export const caseEndProposalSchema = z.object({
  id: z.uuid(),
  outcome: proposableOutcomeSchema,
  ground: z.string(),
  proposedAt: instantSchema,
  /** Whether the reader proposed it: then another must approve. */
  own: z.boolean(),
});

/** How far a case is: its money, its end, and an end that waits for a senior. */
export const caseStandSchema = z.object({
  case: z.int().positive(),
  number: z.string(),
  currency: currencySchema,
  money: caseMoneySchema,
  end: caseEndSchema.nullable(),
  proposal: caseEndProposalSchema.nullable(),
  costs: z.array(z.object({ ground: z.string(), amountMinor: minorSchema, at: instantSchema })),
});
export type CaseStand = z.output<typeof caseStandSchema>;
export const caseStandsSchema = z.object({ cases: z.array(caseStandSchema) });

/** A cost of enforcement that the debtor repays: storage, transport, an appraisal. */
export const caseCostSchema = z.object({
  ground: z.string().trim().min(3).max(200),
  amountMinor: minorSchema.refine((text) => text !== '0'),
});
export type CaseCost = z.output<typeof caseCostSchema>;

/** What of a debt has been paid and what is left. Minor units. */
export interface Debt {
  readonly claimMinor: bigint;
  readonly feeMinor: bigint;
  readonly costsMinor: bigint;
  readonly paid: { readonly claimMinor: bigint; readonly feeMinor: bigint; readonly costsMinor: bigint };
}

const left = (due: bigint, paid: bigint): bigint => (due > paid ? due - paid : 0n);

/** Each part counts for itself: what one part got too much pays nothing of another. */
export const remainingOf = ({ claimMinor, feeMinor, costsMinor, paid }: Debt): bigint =>
  left(claimMinor, paid.claimMinor) + left(feeMinor, paid.feeMinor) + left(costsMinor, paid.costsMinor);

/**
 * Why officials may not end a case so: null, or the code.
 * @param unfinishedLots lots of the case that are on sale, or sold and not distributed
 */
export function refuseCaseEnd(
  outcome: ProposableOutcome,
  { recoveredMinor, unfinishedLots }: { readonly recoveredMinor: bigint; readonly unfinishedLots: number },
): 'case_outcome_wrong' | 'case_has_lots' | null {
  if (outcome === 'partly' && recoveredMinor === 0n) return 'case_outcome_wrong';
  if (outcome === 'unenforceable' && recoveredMinor > 0n) return 'case_outcome_wrong';
  return unfinishedLots > 0 ? 'case_has_lots' : null;
}
