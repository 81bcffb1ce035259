import type { SignalCode } from '@ochiq/shared/signals';

/** What a signal looks at; each family has one colour everywhere. */
export const families = ['conduct', 'competition', 'price', 'offer', 'ring', 'official'] as const;
export type Family = (typeof families)[number];

/** The family of each signal, as the contract groups them. */
export const familyOf: Record<SignalCode, Family> = {
  shill_ratings: 'conduct',
  shill_pattern: 'conduct',
  lone_last_bid: 'conduct',
  loser_just_under: 'conduct',
  one_step_over_maximum: 'conduct',
  single_bidder: 'competition',
  near_start_price: 'competition',
  low_variance_bids: 'competition',
  cover_bids: 'competition',
  under_appraisal: 'price',
  under_comparables: 'price',
  least_notice: 'offer',
  published_at_night: 'offer',
  thin_listing: 'offer',
  late_edit: 'offer',
  withdrawn_after_high_bids: 'offer',
  bidder_ring: 'ring',
  bid_rotation: 'ring',
  ring_defaults: 'ring',
  shared_payer: 'ring',
  shared_device: 'ring',
  official_affinity: 'official',
  losing_affinity: 'official',
  winner_concentration: 'official',
  single_bidder_share: 'official',
  shared_with_staff: 'official',
  office_network_bids: 'official',
};

/** The token of a family's colour. */
export const colourOf = (family: Family): string => `var(--chart-${families.indexOf(family) + 1})`;
