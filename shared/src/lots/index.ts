import { z } from 'zod';
import { rulesWireSchema } from '../bidding/rules.js';
import { languageSchema, translatedSchema } from '../language/index.js';
import { currencySchema, minorSchema, positiveMinorSchema } from '../money/index.js';
import { searchWordSchema } from '../search/index.js';
import { instantSchema } from '../time/index.js';
import { correctionSchema } from './correction.js';
import { suspensionSchema } from './suspension.js';
import { withdrawalGroundSchema } from './withdrawal.js';

/** The largest number that a lot, case, court or office can have (a Postgres integer). */
export const maxIdNumber = 2_147_483_647;

export const categories = ['vehicle', 'flat', 'house', 'land', 'commercial', 'equipment', 'livestock', 'jewellery', 'other'] as const;
export const categorySchema = z.enum(categories);
export type Category = z.output<typeof categorySchema>;

/** ISO 3166-2 codes of the regions of Uzbekistan and Kyrgyzstan. */
export const regions = [
  'UZ-TK',
  'UZ-TO',
  'UZ-AN',
  'UZ-BU',
  'UZ-FA',
  'UZ-JI',
  'UZ-NG',
  'UZ-NW',
  'UZ-QA',
  'UZ-QR',
  'UZ-SA',
  'UZ-SI',
  'UZ-SU',
  'UZ-XO',
  'KG-GB',
  'KG-GO',
  'KG-B',
  'KG-C',
  'KG-J',
  'KG-N',
  'KG-O',
  'KG-T',
  'KG-Y',
] as const;
export const regionSchema = z.enum(regions);
export type Region = z.output<typeof regionSchema>;

export { changesBetween } from './changes.js';
export {
  type Change,
  type Correction,
  type CorrectionDraft,
  type CorrectionTexts,
  correctable,
  correctionDraftSchema,
  correctionTextsSchema,
  isCorrectable,
} from './correction.js';
export { localDay, startOfDay, utcOffsetMinutes } from './local-time.js';
export {
  type AnsweredQuestion,
  type AnsweredQuestions,
  answerDraftSchema,
  answeredQuestionsSchema,
  answerLength,
  hasContacts,
  questionDraftSchema,
  questionLength,
  type WaitingQuestion,
  type WaitingQuestions,
  waitingQuestionSchema,
  waitingQuestionsSchema,
} from './question.js';
export {
  commentSchema,
  type LotProposal,
  type LotReview,
  type LotVersion,
  lotReviewSchema,
  type ReviewItem,
  reviewListSchema,
} from './review.js';
export { type LotStep, lotSteps, stepLot } from './steps.js';
export { type Resumption, resumptionSchema, type Suspension, type SuspensionOrder, suspensionOrderSchema } from './suspension.js';
export { type Withdrawal, type WithdrawalGround, withdrawalGrounds, withdrawalSchema } from './withdrawal.js';

/** The auction's states; see `lotSteps` for the ways between them. What follows the hammer is the sale's own state. */
export const lotStates = ['draft', 'in_review', 'published', 'live', 'suspended', 'sold', 'unsold', 'withdrawn'] as const;
export const lotStateSchema = z.enum(lotStates);
export type LotState = z.output<typeof lotStateSchema>;
export const publicLotStateSchema = lotStateSchema.exclude(['draft', 'in_review']);

export const captionSchema = translatedSchema(200);

/** All photos of a draft in their new order, with their captions; the first is the cover. */
export const photoOrderSchema = z.object({ photos: z.array(z.object({ id: z.uuid(), caption: captionSchema.nullable() })).max(20) });
export type PhotoOrder = z.output<typeof photoOrderSchema>;

export const photoSchema = z.object({
  id: z.uuid(),
  /** Path of the full picture (at most 1600 px wide, WebP) and of its thumbnail (480 px). */
  url: z.string(),
  thumbnailUrl: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  /** What it shows, in some of the languages; read out in place of the picture. Null: nothing was written. */
  caption: captionSchema.nullable(),
});
export type Photo = z.output<typeof photoSchema>;

export const documentSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  bytes: z.int().positive(),
  sha256: z.string(),
});
export type LotDocument = z.output<typeof documentSchema>;

/** What changes while a lot is bid on; the browser evolves it event by event. */
export const lotStandingSchema = z.object({
  lot: z.int().positive(),
  /** Number of the lot's latest public event; gap-free from 1. */
  seq: z.int().nonnegative(),
  state: lotStateSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  /** The visible price, null before the first bid. */
  priceMinor: minorSchema.nullable(),
  /** The least amount that the next bid may have. */
  minNextMinor: minorSchema,
  /** Per-lot number of the leading bidder ("Bidder 3"). */
  leader: z.int().positive().nullable(),
  bidCount: z.int().nonnegative(),
});
export type LotStanding = z.output<typeof lotStandingSchema>;

export const lotCardSchema = lotStandingSchema.extend({
  title: translatedSchema(200),
  category: categorySchema,
  region: regionSchema,
  currency: currencySchema,
  startMinor: minorSchema,
  appraisalMinor: minorSchema.nullable(),
  thumbnailUrl: z.string().nullable(),
  photoCount: z.int().nonnegative(),
});
export type LotCard = z.output<typeof lotCardSchema>;

const namedSchema = z.object({ id: z.int(), name: translatedSchema(200) });

export const lotPageSchema = lotCardSchema.extend({
  description: translatedSchema(5000),
  place: z.string(),
  photos: z.array(photoSchema),
  documents: z.array(documentSchema),
  depositMinor: minorSchema,
  hasReserve: z.boolean(),
  rules: rulesWireSchema,
  originalEndsAt: instantSchema,
  office: namedSchema,
  court: namedSchema,
  caseNumber: z.string(),
  executiveDocumentNumber: z.string(),
  publishedAt: instantSchema.nullable(),
  withdrawalGround: z.string().nullable(),
  /** The ground's kind; null for a lot that is not withdrawn, or was before there was a list. */
  withdrawalKind: withdrawalGroundSchema.nullable(),
  /** While a court's order holds the sale. */
  suspension: suspensionSchema.nullable(),
  /** What was corrected after the publication, oldest first. */
  corrections: z.array(correctionSchema),
});
export type LotPage = z.output<typeof lotPageSchema>;

export const lotSorts = ['ends_soon', 'newest', 'price_low', 'price_high', 'most_bids'] as const;
export const lotSortSchema = z.enum(lotSorts);
export type LotSort = z.output<typeof lotSortSchema>;

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(item).max(40));

/** The listing's query string; lists are comma-separated. */
export const lotSearchSchema = z.object({
  q: z
    .string()
    .max(200)
    .refine((text) => !text.includes('\0'))
    .optional(),
  category: list(categorySchema).optional(),
  region: list(regionSchema).optional(),
  state: list(publicLotStateSchema).optional(),
  court: list(z.coerce.number().int().positive().max(maxIdNumber)).optional(),
  currency: currencySchema.optional(),
  priceFromMinor: minorSchema.optional(),
  priceToMinor: minorSchema.optional(),
  endsBefore: instantSchema.optional(),
  sort: lotSortSchema.default('ends_soon'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(60).default(24),
});
export type LotSearch = z.output<typeof lotSearchSchema>;

const facetSchema = z.array(z.object({ value: z.string(), count: z.int().nonnegative() }));
export const lotListSchema = z.object({
  lots: z.array(lotCardSchema),
  next: z.string().nullable(),
  /** Counted with the first page; null on later ones. */
  total: z.int().nonnegative().nullable(),
  /** Counts under all filters but the facet's own; with the first page, too. */
  facets: z.object({ category: facetSchema, region: facetSchema, state: facetSchema, court: facetSchema }).nullable(),
  /** Counts that stopped at a bound: there are at least as many. Empty when every count is exact. */
  atLeast: z.array(z.enum(['total', 'category', 'region', 'state', 'court'])),
  /** What the search text was taken for; null without one. `guessed`: no lot has these words, so ones like them were looked for. */
  text: z.object({ words: z.array(searchWordSchema), guessed: z.boolean() }).nullable(),
  now: instantSchema,
});
export type LotList = z.output<typeof lotListSchema>;

/** So many cards are asked for by number at once. */
export const mostCards = 100;
export const cardsQuerySchema = z.object({
  lots: z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
    z.array(z.coerce.number().int().positive().max(maxIdNumber)).min(1).max(mostCards),
  ),
});
/** Cards in the order asked for; lots that are not public are left out. */
export const cardListSchema = z.object({ lots: z.array(lotCardSchema), now: instantSchema });
export type CardList = z.output<typeof cardListSchema>;

/** Names for the filters and forms: courts and offices in four languages. */
export const referenceSchema = z.object({
  courts: z.array(namedSchema.extend({ jurisdiction: z.enum(['UZ', 'KG']) })),
  offices: z.array(namedSchema.extend({ jurisdiction: z.enum(['UZ', 'KG']), region: regionSchema })),
});
export type Reference = z.output<typeof referenceSchema>;

/** A draft as the bailiff writes it. Amounts are minor units; the deposit is a share of the start price by the rules. */
export const lotDraftSchema = z.object({
  caseId: z.int().positive().max(maxIdNumber),
  /** The thing of the case that is offered; null for a lot without one. */
  itemId: z.int().positive().max(maxIdNumber).nullable().default(null),
  category: categorySchema,
  region: regionSchema,
  place: z.string().trim().max(300),
  title: translatedSchema(200),
  description: translatedSchema(5000),
  currency: currencySchema,
  startMinor: positiveMinorSchema,
  reserveMinor: positiveMinorSchema.nullable(),
  appraisalMinor: positiveMinorSchema.nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema,
});
export type LotDraft = z.output<typeof lotDraftSchema>;

/** The bailiff's own view of a lot; `missing` says what publication still needs. */
export const lotDeskSchema = lotPageSchema.extend({
  caseId: z.int().positive(),
  itemId: z.int().positive().nullable(),
  reserveMinor: minorSchema.nullable(),
  missing: z.array(z.enum(['photo', 'appraisal', 'schedule'])),
  /** What the second official wrote to a draft that was sent back. */
  sentBack: z.string().nullable(),
  /** Whether the reader suspended it: then another official lets it go on, unless the reader is a senior. */
  suspendedByReader: z.boolean(),
});
export type LotDesk = z.output<typeof lotDeskSchema>;

export const languageQuerySchema = z.object({ language: languageSchema.optional() });
