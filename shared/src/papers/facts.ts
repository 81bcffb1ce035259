import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { currencySchema, minorSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

/**
 * Who a paper speaks of, without a name: a bidder by the number on the lot, a creditor by the rank of the claim. The copy for the
 * parties puts name and masked national id beside it; the public copy leaves it at that.
 */
export const whoSchema = z.string().regex(/^(debtor|bidder:[1-9]\d{0,6}|creditor:[1-9]\d{0,2})$/);
export type Who = z.output<typeof whoSchema>;

const bidderNumber = z.int().positive();

/** What every paper begins with. */
const headSchema = z.object({
  lot: z.int().positive(),
  title: translatedSchema(200),
  place: z.string().max(300),
  office: translatedSchema(200),
  jurisdiction: z.enum(['UZ', 'KG']),
  court: translatedSchema(200),
  caseNumber: z.string(),
  executiveDocumentNumber: z.string(),
  currency: currencySchema,
  /** The paper's own date: that of the fact, not of the printing. */
  at: instantSchema,
  creditors: z.array(z.object({ who: whoSchema, claimMinor: minorSchema })).max(20),
});

/** Figures of the auction, for protocols. */
const auctionSchema = z.object({
  round: z.int().positive(),
  profile: z.string(),
  profileVersion: z.int().positive(),
  startMinor: minorSchema,
  appraisalMinor: minorSchema.nullable(),
  depositMinor: minorSchema,
  publishedAt: instantSchema,
  startsAt: instantSchema,
  originalEndsAt: instantSchema,
  endsAt: instantSchema,
});

const bidderSchema = z.object({
  bidder: bidderNumber,
  place: z.enum(['winner', 'runner_up', 'other']),
  /** Accepted bids and the highest of them as it was visible. */
  bids: z.int().nonnegative(),
  bestMinor: minorSchema.nullable(),
});

const bidSchema = z.object({
  seq: z.int().positive(),
  at: instantSchema,
  bidder: bidderNumber,
  amountMinor: minorSchema,
  priceMinor: minorSchema,
});

const bidding = {
  auction: auctionSchema,
  bidders: z.array(bidderSchema),
  /** The latest bids, oldest first; `bidCount` says how many there were. */
  bids: z.array(bidSchema),
  bidCount: z.int().nonnegative(),
};

const text = z.string().trim().min(1).max(2000);

/** The facts of each kind of paper: all that it says, without a person. */
const factsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('protocol'),
    head: headSchema,
    ...bidding,
    result: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('sold'),
        winner: bidderNumber,
        runnerUp: bidderNumber.nullable(),
        priceMinor: minorSchema,
        /** The price less the winner's deposit. */
        payableMinor: minorSchema,
      }),
      z.object({ outcome: z.literal('unsold'), reason: z.enum(['no_bids', 'below_reserve']), priceMinor: minorSchema.nullable() }),
      z.object({ outcome: z.literal('withdrawn'), ground: text }),
    ]),
  }),
  z.object({ kind: z.literal('protocol_suspended'), head: headSchema, ...bidding, order: text }),
  z.object({
    kind: z.literal('handover_act'),
    head: headSchema,
    buyer: whoSchema,
    priceMinor: minorSchema,
    paidAt: instantSchema,
    /** The office's act: its number and day. */
    act: text,
    /** Null: a line to be filled in by hand. */
    place: text.nullable(),
    condition: text.nullable(),
    /** What goes along: keys, papers. */
    items: z.array(text).max(50),
  }),
  z.object({
    kind: z.literal('distribution_statement'),
    head: headSchema,
    receivedMinor: minorSchema,
    lines: z
      .array(
        z.object({
          what: z.enum(['sale_costs', 'enforcement_fee', 'creditor', 'surplus']),
          who: whoSchema.nullable(),
          claimMinor: minorSchema.nullable(),
          amountMinor: minorSchema,
        }),
      )
      .min(1)
      .max(60),
  }),
  z.object({
    kind: z.literal('deposit_receipt'),
    head: headSchema,
    bidder: bidderNumber,
    amountMinor: minorSchema,
    reference: text,
    receivedAt: instantSchema,
  }),
  z.object({
    kind: z.literal('annulment_notice'),
    head: headSchema,
    decidedBy: z.enum(['court', 'office']),
    /** The court that decided; it need not be that of the case. */
    court: translatedSchema(200).nullable(),
    /** Its order: number and day. */
    order: text.nullable(),
    ground: text.nullable(),
    buyer: whoSchema.nullable(),
    refundMinor: minorSchema.nullable(),
  }),
  z.object({
    kind: z.literal('creditor_offer'),
    head: headSchema,
    creditor: whoSchema,
    failedAuctions: z.int().positive(),
    offerMinor: minorSchema,
    answerBy: instantSchema,
  }),
]);

const sumOf = (lines: readonly { readonly amountMinor: string }[]) => lines.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);

/** A statement whose lines do not add up to what was received is none. */
export const paperFactsSchema = factsSchema.refine(
  (facts) => facts.kind !== 'distribution_statement' || sumOf(facts.lines) === BigInt(facts.receivedMinor),
  { message: 'does_not_add_up' },
);
export type PaperFacts = z.output<typeof paperFactsSchema>;
export type FactsOf<Kind extends PaperFacts['kind']> = Extract<PaperFacts, { kind: Kind }>;
export type PaperHead = PaperFacts['head'];
