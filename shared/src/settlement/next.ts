import { least, most } from '../money/index.js';
import { creditorOfferOf, mayRepeat, type RuleProfile, reducedStart } from '../rules/index.js';

/** An auction that found no buyer. Amounts in minor units of one currency. */
export interface UnsoldRound {
  /** From 1. */
  readonly round: number;
  readonly startMinor: bigint;
  /** The start price of round 1. */
  readonly firstStartMinor: bigint;
  readonly appraisalMinor: bigint | null;
}

export type NextAfterUnsold =
  | { readonly step: 'repeat'; readonly round: number; readonly startMinor: bigint }
  /** @property dueAt until when the creditor may answer, ms since the epoch */
  | { readonly step: 'offer_creditor'; readonly priceMinor: bigint; readonly dueAt: number }
  | { readonly step: 'return_to_debtor' };

/**
 * What comes after an auction without a buyer: a repeat at the reduced price while the profile allows one, then the creditor's
 * offer, then the return to the debtor.
 * @param nowMs when the offer would be made, ms since the epoch
 */
export function nextAfterUnsold(profile: RuleProfile, unsold: UnsoldRound, nowMs: number): NextAfterUnsold {
  const { round, startMinor, firstStartMinor, appraisalMinor } = unsold;
  if (mayRepeat(profile, round)) {
    const reduced = reducedStart(profile, round + 1, appraisalMinor, firstStartMinor);
    return { step: 'repeat', round: round + 1, startMinor: most(1n, least(startMinor, reduced)) };
  }
  const offer = creditorOfferOf(profile, { firstMinor: firstStartMinor, lastMinor: startMinor }, nowMs);
  return offer === null
    ? { step: 'return_to_debtor' }
    : { step: 'offer_creditor', priceMinor: most(1n, offer.priceMinor), dueAt: offer.dueAt };
}
