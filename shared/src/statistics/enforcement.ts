import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { currencySchema, sumSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

/** What figures of enforcement are grouped by: the year of opening, and what a case is; `age` is how old it is, or was at its end. */
export const outcomeGroupings = ['year', 'country', 'region', 'office', 'court', 'kind', 'age'] as const;
export const outcomeQuerySchema = z.object({ by: z.enum(outcomeGroupings).default('year') });
export type OutcomeQuery = z.output<typeof outcomeQuerySchema>;

/** Ages of cases in months, from the first to below the second. */
export const ageBands = ['0-6', '6-12', '12-24', '24-'] as const;

const count = z.int().nonnegative();

export const outcomeFiguresSchema = z.object({
  opened: count,
  enforced: count,
  partly: count,
  unenforceable: count,
  terminated: count,
  transferred: count,
  pending: count,
  /** Days from the opening to the end of enforced cases; null for fewer than five. */
  days: z.object({ cases: count, low: count, median: count, high: count }).nullable(),
  /** To three significant digits; without the currencies of too few cases. */
  amounts: z.array(z.object({ currency: currencySchema, claimedMinor: sumSchema, recoveredMinor: sumSchema, auctionMinor: sumSchema })),
});
export type OutcomeFigures = z.output<typeof outcomeFiguresSchema>;

/** What came in, was resolved and was left in a year. Rates by CEPEJ; null where nothing came in, or nothing was resolved. */
export const flowSchema = z.object({
  year: z.string(),
  incoming: count,
  resolved: count,
  pending: count,
  /** Resolved over incoming, 0 and up. */
  clearanceRate: z.number().nonnegative().nullable(),
  /** 365 days times pending at the end over resolved. */
  dispositionDays: count.nullable(),
});
export type Flow = z.output<typeof flowSchema>;

export const outcomesSchema = z.object({
  computedAt: instantSchema.nullable(),
  by: z.enum([...outcomeGroupings, 'bailiff']),
  /** Null: of too few cases to be told of. */
  total: outcomeFiguresSchema.nullable(),
  groups: z.array(z.object({ key: z.string(), name: translatedSchema(400).nullable(), figures: outcomeFiguresSchema.nullable() })),
  flows: z.array(flowSchema),
});
export type Outcomes = z.output<typeof outcomesSchema>;

/**
 * The figures of a year as CEPEJ reckons them. Source: CEPEJ, European judicial systems, and the SATURN guidelines for judicial time
 * management (GOJUST indicators): clearance rate = resolved / incoming; disposition time = 365 x pending at the end / resolved.
 */
export const flowOf = ({ year, incoming, resolved, pending }: Pick<Flow, 'year' | 'incoming' | 'resolved' | 'pending'>): Flow => ({
  year,
  incoming,
  resolved,
  pending,
  clearanceRate: incoming === 0 ? null : resolved / incoming,
  dispositionDays: resolved === 0 ? null : Math.round((365 * pending) / resolved),
});

/** Of the cases that ended, the share that was not enforced in full, 0 to 1; those that another office goes on with are not counted. */
export function unenforcedOfEnded({ enforced, partly, unenforceable, terminated }: OutcomeFigures): number | null {
  const ended = enforced + partly + unenforceable + terminated;
  return ended === 0 ? null : (ended - enforced) / ended;
}

/** Where Kyrgyzstan began, by the source that the project was given: stated there, not counted here. */
export const startingPoint = { unenforcedShare: 0.7, cases: 70_000 } as const;
