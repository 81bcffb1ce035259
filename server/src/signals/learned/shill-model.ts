import { z } from 'zod';
import { type ShillFeatures, shillFeatureNames } from '../conduct/shill-feature-names.js';
import { type Forest, forestSchema, logOddsOf } from './forest.js';

/** A trained model as it is kept in a file. */
export const shillModelSchema = z.object({
  /** What it was trained on. */
  data: z.object({ name: z.string(), rows: z.int(), auctions: z.int(), positives: z.int() }),
  /** Chosen on folds by auction. */
  options: z.object({ rounds: z.int(), depth: z.union([z.literal(1), z.literal(2)]), rate: z.number(), lambda: z.number() }),
  /** What its columns are, in order. */
  features: z.array(z.enum(shillFeatureNames)).length(shillFeatureNames.length).readonly(),
  forest: forestSchema,
});
export type ShillModel = z.output<typeof shillModelSchema>;

/** The features as a row of the model, in the order of its columns. */
export const vectorOf = (features: ShillFeatures): number[] => shillFeatureNames.map((name) => features[name]);

/**
 * Which features are looked at. `labelled`: all, as in the published data. `conduct`: all but the duration. The labels of that data
 * were made by clustering the auctions of each duration apart, so the duration tells which cluster a bidder was in and not what the
 * bidder did; elsewhere it is averaged over as in training.
 */
export type ShillView = 'labelled' | 'conduct';
const durationColumn = shillFeatureNames.indexOf('durationDays');
const lookers: Record<ShillView, (column: number) => boolean> = {
  labelled: () => true,
  conduct: (column) => column !== durationColumn,
};

/** Log-odds that a bidder's conduct in a lot is a shill's. */
export const shillLogOdds = (forest: Forest, features: ShillFeatures, view: ShillView): number =>
  logOddsOf(forest, vectorOf(features), lookers[view]);
