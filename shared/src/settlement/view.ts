import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { categorySchema, lotStateSchema, maxIdNumber, regionSchema } from '../lots/index.js';
import { currencySchema, minorSchema, positiveMinorSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';
import { aftermathStates, saleStates } from './steps.js';

export const saleStateSchema = z.enum(saleStates);
export const aftermathStateSchema = z.enum(aftermathStates);
export const saleKindSchema = z.enum(['winner', 'runner_up', 'creditor']);

/** What can be done next, who must, and until when; `price` is what a repeat or an offer would start at. */
export const nextActionSchema = z.object({
  step: z.enum([
    'pay',
    'record_hand_over',
    'confirm_hand_over',
    'propose_distribution',
    'distribute',
    'repeat',
    'offer_creditor',
    'answer_creditor',
    'return_to_debtor',
    'approve_repeat',
    'none',
  ]),
  by: z.enum(['buyer', 'bailiff', 'second_official', 'accountant', 'creditor', 'nobody']),
  until: instantSchema.nullable(),
  priceMinor: minorSchema.nullable(),
});
export type NextAction = z.output<typeof nextActionSchema>;

/** One attempt to sell, as its own buyer sees it. */
const paymentFields = {
  lot: z.int().positive(),
  attempt: z.int().positive(),
  kind: saleKindSchema,
  state: saleStateSchema,
  priceMinor: minorSchema,
  currency: currencySchema,
  /** The deposit that counts into the price, within `paidMinor`. */
  depositMinor: minorSchema,
  paidMinor: minorSchema,
  /** What is still to be paid. */
  missingMinor: minorSchema,
  /** Goes into the payment's purpose. */
  reference: z.string(),
  dueAt: instantSchema,
};
export const ownSaleSchema = z.object({ ...paymentFields, title: translatedSchema(200), region: regionSchema });
export type OwnSale = z.output<typeof ownSaleSchema>;
export const ownSalesSchema = z.object({ sales: z.array(ownSaleSchema), now: instantSchema });

const shareSchema = z.object({
  /** A rank of the rule profile, or `debtor`. */
  rank: z.string(),
  /** Creditor or debtor; null for costs and fees. */
  name: z.string().nullable(),
  ground: z.string(),
  claimMinor: minorSchema,
  paidMinor: minorSchema,
});

const attemptSchema = z.object({
  ...paymentFields,
  bidder: z.int().positive().nullable(),
  buyer: z.string(),
  /** What a creditor's own claim pays of the price. */
  setOffMinor: minorSchema,
  forfeitedMinor: minorSchema,
  paidAt: instantSchema.nullable(),
  handOver: z
    .object({ number: z.string(), day: z.iso.date(), recordedBy: z.string(), confirmedBy: z.string().nullable(), done: z.boolean() })
    .nullable(),
  distribution: z
    .object({ proposedBy: z.string(), proposedAt: instantSchema, distributedBy: z.string().nullable(), shares: z.array(shareSchema) })
    .nullable(),
  annulment: z.object({ court: z.int(), number: z.string(), day: z.iso.date() }).nullable(),
});
export type SaleAttempt = z.output<typeof attemptSchema>;

/** A lot's sale on the desk of its office. */
export const saleDeskSchema = z.object({
  lot: z.int().positive(),
  title: translatedSchema(200),
  category: categorySchema,
  region: regionSchema,
  currency: currencySchema,
  state: lotStateSchema,
  round: z.int().positive(),
  repeatOf: z.int().positive().nullable(),
  repeat: z.int().positive().nullable(),
  attempts: z.array(attemptSchema),
  aftermath: aftermathStateSchema.nullable(),
  next: nextActionSchema,
  /** Whether a second official must confirm the hand-over. */
  secondOfficial: z.boolean(),
  costs: z.array(z.object({ ground: z.string(), amountMinor: minorSchema })),
  creditors: z.array(
    z.object({ id: z.uuid(), name: z.string(), rank: z.string(), claimMinor: minorSchema, leftMinor: minorSchema, asked: z.boolean() }),
  ),
  offers: z.array(
    z.object({
      name: z.string(),
      priceMinor: minorSchema,
      until: instantSchema,
      answer: z.enum(['taken', 'declined', 'lapsed']).nullable(),
    }),
  ),
  /** Where the money of the lot stands: what each kind of account holds for others is positive, what is owed to us is negative. */
  money: z.array(z.object({ account: z.string(), name: z.string().nullable(), balanceMinor: z.string().regex(/^-?\d+$/) })),
  history: z.array(z.object({ kind: z.string(), at: instantSchema, actor: z.string().nullable() })),
  now: instantSchema,
});
export type SaleDesk = z.output<typeof saleDeskSchema>;

/** The sales of an office, with what comes next. */
export const saleListSchema = z.object({
  sales: z.array(
    z.object({ ...paymentFields, title: translatedSchema(200), region: regionSchema, proposed: z.boolean(), recorded: z.boolean() }),
  ),
  now: instantSchema,
});
export type SaleList = z.output<typeof saleListSchema>;

/** What became of a lot after the hammer, without personal data. */
export const saleResultSchema = z.object({
  lot: z.int().positive(),
  sale: z
    .object({ attempt: z.int().positive(), kind: saleKindSchema, state: saleStateSchema, priceMinor: minorSchema, dueAt: instantSchema })
    .nullable(),
  aftermath: aftermathStateSchema.nullable(),
  round: z.int().positive(),
  /** The lot that this one offers again, and the published one that offers this one again. */
  repeatOf: z.int().positive().nullable(),
  repeat: z.int().positive().nullable(),
});
export type SaleResult = z.output<typeof saleResultSchema>;

const paper = z.string().trim().min(1).max(60);
export const handOverSchema = z.object({ number: paper, day: z.iso.date() });
export const costsSchema = z.object({
  costs: z.array(z.object({ ground: z.string().trim().min(3).max(200), amountMinor: positiveMinorSchema })).max(40),
});
export const courtOrderSchema = z.object({ courtId: z.int().positive().max(maxIdNumber), number: paper, day: z.iso.date() });
export const creditorOfferSchema = z.object({ partyId: z.uuid() });
export const creditorAnswerSchema = z.object({ takes: z.boolean() });
export const repeatScheduleSchema = z.object({ startsAt: instantSchema, endsAt: instantSchema });
