import type { RulesWire } from '@ochiq/shared/bidding';
import type { Currency } from '@ochiq/shared/money';

type Profile = Omit<RulesWire, 'increment'> & { incrementBasisPoints: number };

const minute = 60_000;

/**
 * Rule profiles by jurisdiction. Every figure is assumed (a demo's, not a law's): a step of 5% of the start price, a
 * soft close of 5 minutes that moves the end by 2 hours at most, a deposit of 10% of the start price.
 */
const profiles: Record<'UZ' | 'KG', Profile> = {
  UZ: {
    profile: 'uz-demo',
    version: 1,
    incrementBasisPoints: 500,
    softClose: { windowMs: 5 * minute, capMs: 120 * minute },
    depositBasisPoints: 1000,
  },
  KG: {
    profile: 'kg-demo',
    version: 1,
    incrementBasisPoints: 500,
    softClose: { windowMs: 5 * minute, capMs: 120 * minute },
    depositBasisPoints: 1000,
  },
};

/** Steps are whole multiples of this, in minor units: 1,000 sum, 100 som, 10 dollars (assumed). */
const roundToMinor: Record<Currency, string> = { UZS: '100000', KGS: '10000', USD: '1000' };

/** The rules of the newest profile of a jurisdiction; a lot keeps those it was published under. */
export function rulesOf(jurisdiction: 'UZ' | 'KG', currency: Currency): RulesWire {
  const { incrementBasisPoints, ...profile } = profiles[jurisdiction];
  return { ...profile, increment: { kind: 'percent', basisPoints: incrementBasisPoints, roundToMinor: roundToMinor[currency] } };
}

/** The deposit that admits to a lot: a share of its start price, rounded up to a whole minor unit. */
export const depositOf = (startMinor: bigint, rules: Pick<RulesWire, 'depositBasisPoints'>): bigint =>
  (startMinor * BigInt(rules.depositBasisPoints) + 9_999n) / 10_000n;
