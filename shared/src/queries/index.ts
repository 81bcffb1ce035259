import { z } from 'zod';
import { queryGroundSchema, registryFaultSchema, registrySchema } from '../registries/index.js';
import { instantSchema } from '../time/index.js';

/** What a registry was asked for. */
export const queryKindSchema = z.enum(['find', 'read', 'place', 'release', 'transfer']);

/**
 * What is remarkable about a query, without a judgement. `not_party`: the person asked about is no party of the case. `self`: the official
 * asked about themselves. `other_office`: the case is another office's. `no_case`: there is no such case. `outside_hours`: not Monday to
 * Friday, 8:00 to 19:00 by Tashkent's clock (assumed).
 */
export const queryRemarkSchema = z.enum(['not_party', 'self', 'other_office', 'no_case', 'outside_hours']);
export type QueryRemark = z.output<typeof queryRemarkSchema>;

/** `GET /api/auditor/queries` and `GET /api/bailiff/queries`. */
export const queriesQuerySchema = z.object({
  official: z.uuid().optional(),
  registry: registrySchema.optional(),
  remark: queryRemarkSchema.optional(),
  cursor: z.string().max(40).optional(),
});
export type QueriesQuery = z.output<typeof queriesQuerySchema>;

/** An official: by handle for auditors, by name for the head of the office. */
const officialSchema = z.object({ id: z.uuid(), label: z.string() });

/** How an official asks, over the last `days`. Persons cannot be counted: the book has no numbers. */
export const queryFiguresSchema = z.object({
  official: officialSchema,
  queries: z.int().nonnegative(),
  cases: z.int().nonnegative(),
  notParty: z.int().nonnegative(),
  outsideHours: z.int().nonnegative(),
  /** Queries divided by the median of all officials who asked; null where only one did. */
  timesMedian: z.number().nullable(),
});

/** The book of queries, newest first. */
export const queriesSchema = z.object({
  queries: z.array(
    z.object({
      id: z.int().positive(),
      at: instantSchema,
      /** Null: the system, carrying out what an official had ordered. */
      official: officialSchema.nullable(),
      registry: registrySchema,
      kind: queryKindSchema,
      ground: queryGroundSchema,
      caseId: z.int(),
      /** Null when there is no such case here. */
      caseNumber: z.string().nullable(),
      /** Null: it left, and no answer was recorded. */
      outcome: z.enum(['answered', ...registryFaultSchema.options]).nullable(),
      ms: z.int().nonnegative().nullable(),
      remarks: z.array(queryRemarkSchema),
    }),
  ),
  next: z.string().nullable(),
  days: z.int().positive(),
  figures: z.array(queryFiguresSchema),
});
export type Queries = z.output<typeof queriesSchema>;
