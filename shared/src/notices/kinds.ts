import { z } from 'zod';
import { caseOutcomeSchema } from '../cases/ending.js';
import { currencySchema, minorSchema, sumSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

/** What people may switch off in their letters, together. */
export const noticeGroups = ['bidding', 'money', 'sale', 'searches', 'office'] as const;
export const noticeGroupSchema = z.enum(noticeGroups);
export type NoticeGroup = z.output<typeof noticeGroupSchema>;

const lot = z.int().positive();
const amount = { amountMinor: minorSchema, currency: currencySchema };
const price = { priceMinor: minorSchema, currency: currencySchema };
const none = z.object({});

/** Whether a kind is also a letter: never, or held back in the reader's quiet hours, or `urgent`: at any hour. */
export type LetterUrgency = 'none' | 'calm' | 'urgent';

/**
 * Every kind of notice with the facts that its text is made from, in whichever language and whenever it is shown. No personal
 * data beyond the reader's own; the lot's title is not a fact, it is read when the text is made.
 */
export const noticeKinds = {
  /** Bidding has begun on a lot that the reader is admitted to. */
  opened: { group: 'bidding', letter: 'calm', facts: z.object({ endsAt: instantSchema }) },
  outbid: { group: 'bidding', letter: 'calm', facts: z.object({ ...price, minNextMinor: minorSchema, endsAt: instantSchema }) },
  /** The reader's maximum answered another's bid: they still lead, at a higher price. */
  leading: { group: 'bidding', letter: 'none', facts: z.object({ ...price, endsAt: instantSchema }) },
  ends_soon: {
    group: 'bidding',
    letter: 'calm',
    facts: z.object({ endsAt: instantSchema, leads: z.boolean(), minNextMinor: minorSchema, currency: currencySchema }),
  },
  won: { group: 'bidding', letter: 'urgent', facts: z.object(price) },
  /** `result` unsold: nobody bought it. `runnerUp`: the reader's deposit may stay in reserve. */
  lost: {
    group: 'bidding',
    letter: 'calm',
    facts: z.object({
      result: z.enum(['sold', 'unsold']),
      runnerUp: z.boolean(),
      priceMinor: minorSchema.nullable(),
      currency: currencySchema,
    }),
  },

  /** `reference` goes into the payment's purpose. */
  to_pay: { group: 'money', letter: 'urgent', facts: z.object({ ...amount, reference: z.string(), dueAt: instantSchema }) },
  /** `missingMinor` is what is still to pay, 0 when all has come. */
  payment_received: { group: 'money', letter: 'calm', facts: z.object({ ...amount, missingMinor: minorSchema }) },
  /** To a debtor: their payment was given out; `remainingMinor` is what is still to pay. */
  debt_paid: { group: 'money', letter: 'calm', facts: z.object({ ...amount, case: z.string(), remainingMinor: sumSchema }) },
  /** To a debtor: nothing is left to pay, and what was on sale is withdrawn. */
  debt_closed: { group: 'money', letter: 'urgent', facts: z.object({ case: z.string() }) },
  /** To a creditor who has an account here. */
  claim_paid: { group: 'money', letter: 'calm', facts: z.object({ ...amount, case: z.string() }) },
  objection_decided: { group: 'money', letter: 'calm', facts: z.object({ case: z.string() }) },
  /** The reader is admitted, as bidder number `bidder`. */
  deposit_received: { group: 'money', letter: 'calm', facts: z.object({ ...amount, bidder: z.int().positive() }) },
  deposit_part: { group: 'money', letter: 'calm', facts: z.object({ ...amount, missingMinor: minorSchema }) },
  /** The deposit is to be paid back; `refund_sent` follows when the order has gone to the bank. */
  deposit_returned: { group: 'money', letter: 'calm', facts: z.object(amount) },
  refund_sent: { group: 'money', letter: 'calm', facts: z.object(amount) },

  lot_suspended: { group: 'sale', letter: 'calm', facts: z.object({ order: z.string() }) },
  /** Auditors check the sale; nothing is said of why. */
  lot_held: { group: 'sale', letter: 'calm', facts: z.object({ untilAt: instantSchema }) },
  lot_resumed: { group: 'sale', letter: 'calm', facts: z.object({ endsAt: instantSchema }) },
  lot_withdrawn: { group: 'sale', letter: 'calm', facts: z.object({ ground: z.string() }) },
  lot_corrected: { group: 'sale', letter: 'calm', facts: none },
  /** The office answered the reader's question on the lot's page. */
  question_answered: { group: 'sale', letter: 'calm', facts: none },
  /** The reader won and did not pay in time; the amount is the deposit that is kept. */
  sale_defaulted: { group: 'sale', letter: 'calm', facts: z.object(amount) },
  /** The winner did not pay: the reader may buy at their own last price. */
  runner_up_offered: { group: 'sale', letter: 'urgent', facts: z.object({ ...amount, answerBy: instantSchema.nullable() }) },
  sale_annulled: { group: 'sale', letter: 'calm', facts: z.object({ ground: z.string() }) },
  /** The thing is offered again as lot `repeatLot`. */
  repeat_listed: {
    group: 'sale',
    letter: 'calm',
    facts: z.object({ repeatLot: lot, startsAt: instantSchema, startMinor: minorSchema, currency: currencySchema }),
  },
  /** A creditor may take the unsold thing at this value. */
  creditor_offer: { group: 'sale', letter: 'calm', facts: z.object({ ...amount, answerBy: instantSchema }) },
  /** A receiver of events that the reader registered hears nothing any more; `host` is where it was. */
  webhook_disabled: { group: 'sale', letter: 'calm', facts: z.object({ host: z.string() }) },

  /** A new lot fits a search that the reader keeps, or `lots` of them do; `query` is the search's in the listing. */
  search_found: { group: 'searches', letter: 'calm', facts: z.object({ name: z.string(), query: z.string(), lots: z.int().positive() }) },

  /** To the office whose sale auditors have stopped. */
  lot_held_office: { group: 'office', letter: 'calm', facts: z.object({ untilAt: instantSchema }) },
  /** An auditor asks the reader about lots that they worked on. */
  explanation_wanted: { group: 'office', letter: 'urgent', facts: z.object({ dueAt: instantSchema }) },
  /** To auditors: by the inquiry's number. */
  explanation_given: { group: 'office', letter: 'calm', facts: z.object({ inquiry: z.int().positive() }) },
  second_auditor_wanted: { group: 'office', letter: 'calm', facts: z.object({ inquiry: z.int().positive() }) },
  /** Somebody asked about a lot that the reader wrote. */
  question_asked: { group: 'office', letter: 'calm', facts: none },
  /** The end of a case of the reader's office waits for a senior. */
  case_end_wanted: { group: 'office', letter: 'calm', facts: z.object({ case: z.string() }) },
  case_ended: { group: 'office', letter: 'calm', facts: z.object({ case: z.string(), outcome: caseOutcomeSchema }) },
  /** To a senior: a debtor objects. */
  objection_wanted: { group: 'office', letter: 'calm', facts: z.object({ case: z.string() }) },
  /** A draft of the reader's office waits for a second official. */
  review_wanted: { group: 'office', letter: 'calm', facts: none },
  review_done: { group: 'office', letter: 'calm', facts: z.object({ approved: z.boolean(), remark: z.string().nullable() }) },
} as const satisfies Record<string, { readonly group: NoticeGroup; readonly letter: LetterUrgency; readonly facts: z.ZodObject }>;

export type NoticeKind = keyof typeof noticeKinds;
export type NoticeFacts<Kind extends NoticeKind = NoticeKind> = z.output<(typeof noticeKinds)[Kind]['facts']>;

const kinds = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]];
export const noticeKindSchema = z.enum(kinds);
