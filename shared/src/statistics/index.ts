import { z } from 'zod';
import { categorySchema, regionSchema } from '../lots/index.js';
import { currencySchema, sumSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

export { leastCases, roundedMinor, withheldGroups } from './disclosure.js';
export * from './enforcement.js';
export { type Histogram, type Quartiles, quartilesOf } from './quartiles.js';

export const jurisdictionSchema = z.enum(['UZ', 'KG']);

/** What the figures of lots are grouped by. */
export const statisticGroupings = ['month', 'region', 'category', 'jurisdiction'] as const;
export type StatisticGrouping = (typeof statisticGroupings)[number];

const monthSchema = z.string().regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/);

/** The query of lots' figures; months are YYYY-MM, both included. */
export const statisticsQuerySchema = z.object({
  by: z.enum(statisticGroupings).default('month'),
  jurisdiction: jurisdictionSchema.optional(),
  region: regionSchema.optional(),
  category: categorySchema.optional(),
  from: monthSchema.optional(),
  to: monthSchema.optional(),
});
export type StatisticsQuery = z.output<typeof statisticsQuerySchema>;

/** Fewer lots than this have no quartiles: those would be the lots themselves. */
export const leastAppraised = 5;

const count = z.int().nonnegative();

/** Figures of the lots whose auction ended in a group. */
export const lotFiguresSchema = z.object({
  sold: count,
  unsold: count,
  withdrawn: count,
  /** Sold lots whose price has been paid in full. */
  paid: count,
  /** What was paid for these. */
  proceeds: z.array(z.object({ currency: currencySchema, minor: sumSchema })),
  /** The highest bid as a share of the appraisal, in whole per cent; null for too few lots. */
  priceOverAppraisal: z.object({ lots: count, low: count, median: count, high: count }).nullable(),
});
export type LotFigures = z.output<typeof lotFiguresSchema>;

export const statisticsSchema = z.object({
  /** As of then; null: nothing has been counted yet. */
  computedAt: instantSchema.nullable(),
  by: z.enum(statisticGroupings),
  /** Lots that can be bid on now or soon. */
  open: count,
  total: lotFiguresSchema,
  groups: z.array(lotFiguresSchema.extend({ key: z.string() })),
});
export type Statistics = z.output<typeof statisticsSchema>;

export const enforcementGroupings = ['region', 'month'] as const;
/** Nothing else to choose: what is withheld of one choice could be found by taking another away. */
export const enforcementQuerySchema = z.object({ by: z.enum(enforcementGroupings).default('region') });
export type EnforcementQuery = z.output<typeof enforcementQuerySchema>;

/** Figures of the cases that were opened in a group, as they stand now. */
export const caseFiguresSchema = z.object({
  cases: count,
  enforced: count,
  partly: count,
  open: count,
  /** To three significant digits; without the currencies of too few cases. */
  amounts: z.array(z.object({ currency: currencySchema, claimedMinor: sumSchema, recoveredMinor: sumSchema })),
});
export type CaseFigures = z.output<typeof caseFiguresSchema>;

export const enforcementSchema = z.object({
  computedAt: instantSchema.nullable(),
  by: z.enum(enforcementGroupings),
  /** Null: of too few cases to be told of. */
  total: caseFiguresSchema.nullable(),
  groups: z.array(z.object({ key: z.string(), figures: caseFiguresSchema.nullable() })),
});
export type Enforcement = z.output<typeof enforcementSchema>;

/** The share of auctions that ended with a buyer, 0 to 1; null where none ended. */
export const soldShare = ({ sold, unsold }: Pick<LotFigures, 'sold' | 'unsold'>): number | null =>
  sold + unsold === 0 ? null : sold / (sold + unsold);

/** The share of cases that are not enforced, wholly or in part, 0 to 1; null where there are none. */
export const unenforcedShare = ({ cases, partly, open }: Pick<CaseFigures, 'cases' | 'partly' | 'open'>): number | null =>
  cases === 0 ? null : (partly + open) / cases;
