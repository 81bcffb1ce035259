import type { RulesWire } from '@ochiq/shared/bidding';
import { findProfile, newestProfile, type RuleProfile } from '@ochiq/shared/rules';

/** The rule profile that a lot was published under; lots from before there were profiles go by the demo's. */
export const profileOfLot = ({ profile, version }: Pick<RulesWire, 'profile' | 'version'>): RuleProfile =>
  findProfile(profile, version) ?? newestProfile('UZ', 'demo');

/** The ranks of a profile's order of payment: which group each belongs to, 1 first. */
export const rankNumbers = (profile: RuleProfile): ReadonlyMap<string, number> =>
  new Map(profile.figures.distributionOrder.value.flatMap((group, index) => group.map((rank) => [rank, index + 1] as const)));
