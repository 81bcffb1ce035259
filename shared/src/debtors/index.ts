import { z } from 'zod';
import { caseEndSchema, caseMoneySchema, claimRankSchema, executiveDocumentKinds, recoverySourceSchema } from '../cases/index.js';
import { payToSchema } from '../deposits/index.js';
import { translatedSchema } from '../language/index.js';
import { categorySchema, lotStateSchema } from '../lots/index.js';
import { currencySchema, minorSchema } from '../money/index.js';
import { saleStates } from '../settlement/index.js';
import { instantSchema } from '../time/index.js';

/** A name or a title in up to four languages. */
const titleSchema = translatedSchema(400);

/** What a debtor may object to. */
export const objectionSubjects = ['seizure', 'appraisal', 'lot'] as const;
export const objectionSubjectSchema = z.enum(objectionSubjects);
export type ObjectionSubject = z.output<typeof objectionSubjectSchema>;

/**
 * Days from the act, the appraisal or the publication in which a debtor may object to the office, and days in which the office decides.
 * Assumed: ten days each, as complaints about executors have in the laws on enforcement of both countries; see decision 37.
 */
export const objectionDays = 10;
const dayMs = 86_400_000;

/** Until when something of this moment may be objected to, ms since the epoch. */
export const objectBy = (atMs: number): number => atMs + objectionDays * dayMs;

export const objectionDraftSchema = z.object({
  about: objectionSubjectSchema,
  /** The id of the act or of the appraisal, or the lot's number. */
  subject: z.string().min(1).max(40),
  text: z.string().trim().min(10).max(3000),
});
export type ObjectionDraft = z.output<typeof objectionDraftSchema>;

export const objectionOutcomes = ['granted', 'refused'] as const;
export const objectionDecisionSchema = z.object({ outcome: z.enum(objectionOutcomes), ground: z.string().trim().min(10).max(2000) });
export type ObjectionDecision = z.output<typeof objectionDecisionSchema>;

export const objectionSchema = z.object({
  id: z.uuid(),
  case: z.int().positive(),
  number: z.string(),
  about: objectionSubjectSchema,
  subject: z.string(),
  text: z.string(),
  filedAt: instantSchema,
  /** Until when the office decides. */
  decideBy: instantSchema,
  document: z.object({ name: z.string(), bytes: z.int().positive() }).nullable(),
  decision: objectionDecisionSchema.extend({ at: instantSchema }).nullable(),
});
export type ObjectionView = z.output<typeof objectionSchema>;
export const objectionsSchema = z.object({ objections: z.array(objectionSchema) });

/** A debt of the reader, in short. */
export const debtSchema = z.object({
  case: z.int().positive(),
  number: z.string(),
  currency: currencySchema,
  money: caseMoneySchema,
  end: caseEndSchema.nullable(),
  openedAt: instantSchema,
  document: z.object({ kind: z.enum(executiveDocumentKinds), number: z.string(), issuedOn: z.iso.date() }),
  court: titleSchema,
  office: titleSchema,
});
export type Debt = z.output<typeof debtSchema>;
export const debtsSchema = z.object({ debts: z.array(debtSchema) });

const objectable = { objectBy: instantSchema };
export const debtLotSchema = z.object({
  lot: z.int().positive(),
  title: titleSchema,
  state: lotStateSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  priceMinor: minorSchema.nullable(),
  sale: z.enum(saleStates).nullable(),
  ...objectable,
});

/** What the debtor should do, or what they wait for. */
export const debtNexts = ['ended', 'pay', 'pay_before_start', 'pay_while_live', 'sold_wait'] as const;
export type DebtNext = (typeof debtNexts)[number];

export const debtPageSchema = debtSchema.extend({
  next: z.enum(debtNexts),
  /** Goes into the payment's purpose. */
  reference: z.string(),
  payTo: payToSchema.nullable(),
  demoBank: z.boolean(),
  creditors: z.array(z.object({ name: z.string(), rank: claimRankSchema, claimMinor: minorSchema, leftMinor: minorSchema })),
  seizures: z.array(z.object({ id: z.uuid(), number: z.string(), seizedOn: z.iso.date(), things: z.array(titleSchema), ...objectable })),
  appraisals: z.array(
    z.object({
      id: z.uuid(),
      thing: titleSchema,
      kind: categorySchema,
      organisation: z.string(),
      appraisedOn: z.iso.date(),
      amountMinor: minorSchema,
      currency: currencySchema,
      ...objectable,
    }),
  ),
  lots: z.array(debtLotSchema),
  payments: z.array(z.object({ at: instantSchema, source: recoverySourceSchema, amountMinor: minorSchema })),
  objections: z.array(objectionSchema),
});
export type DebtPage = z.output<typeof debtPageSchema>;

/**
 * What a debtor should do next. Whoever pays before the close keeps the property; once a lot is sold the buyer's right stands, and what
 * it brings counts towards the debt. Assumed, since neither law is known to let a debtor redeem a sold thing.
 */
export function nextForDebtor(ended: boolean, lots: readonly Pick<z.output<typeof debtLotSchema>, 'state' | 'sale'>[]): DebtNext {
  if (ended) return 'ended';
  const states = new Set(lots.map(({ state }) => state));
  if (states.has('live') || states.has('suspended')) return 'pay_while_live';
  if (states.has('published')) return 'pay_before_start';
  const sold = lots.some(({ state, sale }) => state === 'sold' && (sale === null || ['to_pay', 'paid', 'handed_over'].includes(sale)));
  return sold ? 'sold_wait' : 'pay';
}
