import { signalCodeSchema, subjectKindSchema } from '@ochiq/shared/signals';
import { z } from 'zod';
import { type Curve, curveSchema } from './curve.js';

/**
 * What honest markets look like. Four layers, each by strata:
 * `values`: one measure's value (or -ln of its own p-value), by "signal/stratum";
 * `surprises`: all measures of one signal for one subject together, by "signal/kind/stratum";
 * `joint`: the joint statistic of all its signals, by "kind/stratum";
 * `sums`: the logarithm of all signals' half-Cauchy parts together, by "kind/stratum"; "at_once/stratum" is a lot just closed.
 * `calibration` tells what a combined p-value means: the share of true frauds among such subjects in the simulated markets, by the
 * logistic curve 1 / (1 + exp(-(a + b log10(1 / p)))).
 */
export const referenceSchema = z.object({
  version: z.int().positive(),
  /** What it was fitted on. */
  source: z.string(),
  lots: z.int().nonnegative(),
  values: z.record(z.string(), curveSchema),
  surprises: z.record(z.string(), curveSchema),
  joint: z.record(z.string(), curveSchema),
  sums: z.record(z.string(), curveSchema),
  calibration: z.partialRecord(subjectKindSchema, z.object({ a: z.number(), b: z.number().positive() })),
  weights: z.partialRecord(signalCodeSchema, z.number().nonnegative()),
});
export type Reference = z.output<typeof referenceSchema>;

/** A stratum with fewer subjects than this is told by its signal's other strata together ("*"). */
export const leastSample = 100;

type Curves = Readonly<Record<string, Curve>>;
type ByStratum = Map<string, Curve | undefined>;

/** By curves and head: a window has millions of measures and few strata, and to join texts costs more than to look a curve up. */
const found = new WeakMap<Curves, Map<string, ByStratum>>();

function strataOf(curves: Curves, head: string): ByStratum {
  const heads = found.get(curves) ?? new Map<string, ByStratum>();
  found.set(curves, heads);
  const strata = heads.get(head) ?? new Map();
  heads.set(head, strata);
  return strata;
}

/** The curve of a stratum, or of all strata together; undefined where the reference knows nothing of it. */
export function curveAt(curves: Curves, head: string, stratum: string): Curve | undefined {
  const strata = strataOf(curves, head);
  const known = strata.get(stratum);
  if (known !== undefined || strata.has(stratum)) return known;
  const curve = curves[`${head}/${stratum}`] ?? curves[`${head}/*`];
  strata.set(stratum, curve);
  return curve;
}

/** Where nothing was calibrated: even odds at p = 0.0001. */
const uncalibrated = { a: -8, b: 2 };

/** 0 to 100: the share of true frauds among subjects with this combined p-value in the simulated markets. */
export function scoreOf(reference: Reference, kind: keyof Reference['calibration'], p: number): number {
  const { a, b } = reference.calibration[kind] ?? uncalibrated;
  return 100 / (1 + Math.exp(-(a - b * Math.log10(p))));
}
