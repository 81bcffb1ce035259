/** The eight features of Alzahrani and Sadaoui, and the duration, in the order of their data set's columns. */
export const shillFeatureNames = [
  'bidderTendency',
  'biddingRatio',
  'successiveOutbidding',
  'lastBidding',
  'auctionBids',
  'startPriceAverage',
  'earlyBidding',
  'winningRatio',
  'durationDays',
] as const;
export type ShillFeatureName = (typeof shillFeatureNames)[number];
/** All from 0 to 1, but the duration, which is in days. */
export type ShillFeatures = Readonly<Record<ShillFeatureName, number>>;
