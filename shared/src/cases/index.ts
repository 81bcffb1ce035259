import { z } from 'zod';
import { currencySchema, positiveMinorSchema, sumSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

export const partyKindSchema = z.enum(['person', 'organisation']);

/** A debtor or creditor as the bailiff enters them. `nationalId` is the 14-digit PINFL (UZ) or PIN (KG), or a tax number. */
export const partySchema = z.object({
  kind: partyKindSchema,
  name: z.string().trim().min(2).max(200),
  nationalId: z.string().regex(/^\d{9,14}$/),
});

export const executiveDocumentKinds = ['writ_of_execution', 'court_order', 'notary_inscription', 'tax_decision'] as const;

/** The ranks of claims, in the order in which the law pays them; a claim of a later rank is paid once the earlier are whole. */
export const claimRanks = ['alimony', 'wages', 'taxes', 'secured', 'other'] as const;
export const claimRankSchema = z.enum(claimRanks);
export type ClaimRank = z.output<typeof claimRankSchema>;

/** A new enforcement case with its executive document. */
export const caseDraftSchema = z.object({
  number: z.string().trim().min(3).max(60),
  courtId: z.int32().positive(),
  executiveDocument: z.object({
    kind: z.enum(executiveDocumentKinds),
    number: z.string().trim().min(1).max(60),
    issuedOn: z.iso.date(),
  }),
  debtor: partySchema,
  creditors: z
    .array(partySchema.extend({ claimMinor: positiveMinorSchema, rank: claimRankSchema.default('other') }))
    .min(1)
    .max(20),
  currency: currencySchema,
});
export type CaseDraft = z.output<typeof caseDraftSchema>;

/** An enforcement case on the bailiff's desk. */
export const caseViewSchema = caseDraftSchema.extend({
  id: z.int().positive(),
  /** Of all creditors together. */
  claimMinor: sumSchema,
  openedAt: instantSchema,
  lotCount: z.int().nonnegative(),
});
export type CaseView = z.output<typeof caseViewSchema>;
export const caseListSchema = z.object({ cases: z.array(caseViewSchema) });

export * from './appraisal.js';
export { type AttributeName, attributeNames, identifierOf } from './attributes.js';
export * from './ending.js';
export * from './file.js';
export * from './items.js';
export * from './payee.js';
