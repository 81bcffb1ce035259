import type { RulesWire } from '@ochiq/shared/bidding';
import type { Category } from '@ochiq/shared/lots';
import type { Currency } from '@ochiq/shared/money';
import type { ProblemCode } from '@ochiq/shared/problem';
import { earliestStart, leastStart, type RuleProfile, shareOf } from '@ochiq/shared/rules';
import { Refusal } from '../base/index.js';

/** The deposit that admits to a lot: a share of its start price, rounded up to a whole minor unit. */
export const depositOf = (startMinor: bigint, rules: Pick<RulesWire, 'depositBasisPoints'>): bigint =>
  shareOf(startMinor, rules.depositBasisPoints);

/** What a profile asks of a lot before it may be published. */
export interface RuledLot {
  readonly category: Category;
  readonly currency: Currency;
  readonly startMinor: bigint;
  /** Null: not appraised yet, which is asked for elsewhere. */
  readonly appraisalMinor: bigint | null;
  readonly startsAt: Date;
  /** 1 for the first auction; a repeat's start price is reduced by the profile itself. */
  readonly round: number;
}

/** A rule that a lot breaks; `least` is what would do: minor units, or an instant. */
export interface Breach {
  readonly code: Extract<ProblemCode, 'start_below_rules' | 'notice_too_short'>;
  readonly path: string;
  readonly least: string;
}

/** Whether the start price of a first auction is at least its share of the appraisal. */
export function checkStartPrice(profile: RuleProfile, lot: Pick<RuledLot, 'startMinor' | 'appraisalMinor' | 'round'>): Breach[] {
  if (lot.appraisalMinor === null || lot.round > 1) return [];
  const least = leastStart(profile, lot.appraisalMinor);
  return lot.startMinor >= least ? [] : [{ code: 'start_below_rules', path: '/startMinor', least: least.toString() }];
}

/**
 * Everything in which a lot breaks its profile, were it published now; empty: nothing.
 * @param now the moment of publication
 */
export function checkAgainstRules(profile: RuleProfile, lot: RuledLot, now: Date): Breach[] {
  const earliest = earliestStart(profile, lot.category, now.getTime());
  const late = lot.startsAt.getTime() >= earliest;
  const notice: Breach[] = late ? [] : [{ code: 'notice_too_short', path: '/startsAt', least: new Date(earliest).toISOString() }];
  return [...checkStartPrice(profile, lot), ...notice];
}

/** @throws Refusal with the first breach's code, naming every field that breaks a rule and what would do */
export function refuseBreaches(breaches: readonly Breach[]): void {
  const [first] = breaches;
  if (!first) return;
  throw new Refusal(
    first.code,
    breaches.map(({ path, least }) => ({ path, message: `least ${least}` })),
  );
}
