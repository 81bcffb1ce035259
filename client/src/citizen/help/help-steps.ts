import type { FigureName, Jurisdiction, RuleList, RuleProfile } from '@ochiq/shared/rules';

/** The steps of an auction in their order, each with the figures of the rules that matter in it. */
export const helpSteps = [
  { name: 'find', figures: ['noticePeriod'] },
  { name: 'read', figures: ['startShareBasisPoints'] },
  { name: 'deposit', figures: ['depositBasisPoints', 'leastAge', 'exclusions'] },
  { name: 'bid', figures: ['incrementBasisPoints'] },
  { name: 'end', figures: ['softCloseWindowMs', 'softCloseCapMs'] },
  { name: 'win', figures: ['paymentPeriod', 'saleFee', 'forfeitedTo', 'defaultExclusion'] },
  { name: 'lose', figures: ['runnerUpAllowed', 'runnerUpPeriod'] },
  { name: 'after', figures: ['distributionOrder', 'enforcementFeeBasisPoints'] },
  { name: 'again', figures: ['rounds', 'repeatWithin', 'repeatReductionBasisPoints', 'floorBasisPoints', 'creditorOffer'] },
  { name: 'check', figures: [] },
] as const satisfies readonly { name: string; figures: readonly FigureName[] }[];

/** The newest profile by which new lots of a country are sold here; in a demonstration that of the demonstration. */
export function profileInUse({ mode, profiles }: RuleList, jurisdiction: Jurisdiction): RuleProfile | null {
  const fitting = profiles
    .map(({ profile }) => profile)
    .filter((profile) => profile.mode === mode && (profile.jurisdiction === jurisdiction || profile.jurisdiction === null));
  return fitting.reduce<RuleProfile | null>((newest, profile) => (newest && newest.version >= profile.version ? newest : profile), null);
}
