import { z } from 'zod';
import { type ShillFeatures, shillFeatureNames } from '../conduct/shill-feature-names.js';
import { averagedOver, contributor, type Forest, forestSchema, scorerOf } from './forest.js';

/**
 * What the model looks at: the features, and `faithfulLosing`, bidder tendency times winning ratio: one who bids with one seller only
 * and never wins has 1. It is the core of Trevathan and Read's score (their alpha and gamma) in the terms of these features.
 */
export const modelColumns = [...shillFeatureNames, 'faithfulLosing'] as const;
export type ModelColumn = (typeof modelColumns)[number];

/** A trained model as it is kept in a file. */
export const shillModelSchema = z.object({
  /** What it was trained on. */
  data: z.object({ name: z.string(), rows: z.int(), auctions: z.int(), positives: z.int() }),
  /** Chosen on folds by auction. */
  options: z.object({ rounds: z.int(), depth: z.union([z.literal(1), z.literal(2), z.literal(3)]), rate: z.number(), lambda: z.number() }),
  /** What its columns are, in order. */
  features: z.array(z.enum(modelColumns)).length(modelColumns.length).readonly(),
  forest: forestSchema,
});
export type ShillModel = z.output<typeof shillModelSchema>;

/** The features as a row of the model, in the order of its columns. */
export const vectorOf = (features: ShillFeatures): number[] => [
  features.bidderTendency,
  features.biddingRatio,
  features.successiveOutbidding,
  features.lastBidding,
  features.auctionBids,
  features.startPriceAverage,
  features.earlyBidding,
  features.winningRatio,
  features.durationDays,
  features.bidderTendency * features.winningRatio,
];

/**
 * Which features are looked at. `labelled`: all, as in the published data. `conduct`: all but the duration. The labels of that data
 * were made by clustering the auctions of each duration apart, so the duration tells which cluster a bidder was in and not what the
 * bidder did; elsewhere it is averaged over as in training.
 */
export type ShillView = 'labelled' | 'conduct';
const durationColumn = modelColumns.indexOf('durationDays');

/** Log-odds that a bidder's conduct in a lot is a shill's. Made once for many rows. */
export function shillScorer(forest: Forest, view: ShillView): (features: ShillFeatures) => number {
  const score = scorerOf(view === 'labelled' ? forest : averagedOver(forest, durationColumn));
  return (features) => score(vectorOf(features));
}

/** A row's log-odds as the parts of its features. */
export interface ShillParts {
  readonly base: number;
  readonly parts: ReadonlyMap<ModelColumn, number>;
}

/** Each feature's exact part in the log-odds; with `base` they sum to them. Made once for many rows. */
export function shillDivider(forest: Forest, view: ShillView): (features: ShillFeatures) => ShillParts {
  const contributionsTo = contributor(forest, (column) => view === 'labelled' || column !== durationColumn);
  return (features) => {
    const { base, parts } = contributionsTo(vectorOf(features));
    return { base, parts: new Map(modelColumns.map((name, column) => [name, parts[column] ?? 0])) };
  };
}

/** The same of one row. */
export const shillParts = (forest: Forest, features: ShillFeatures, view: ShillView): ShillParts => shillDivider(forest, view)(features);
