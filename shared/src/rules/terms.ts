import type { RulesWire } from '../bidding/rules.js';
import type { Category } from '../lots/index.js';
import { type Currency, least, most } from '../money/index.js';
import type { Band } from './figure.js';
import { endOfPeriod } from './period.js';
import type { RuleProfile } from './profile.js';
import { findProfile, profileHash } from './profiles.js';
import { kindOf } from './property-kind.js';

const whole = 10_000n;

/** A price that terms depend on: minor units of its currency. */
export interface Price {
  readonly currency: Currency;
  readonly minor: bigint;
}

/** The value of the band that a price falls in; a price in another currency than the profile's takes the last band. */
export function bandAt<T>(profile: Pick<RuleProfile, 'currency'>, bands: readonly Band<T>[], price: Price): T {
  const row =
    price.currency === profile.currency
      ? bands.find(({ belowMinor }) => belowMinor === null || price.minor < BigInt(belowMinor))
      : bands.at(-1);
  if (!row) throw new Error('bands need a last one without a bound');
  return row.value;
}

/** A share of an amount, rounded up to a whole minor unit. */
export const shareOf = (minor: bigint, basisPoints: number): bigint => (minor * BigInt(basisPoints) + whole - 1n) / whole;

/**
 * The auction rules of a lot with this start price, as the bid engine and the lot keep them; they name profile and version.
 * @param sha256 of the profile's text; absent: the hash that this version was published with
 * @throws Error for a version without a published hash
 */
export function rulesOf(profile: RuleProfile, start: Price, sha256 = profileHash(profile)): RulesWire {
  const { figures } = profile;
  return {
    profile: profile.name,
    version: profile.version,
    sha256,
    increment: {
      kind: 'percent',
      basisPoints: bandAt(profile, figures.incrementBasisPoints.value, start),
      roundToMinor: figures.roundToMinor.value[start.currency],
    },
    softClose: { windowMs: figures.softCloseWindowMs.value, capMs: figures.softCloseCapMs.value },
    depositBasisPoints: bandAt(profile, figures.depositBasisPoints.value, start),
  };
}

/** For lots whose profile this program does not know, in ms: those of test houses. */
const unruledResumeLeastMs = 10 * 60_000;

/** What is left at least, in ms, when a lot that a court's order stopped goes on: as the version of the rules that it names says. */
export const resumeLeastOf = ({ profile, version }: Pick<RulesWire, 'profile' | 'version'>): number =>
  findProfile(profile, version)?.figures.resumeLeastMs.value ?? unruledResumeLeastMs;

const hourMs = 3_600_000;

/**
 * How long auditors may hold a sale while they check it, in ms; then it goes on by itself. Assumed: no law that we know has a
 * figure; ten days are the term that enforcement laws give for decisions like it, and the demo has an hour for a day.
 */
export const freezeMostOf = ({ profile, version }: Pick<RulesWire, 'profile' | 'version'>): number =>
  findProfile(profile, version)?.mode === 'demo' ? hourMs : 240 * hourMs;

/** The least start price of a first auction, in minor units: a share of the appraisal, rounded up. */
export const leastStart = (profile: RuleProfile, appraisalMinor: bigint): bigint =>
  shareOf(appraisalMinor, profile.figures.startShareBasisPoints.value);

/**
 * The start price of a round, in minor units: round 1 has the first start price; each repeat takes off its share of that first
 * price, rounded up to a whole minor unit, but goes no lower than the floor's share of the appraisal (of the first start price where
 * there was no appraisal). Never more than the first start price, and never more than the round before.
 * @param round counted from 1
 * @throws RangeError when the round is not a positive whole number
 */
export function reducedStart(profile: RuleProfile, round: number, appraisalMinor: bigint | null, firstStartMinor: bigint): bigint {
  if (!Number.isInteger(round) || round < 1) throw new RangeError('rounds count from 1');
  const cuts = profile.figures.repeatReductionBasisPoints.value;
  const cut = round === 1 ? 0 : (cuts[round - 2] ?? cuts.at(-1) ?? 0);
  const floor = shareOf(appraisalMinor ?? firstStartMinor, profile.figures.floorBasisPoints.value);
  return least(firstStartMinor, most(floor, shareOf(firstStartMinor, 10_000 - cut)));
}

/** Whether a lot may be put up once more after this round. */
export const mayRepeat = (profile: RuleProfile, round: number): boolean => round < profile.figures.rounds.value;

/** What a sale's terms depend on. */
export interface Sold {
  readonly category: Category;
  readonly price: Price;
}

/** When the winner's payment is due, ms since the epoch: paid before this moment is in time. @param fromMs the close */
export function paymentDueAt(profile: RuleProfile, { category, price }: Sold, fromMs: number): number {
  const period = bandAt(profile, profile.figures.paymentPeriod.value[kindOf(category)], price);
  return endOfPeriod(profile, period, fromMs);
}

/** When the runner-up's payment is due; null where the profile lets no runner-up in. @param fromMs the winner's default */
export function runnerUpDueAt(profile: RuleProfile, fromMs: number): number | null {
  const { runnerUpAllowed, runnerUpPeriod } = profile.figures;
  return runnerUpAllowed.value ? endOfPeriod(profile, runnerUpPeriod.value, fromMs) : null;
}

/** The latest moment for a repeat auction to be put up. @param fromMs the failed close or the default */
export const repeatDueAt = (profile: RuleProfile, fromMs: number): number =>
  endOfPeriod(profile, profile.figures.repeatWithin.value, fromMs);

/** Until when a defaulter may not bid. @param fromMs the default */
export const excludedUntil = (profile: RuleProfile, fromMs: number): number =>
  endOfPeriod(profile, profile.figures.defaultExclusion.value, fromMs);

/** What the creditor may take the property for, in minor units, and until when; null where the profile has no offer. */
export function creditorOfferOf(
  profile: RuleProfile,
  starts: { readonly firstMinor: bigint; readonly lastMinor: bigint },
  fromMs: number,
): { priceMinor: bigint; dueAt: number } | null {
  const offer = profile.figures.creditorOffer.value;
  if (!offer) return null;
  const base = offer.of === 'first_start' ? starts.firstMinor : starts.lastMinor;
  return {
    priceMinor: shareOf(base, offer.priceBasisPoints),
    dueAt: endOfPeriod(profile, profile.figures.creditorOfferPeriod.value, fromMs),
  };
}

/** The earliest start of an auction that is published at `publishedMs`, ms since the epoch. */
export const earliestStart = (profile: RuleProfile, category: Category, publishedMs: number): number =>
  endOfPeriod(profile, profile.figures.noticePeriod.value[kindOf(category)], publishedMs);
