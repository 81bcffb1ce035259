export { type Act, type ActCode, acts } from './acts.js';
export {
  assumed,
  type Band,
  type Figure,
  lawful,
  type Period,
  type PropertyKind,
  periodSchema,
  propertyKinds,
  type Source,
} from './figure.js';
export { endOfPeriod } from './period.js';
export {
  type DistributionRank,
  distributionRanks,
  type Exclusion,
  type FigureName,
  type Jurisdiction,
  type RuleFigures,
  type RuleList,
  type RuleProfile,
  type RulesMode,
  ruleListSchema,
  ruleProfileSchema,
} from './profile.js';
export { findProfile, newestProfile, profileHash, profileOf, profiles, profileText } from './profiles.js';
export { kindOf } from './property-kind.js';
export {
  bandAt,
  creditorOfferOf,
  earliestStart,
  excludedUntil,
  freezeMostOf,
  leastStart,
  mayRepeat,
  type Price,
  paymentDueAt,
  reducedStart,
  repeatDueAt,
  resumeLeastOf,
  rulesOf,
  runnerUpDueAt,
  type Sold,
  shareOf,
} from './terms.js';
