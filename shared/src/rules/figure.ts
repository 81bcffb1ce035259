import { z } from 'zod';
import { currencySchema, positiveMinorSchema } from '../money/index.js';
import { actCodeSchema } from './acts.js';

/** Kinds of property that the law gives different terms: livestock cannot wait as long as a house. */
export const propertyKinds = ['movable', 'immovable', 'perishable'] as const;
export const propertyKindSchema = z.enum(propertyKinds);
export type PropertyKind = z.output<typeof propertyKindSchema>;

/** A length of time; days are whole calendar days of the jurisdiction, working days leave out Saturday and Sunday. */
export const periodSchema = z.object({
  count: z.int().min(0).max(36_600),
  unit: z.enum(['minutes', 'calendar_days', 'working_days']),
});
export type Period = z.output<typeof periodSchema>;

/** Hundredths of a percent, 0 to 100%. */
export const basisPointsSchema = z.int().min(0).max(10_000);

/**
 * Where a figure comes from. `law`: an act and its article as published. `observed`: measured in published lots, which shows a
 * practice, not a rule. `text` is the passage in the language it was read in.
 */
export const sourceSchema = z.object({
  kind: z.enum(['law', 'observed']),
  act: actCodeSchema,
  article: z.string().min(1).max(120),
  text: z.string().min(1).max(600).optional(),
});
export type Source = z.output<typeof sourceSchema>;

/** A figure of a profile: its value, and either its source or the word that it is assumed. */
export const figureSchema = <T extends z.ZodType>(value: T) =>
  z
    .object({ value, source: sourceSchema.nullable(), assumed: z.boolean() })
    .refine(({ source, assumed }) => (source === null) === assumed, { message: 'either a source or assumed' });
export interface Figure<T> {
  readonly value: T;
  readonly source: Source | null;
  readonly assumed: boolean;
}

/** One value for each kind of property. */
export const byKindSchema = <T extends z.ZodType>(value: T) => z.object({ movable: value, immovable: value, perishable: value });

/**
 * Values by price: the first band that the price is below, in the profile's own currency; the last has no bound. A price in
 * another currency takes the last band.
 */
export const bandsSchema = <T extends z.ZodType>(value: T) =>
  z
    .array(z.object({ belowMinor: positiveMinorSchema.nullable(), value }))
    .min(1)
    .max(20)
    .refine((bands) => bands.every(({ belowMinor }, index) => (belowMinor === null) === (index === bands.length - 1)), {
      message: 'only the last band has no bound',
    })
    .refine(
      (bands) =>
        bands.every(({ belowMinor }, index) => {
          const next = bands[index + 1]?.belowMinor ?? null;
          return belowMinor === null || next === null || BigInt(belowMinor) < BigInt(next);
        }),
      { message: 'bands in rising order' },
    );
export interface Band<T> {
  readonly belowMinor: string | null;
  readonly value: T;
}

/** The amount that steps are rounded up to a multiple of, in minor units, for each currency. */
export const roundToMinorSchema = z.record(currencySchema, positiveMinorSchema);

/** A figure with its source in law. */
export const lawful = <T>(value: T, act: Source['act'], article: string, text?: string): Figure<T> => ({
  value,
  source: { kind: 'law', act, article, ...(text === undefined ? {} : { text }) },
  assumed: false,
});

/** A figure measured in published lots. */
export const observed = <T>(value: T, act: Source['act'], article: string, text?: string): Figure<T> => ({
  value,
  source: { kind: 'observed', act, article, ...(text === undefined ? {} : { text }) },
  assumed: false,
});

/** A figure without a source. */
export const assumed = <T>(value: T): Figure<T> => ({ value, source: null, assumed: true });
