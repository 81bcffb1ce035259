import { z } from 'zod';
import { claimRanks } from '../cases/index.js';
import { currencySchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';
import { bandsSchema, basisPointsSchema, byKindSchema, figureSchema, periodSchema, roundToMinorSchema } from './figure.js';

/** What a sale's proceeds go to: two costs, and the ranks of the creditors' claims. */
export const distributionRanks = ['sale_costs', 'enforcement_fee', ...claimRanks] as const;
export const distributionRankSchema = z.enum(distributionRanks);
export type DistributionRank = z.output<typeof distributionRankSchema>;

/** Who may not bid on a lot. */
export const exclusions = [
  'debtor',
  'case_bailiff',
  'office_staff',
  'relatives_of_staff',
  'court_staff',
  'appraiser',
  'defaulter',
  'minor',
] as const;
export const exclusionSchema = z.enum(exclusions);
export type Exclusion = z.output<typeof exclusionSchema>;

const ms = z
  .int()
  .min(0)
  .max(366 * 86_400_000);
const share = figureSchema(basisPointsSchema);

/** The figures of a profile; each says where it comes from. */
export const ruleFiguresSchema = z.object({
  /** Between publication and the start of the auction, at least. */
  noticePeriod: figureSchema(byKindSchema(periodSchema)),
  /** The least start price of the first auction, as a share of the appraisal. */
  startShareBasisPoints: share,
  /** The deposit that admits to bid, as a share of the start price, by start price. */
  depositBasisPoints: figureSchema(bandsSchema(basisPointsSchema)),
  /** The step between bids as a share of the start price, by start price. */
  incrementBasisPoints: figureSchema(bandsSchema(z.int().min(1).max(10_000))),
  roundToMinor: figureSchema(roundToMinorSchema),
  /** A bid in the last `softCloseWindowMs` moves the end to that long after the bid, at most `softCloseCapMs` past the first end. */
  softCloseWindowMs: figureSchema(ms),
  softCloseCapMs: figureSchema(ms.nullable()),
  /** A suspended auction that goes on has at least this long left. */
  resumeLeastMs: figureSchema(ms),
  /** How often a lot may be put up for auction, the first time included. */
  rounds: figureSchema(z.int().min(1).max(20)),
  /** From a failed auction to its repeat, at most. */
  repeatWithin: figureSchema(periodSchema),
  /** What the first start price loses at the first repeat, the second, ...; further repeats take the last. */
  repeatReductionBasisPoints: figureSchema(
    z
      .array(basisPointsSchema)
      .min(1)
      .max(19)
      .refine((cuts) => cuts.every((cut, index) => cut >= (cuts[index - 1] ?? 0)), { message: 'a later repeat is no dearer' }),
  ),
  /** No start price goes below this share of the appraisal. */
  floorBasisPoints: share,
  /** From the close to the winner's payment in full, by kind of property and price. */
  paymentPeriod: figureSchema(byKindSchema(bandsSchema(periodSchema))),
  /** Whether the runner-up may take the place of a winner who does not pay. */
  runnerUpAllowed: figureSchema(z.boolean()),
  /** From the winner's default to the runner-up's payment in full. */
  runnerUpPeriod: figureSchema(periodSchema),
  /** How long a winner who did not pay may not bid; 0: not at all excluded. */
  defaultExclusion: figureSchema(periodSchema),
  /** Who gets the deposit of a winner who does not pay. */
  forfeitedTo: figureSchema(z.enum(['budget', 'proceeds'])),
  /** After the last failed auction the creditor may take the property at a share of a start price. Null: no offer. */
  creditorOffer: figureSchema(z.object({ priceBasisPoints: basisPointsSchema, of: z.enum(['first_start', 'last_start']) }).nullable()),
  /** How long the creditor has to answer. */
  creditorOfferPeriod: figureSchema(periodSchema),
  exclusions: figureSchema(z.array(exclusionSchema)),
  /** The state's fee for enforcing, as a share of what is collected. */
  enforcementFeeBasisPoints: share,
  /** The auction's own fee as a share of the price, and who bears it. */
  saleFee: figureSchema(z.object({ basisPoints: basisPointsSchema, paidBy: z.enum(['proceeds', 'buyer']) })),
  /** In which order claims are paid; claims of one group share in proportion. */
  distributionOrder: figureSchema(
    z
      .array(z.array(distributionRankSchema).min(1))
      .min(1)
      .refine((groups) => groups.flat().length === distributionRanks.length && new Set(groups.flat()).size === distributionRanks.length, {
        message: 'each rank once',
      }),
  ),
  /** Years that a person who bids has completed. */
  leastAge: figureSchema(z.int().min(14).max(30)),
  /** A descending stage after failed auctions: the price falls by a step of the start price at each interval. Null: none. */
  dutchStage: figureSchema(
    z.object({ stepBasisPoints: basisPointsSchema, interval: periodSchema, floorBasisPoints: basisPointsSchema }).nullable(),
  ),
});
export type RuleFigures = z.output<typeof ruleFiguresSchema>;
export type FigureName = keyof RuleFigures;

/** The rules of a sale in one jurisdiction: versioned data. A published version never changes; a new law makes a new version. */
export const ruleProfileSchema = z.object({
  name: z.string().regex(/^[a-z]+$/),
  version: z.int().positive(),
  /** Null: for any jurisdiction (the demo). */
  jurisdiction: z.enum(['UZ', 'KG']).nullable(),
  mode: z.enum(['law', 'demo']),
  /** From this day on, in the jurisdiction's calendar. */
  validFrom: z.iso.date(),
  /** The currency of amounts in bands. */
  currency: currencySchema,
  /** The jurisdiction's clock east of UTC; neither country has summer time. */
  utcOffsetMinutes: z.int().min(-720).max(840),
  figures: ruleFiguresSchema,
});
export type RuleProfile = z.output<typeof ruleProfileSchema>;
export type RulesMode = RuleProfile['mode'];
export type Jurisdiction = NonNullable<RuleProfile['jurisdiction']>;

/** `GET /api/rules`: every version this program knows; `publishedAt` is null for one that this installation does not sell by. */
export const ruleListSchema = z.object({
  mode: z.enum(['law', 'demo']),
  profiles: z.array(z.object({ profile: ruleProfileSchema, sha256: z.string(), publishedAt: instantSchema.nullable() })),
});
export type RuleList = z.output<typeof ruleListSchema>;
