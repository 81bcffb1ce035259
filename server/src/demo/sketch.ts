import type { Category } from '@ochiq/shared/lots';
import type { Four } from './four.js';

/** What a lot is, before it gets a place, a case and a schedule. Amounts are minor units. */
export interface Sketch {
  readonly category: Category;
  readonly title: Four;
  readonly description: Four;
  readonly startMinor: bigint;
  readonly appraisalMinor: bigint;
  /** Keys of `drawPictures`. */
  readonly pictures: readonly string[];
}

/** Amounts of a sketch. Rows of the sample bring theirs along. */
export interface Prices {
  readonly startMinor: bigint;
  readonly appraisalMinor: bigint;
}

/** How many minor units of the currency make the value of 1,000 US dollars: about 12,200 soum or 87 som a dollar. */
export const thousandDollarsMinor = { UZS: 1_220_000_000n, KGS: 8_700_000n } as const;
export type DemoCurrency = keyof typeof thousandDollarsMinor;

/**
 * Prices for a thing that is worth `thousands` thousand US dollars: a first auction starts at the appraisal, as nearly all of
 * e-auksion.uz do.
 * @returns minor units, rounded to three significant digits
 */
export function pricesOf(thousands: number, currency: DemoCurrency): Prices {
  const appraisalMinor = rounded((BigInt(Math.round(thousands * 1_000)) * thousandDollarsMinor[currency]) / 1_000n);
  return { appraisalMinor, startMinor: appraisalMinor };
}

function rounded(minor: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(2, String(minor).length - 3));
  const near = ((minor + unit / 2n) / unit) * unit;
  return near > 0n ? near : unit;
}
