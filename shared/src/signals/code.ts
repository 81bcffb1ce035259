import { z } from 'zod';

/** Whom or what a risk score speaks about. A ring is a group of bidders; an official is whoever wrote the lots. */
export const subjectKindSchema = z.enum(['lot', 'bidder', 'ring', 'official', 'office']);
export type SubjectKind = z.output<typeof subjectKindSchema>;

/** Every signal's stable code, by what it looks at. Each has an entry in the catalogue and texts in four languages. */
export const signalCodeSchema = z.enum([
  // One bidder's conduct in one lot.
  'shill_ratings',
  'shill_pattern',
  'lone_last_bid',
  'loser_just_under',
  'one_step_over_maximum',
  // The competition of one lot.
  'single_bidder',
  'near_start_price',
  'low_variance_bids',
  'cover_bids',
  // Its price.
  'under_appraisal',
  'under_comparables',
  // How it was offered.
  'least_notice',
  'published_at_night',
  'thin_listing',
  'late_edit',
  'withdrawn_after_high_bids',
  // Bidders with each other.
  'bidder_ring',
  'bid_rotation',
  'ring_defaults',
  'shared_payer',
  'shared_device',
  // Officials and offices.
  'official_affinity',
  'losing_affinity',
  'winner_concentration',
  'single_bidder_share',
  'shared_with_staff',
  'office_network_bids',
]);
export type SignalCode = z.output<typeof signalCodeSchema>;
