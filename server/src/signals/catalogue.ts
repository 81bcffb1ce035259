import { coverBids } from './competition/cover-bids.js';
import { lowVarianceBids } from './competition/low-variance-bids.js';
import { nearStartPrice } from './competition/near-start-price.js';
import { singleBidder } from './competition/single-bidder.js';
import { singleBidderShare } from './competition/single-bidder-share.js';
import { loneLastBid } from './conduct/lone-last-bid.js';
import { loserJustUnder } from './conduct/loser-just-under.js';
import { oneStepOverMaximum } from './conduct/one-step-over-maximum.js';
import { shillRatings } from './conduct/shill-ratings.js';
import { officeNetworkBids } from './identity/office-network-bids.js';
import { sharedDevice } from './identity/shared-device.js';
import { sharedPayer } from './identity/shared-payer.js';
import { sharedWithStaff } from './identity/shared-with-staff.js';
import { shillPattern } from './learned/shill-pattern.js';
import type { LotSignal, WindowSignal } from './measure.js';
import { lateEdit } from './offer/late-edit.js';
import { leastNotice } from './offer/least-notice.js';
import { publishedAtNight } from './offer/published-at-night.js';
import { thinListing } from './offer/thin-listing.js';
import { withdrawnAfterHighBids } from './offer/withdrawn-after-high-bids.js';
import { officialAffinity } from './official/affinity.js';
import { winnerConcentration } from './official/concentration.js';
import { losingAffinity } from './official/losing-affinity.js';
import { underAppraisal } from './price/under-appraisal.js';
import { underComparables } from './price/under-comparables.js';
import { bidRotation } from './ring/bid-rotation.js';
import { bidderRing } from './ring/bidder-ring.js';
import { ringDefaults } from './ring/ring-defaults.js';

/** Every signal that looks at one lot alone, in the order of their codes. */
export const lotSignals: readonly LotSignal[] = [
  loneLastBid,
  oneStepOverMaximum,
  singleBidder,
  nearStartPrice,
  lowVarianceBids,
  coverBids,
  underAppraisal,
  leastNotice,
  publishedAtNight,
  thinListing,
  lateEdit,
  withdrawnAfterHighBids,
];

/** Every signal that needs the whole window, in the order of their codes. */
export const windowSignals: readonly WindowSignal[] = [
  shillRatings,
  shillPattern,
  loserJustUnder,
  underComparables,
  bidderRing,
  bidRotation,
  ringDefaults,
  sharedPayer,
  sharedDevice,
  officialAffinity,
  losingAffinity,
  winnerConcentration,
  singleBidderShare,
  sharedWithStaff,
  officeNetworkBids,
];
