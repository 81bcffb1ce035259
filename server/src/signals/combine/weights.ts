import type { SignalCode } from '@ochiq/shared/signals';

/**
 * How much each signal counts in the sums; 1 where it is not named. What every honest lot shows now and then (a short notice, a low price, one
 * bidder) counts a quarter: alone it is no evidence, together with other things it speaks through the joint statistic. What an office did
 * itself, or people who are one, counts more. Chosen on
 * tuning seeds of the simulated markets; any weights leave the p-values valid, since sums are judged against honest sums.
 */
export const signalWeights: Partial<Record<SignalCode, number>> = {
  late_edit: 3,
  losing_affinity: 2.5,
  shared_device: 1.5,
  shared_payer: 1.5,
  shill_ratings: 0.5,
  shill_pattern: 0.5,
  shared_with_staff: 2,
  withdrawn_after_high_bids: 1.5,
  single_bidder: 0.25,
  near_start_price: 0.25,
  low_variance_bids: 0.25,
  cover_bids: 0.25,
  under_appraisal: 0.25,
  under_comparables: 0.5,
  least_notice: 0.25,
  published_at_night: 0.5,
  thin_listing: 0.25,
  single_bidder_share: 0.25,
  winner_concentration: 0.25,
  loser_just_under: 0.5,
};
