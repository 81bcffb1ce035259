/**
 * What recorded auctions say. `ebay`: 449 auctions with 7,672 bids (Jank and Shmueli, "Modeling Online Auctions", 2010).
 * `eAuksion`: 3,835 lots published on e-auksion.uz in June 2026. Quantiles stand at every twentieth unless told otherwise; they were
 * counted once from the files and are kept here as figures.
 */

/** How many auctions had 1, 2, 3, ... bidders (up to 24). */
export const ebayBidders = [23, 31, 29, 35, 27, 24, 38, 41, 31, 20, 36, 25, 23, 23, 21, 6, 5, 3, 4, 2, 1, 0, 0, 1] as const;

/** When a bidder's first bid came, as a share of the auction's time. */
export const ebayFirstBid = [
  0.0001, 0.027, 0.0719, 0.1229, 0.1931, 0.2842, 0.3925, 0.5154, 0.6236, 0.7108, 0.7808, 0.8384, 0.8757, 0.9128, 0.9439, 0.9655, 0.9806,
  0.9901, 0.9969, 0.9996, 1,
] as const;

/** Minutes between two bids of one bidder. */
export const ebayReturn = [
  0.068, 0.158, 0.187, 0.217, 0.259, 0.288, 0.331, 0.374, 0.432, 0.518, 0.616, 0.766, 1.152, 2.334, 9.217, 52.13, 223, 621, 1187, 2445,
  9752,
] as const;

/** The share of bidders who bid 1, 2, 3, ... times in an auction. */
export const ebayBidsEach = [0.562, 0.208, 0.093, 0.054, 0.029, 0.016, 0.011, 0.01, 0.007, 0.004, 0.003, 0.003] as const;

/** How many auctions ran 3, 5 and 7 days. */
export const ebayDays = [
  [3, 96],
  [5, 73],
  [7, 280],
] as const;

/** log10 of the start price in soum, by the three groups of lots. */
export const eAuksionStart = {
  vehicle: [
    6.5379, 7.0434, 7.0434, 7.2817, 7.4492, 7.5682, 7.6651, 7.77, 7.8409, 7.8854, 7.9357, 7.9942, 8.0531, 8.1005, 8.1535, 8.2082, 8.3008,
    8.4246, 8.5167, 8.6561, 8.9638,
  ],
  property: [
    7.5185, 8.0969, 8.2862, 8.3738, 8.4771, 8.5539, 8.618, 8.6385, 8.699, 8.7505, 8.8092, 8.8245, 8.8311, 8.8751, 8.8939, 8.9098, 8.9243,
    8.9395, 8.942, 8.9719, 9,
  ],
  things: [
    4.8126, 5.4225, 5.6188, 5.7712, 5.8692, 5.9473, 6.0393, 6.1584, 6.2282, 6.2904, 6.3795, 6.4617, 6.5489, 6.6044, 6.6463, 6.7574, 6.9025,
    7.0132, 7.2184, 7.5953, 8.6173,
  ],
} as const;

/**
 * The start is the appraisal in 97.7% of the lots; the rest start at 50% to 99% of it. Of lots that name an earlier auction three in
 * four were put up more than once, and 4.8% were cancelled (184 of 3,835).
 */
export const eAuksionStartIsAppraisal = 0.977;
export const eAuksionCancelled = 0.048;
