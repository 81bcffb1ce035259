import { z } from 'zod';
import { lotEventOptions } from '../bids/event.js';
import { languages } from '../language/index.js';
import { currencySchema, minorSchema, sumSchema } from '../money/index.js';
import { paperKindSchema } from '../papers/kind.js';
import { bidRefusalSchema } from '../problem/index.js';
import { instantSchema } from '../time/index.js';
import { hashHexSchema } from './hash-hex.js';
import { assistanceLeaves } from './leaf-assistance.js';
import { caseLeaves } from './leaf-cases.js';
import { drawLeaves } from './leaf-draws.js';
import { propertyLeaves } from './leaf-property.js';

export { hashHexSchema };

const lot = z.int().positive();
const at = instantSchema;
/** The commitment of the person who acted (HMAC-SHA-256 under a salt of their own); none for the system. */
const actor = hashHexSchema.optional();
/** The commitment of facts that stay secret, for a time or for good. */
const sealed = hashHexSchema;

const attempt = z.int().positive();
const inquiry = z.int().positive();
/** What can be done in an inquiry between its opening and its conclusion. */
export const inquiryLogSteps = [
  'assigned',
  'noted',
  'asked',
  'answered',
  'freeze_proposed',
  'freeze_declined',
  'frozen',
  'release_asked',
  'kept_frozen',
  'released',
  'freeze_lapsed',
  'freeze_ended',
  'referral_proposed',
  'referral_declined',
  'exported',
] as const;
/** Whoever is to pay, by the number on the lot, with what and until when. */
const due = { at, lot, attempt, bidder: z.int().positive(), priceMinor: minorSchema, currency: currencySchema, dueAt: at };

const { published, opened, bid, closed, withdrawn, suspended, resumed } = lotEventOptions;
/** The commitment of whoever asked for what `actor` approved: two officials answer for it. */
const submitter = hashHexSchema.optional();
/** A paper's number, and the SHA-256 of its public copy in each language; `sealed`: the same of the copies with names. */
const paper = {
  at,
  lot,
  paper: paperKindSchema,
  number: z.string().max(60),
  files: z.record(z.enum(languages), hashHexSchema),
  sealed,
};

/**
 * One leaf of the public log, without personal data. Events of a lot that have a `seq` (1, 2, 3, ...) are what its watchers
 * were told; the others stand between them.
 */
export const leafSchema = z.discriminatedUnion('kind', [
  /** `sealed`: {lot, reserveMinor: string | null}, opened at the close. */
  published.extend({ actor, submitter, sealed }),
  opened,
  bid,
  closed,
  withdrawn.extend({ actor, submitter }),
  suspended.extend({ actor, submitter }),
  resumed.extend({ actor, submitter }),
  /** A version of the rules, with its whole text (canonical JSON); lots published under it name its SHA-256. */
  z.object({
    kind: z.literal('rules_published'),
    at,
    profile: z.string(),
    version: z.int().positive(),
    sha256: hashHexSchema,
    text: z.string(),
  }),
  z.object({ kind: z.literal('case_opened'), at, actor, case: z.int().positive(), office: z.int().positive(), sealed }),
  ...caseLeaves,
  ...assistanceLeaves,
  ...drawLeaves,
  ...propertyLeaves,
  /** Which account a party of a case is paid to was written down. `sealed`: {case, party, account, bank}. */
  z.object({ kind: z.literal('payee_account_set'), at, actor, case: z.int().positive(), sealed }),
  /** A thing came under an act of seizure. `sealed`: {item, case, number, seizedOn, place}. */
  z.object({ kind: z.literal('item_seized'), at, actor, item: z.int().positive(), act: z.uuid(), sealed }),
  /** `sealed`: {item, organisation, licence, reportNumber, appraisedOn, validUntil, amountMinor, currency}. */
  z.object({ kind: z.literal('appraised'), at, actor, item: z.int().positive(), appraisal: z.uuid(), sealed }),
  /** The appraisal counts no more. `sealed`: {ground}. */
  z.object({ kind: z.literal('appraisal_challenged'), at, actor, appraisal: z.uuid(), sealed }),
  /** The PDF behind an act or an appraisal: read by the office only, its hash is for everyone who is shown it. */
  z.object({
    kind: z.literal('case_file_added'),
    at,
    actor,
    of: z.enum(['seizure', 'appraisal']),
    id: z.uuid(),
    sha256: hashHexSchema,
    bytes: z.int().positive(),
  }),
  /** `sealed`: the whole draft. */
  z.object({ kind: z.literal('drafted'), at, actor, lot, sealed }),
  z.object({ kind: z.literal('amended'), at, actor, lot, sealed }),
  /** A draft goes to the second official, or back. `sealed`: the version's number and the hash of the whole lot, or the comment. */
  z.object({ kind: z.literal('submitted'), at, actor, lot, sealed }),
  z.object({ kind: z.literal('sent_back'), at, actor, lot, sealed }),
  z.object({ kind: z.literal('draft_withdrawn'), at, actor, lot, ground: z.string() }),
  z.object({ kind: z.literal('photo_added'), at, actor, lot, id: z.uuid(), sha256: hashHexSchema }),
  z.object({ kind: z.literal('photo_removed'), at, actor, lot, id: z.uuid() }),
  /** The photos in their order; the first is the cover. */
  z.object({ kind: z.literal('photos_arranged'), at, actor, lot, photos: z.array(z.uuid()) }),
  z.object({ kind: z.literal('document_added'), at, actor, lot, id: z.uuid(), sha256: hashHexSchema, bytes: z.int().positive() }),
  /** Something that a second official must approve. `sealed`: what it says. */
  z.object({ kind: z.literal('correction_proposed'), at, actor, lot, id: z.uuid(), sealed }),
  z.object({ kind: z.literal('withdrawal_proposed'), at, actor, lot, id: z.uuid(), sealed }),
  z.object({ kind: z.literal('proposal_declined'), at, actor, lot, id: z.uuid() }),
  z.object({ kind: z.literal('suspension_confirmed'), at, actor, lot }),
  /** `before` and `after`: SHA-256 of the canonical JSON of {description, notes, place, title} as the public page has them. */
  z.object({ kind: z.literal('corrected'), at, actor, submitter, lot, before: hashHexSchema, after: hashHexSchema }),
  /** The office answered a citizen's question; `text`: SHA-256 of the canonical JSON of {answer, question} as the public page has them. */
  z.object({ kind: z.literal('question_answered'), at, actor, lot, id: z.uuid(), text: hashHexSchema }),
  /** Whoever this number on the lot stands for holds a deposit; `actor` is who that is. */
  z.object({
    kind: z.literal('bidder_admitted'),
    at,
    actor,
    lot,
    bidder: z.int().positive(),
    amountMinor: minorSchema,
    currency: currencySchema,
  }),
  /** A bidder who had been admitted has left, at their own wish; they may be admitted again. */
  z.object({ kind: z.literal('bidder_left'), at, actor, lot, bidder: z.int().positive() }),
  /** What was paid as deposits is owed back to so many bidders. */
  z.object({ kind: z.literal('deposits_released'), at, lot, count: z.int().positive(), totalMinor: sumSchema, currency: currencySchema }),
  z.object({ kind: z.literal('bid_refused'), at, lot, bidder: z.int().positive().nullable(), code: bidRefusalSchema }),
  /**
   * A maximum, `sealed`: {bidder, lot, maxMinor}. Its bid is the lot's next entry; with `raise` there is none, since a leader
   * raised the own maximum and the price stood still.
   */
  z.object({ kind: z.literal('proxy_sealed'), at, lot, bidder: z.int().positive(), raise: z.boolean(), sealed }),
  /** After the close: the facts and the nonce of an earlier `sealed` of the lot. */
  z.object({
    kind: z.literal('seal_opened'),
    at,
    lot,
    sealed,
    nonce: hashHexSchema,
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  }),
  // What follows the hammer. The sale of a lot is told by attempts: the winner's, then the runner-up's or a creditor's.
  z.object({ kind: z.literal('sale_due'), ...due }),
  /** After a default: the runner-up, at their own best price. */
  z.object({ kind: z.literal('runner_up_offered'), ...due }),
  z.object({ kind: z.literal('sale_paid'), at, lot, attempt, priceMinor: minorSchema, currency: currencySchema }),
  /** The deposit that is lost goes to the state, or to what this lot brings in. */
  z.object({
    kind: z.literal('sale_defaulted'),
    at,
    lot,
    attempt,
    forfeitedMinor: minorSchema,
    forfeitedTo: z.enum(['budget', 'proceeds']),
    currency: currencySchema,
  }),
  z.object({ kind: z.literal('handed_over'), at, actor, lot, attempt }),
  /** What went to all claims of a rank, in the order of the law, and to the debtor: together the price and the deposits lost for it. */
  z.object({
    kind: z.literal('distributed'),
    at,
    actor,
    lot,
    attempt,
    currency: currencySchema,
    ranks: z.array(z.object({ rank: z.string().max(40), paidMinor: minorSchema })).max(20),
    debtorMinor: minorSchema,
  }),
  z.object({
    kind: z.literal('sale_annulled'),
    at,
    actor,
    lot,
    attempt,
    court: z.int().positive(),
    order: z.string().max(60),
    orderedOn: z.iso.date(),
  }),
  /** Of the lot that is offered again: as which one. */
  z.object({ kind: z.literal('repeated'), at, actor, lot, as: z.int().positive() }),
  /** Of the draft that offers an earlier lot again, with the lost deposits that come along. */
  z.object({
    kind: z.literal('repeat_of'),
    at,
    actor,
    lot,
    of: z.int().positive(),
    round: z.int().min(2),
    startMinor: minorSchema,
    carriedMinor: minorSchema,
  }),
  z.object({ kind: z.literal('creditor_offered'), at, actor, lot, priceMinor: minorSchema, currency: currencySchema, until: at }),
  /** `dueMinor` is what they pay over their own claim. */
  z.object({
    kind: z.literal('creditor_taken'),
    at,
    actor,
    lot,
    attempt,
    priceMinor: minorSchema,
    dueMinor: minorSchema,
    currency: currencySchema,
    dueAt: at,
  }),
  /** `lapsed`: they did not answer in time. */
  z.object({ kind: z.literal('creditor_declined'), at, actor, lot, lapsed: z.boolean() }),
  z.object({ kind: z.literal('returned_to_debtor'), at, actor, lot }),
  z.object({ kind: z.literal('paper_issued'), ...paper }),
  /** The same paper with an official's electronic signature: other files, other hashes. */
  z.object({ kind: z.literal('paper_signed'), actor, ...paper }),
  // What auditors do. It names no lot and nobody, so that no suspicion is public; a freeze is seen as the lot's `suspended`.
  /** `sealed`: {inquiry, subjects, reason, hits}. */
  z.object({ kind: z.literal('inquiry_opened'), at, actor, inquiry, sealed }),
  /** `sealed`: what was done and with which words. */
  z.object({
    kind: z.literal('inquiry_step'),
    at,
    actor,
    inquiry,
    step: z.enum(inquiryLogSteps),
    sealed,
  }),
  /** `sealed`: {inquiry, outcome, text}; `submitter` proposed what `actor` agreed to, where it takes two. */
  z.object({ kind: z.literal('inquiry_concluded'), at, actor, submitter, inquiry, sealed }),
  /** An auditor was told who so many people are. `sealed`: {look, people, reason, note, inquiry}. */
  z.object({ kind: z.literal('identities_read'), at, actor, look: z.int().positive(), count: z.int().positive(), sealed }),
  /** `actor` is whoever has the role from now on. */
  z.object({ kind: z.literal('role_granted'), at, actor, role: z.string(), office: z.int().positive().nullable() }),
]);
export type Leaf = z.output<typeof leafSchema>;
export type LeafKind = Leaf['kind'];
