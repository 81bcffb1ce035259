import { z } from 'zod';

/** Currencies the platform sells in (ISO 4217); all have two minor digits. */
export const currencySchema = z.enum(['UZS', 'KGS', 'USD']);
export type Currency = z.output<typeof currencySchema>;

/** Largest amount accepted anywhere, in minor units: 10^15. */
export const maxAmountMinor = 1_000_000_000_000_000n;

/** An amount on the wire: whole minor units as a decimal string, 0 to 10^15. */
export const minorSchema = z
  .string()
  // The pattern holds the limit too: a refinement would run BigInt on text that the pattern refused, and throw.
  .regex(/^(0|[1-9]\d{0,14}|10{15})$/)
  .meta({ description: 'Whole minor currency units (tiyin, tyiyn, cent) as a decimal string' });

/** A positive amount on the wire. */
export const positiveMinorSchema = minorSchema.refine((text) => text !== '0');

/** A sum of amounts on the wire: may be negative, or larger than any single amount. */
export const sumSchema = z.string().regex(/^-?(0|[1-9]\d{0,30})$/);

/** The number of minor digits of every currency in `currencySchema`. */
const minorDigits = 2;

/**
 * Writes minor units for people, by the customs of a language.
 * @param minor whole minor units; a decimal string or a bigint
 * @returns for example `12 500 000 UZS`; the minor part is shown only when it is not zero
 */
export function formatMoney(minor: bigint | string, currency: Currency, language: string): string {
  const amount = BigInt(minor);
  const scale = 10n ** BigInt(minorDigits);
  const whole = new Intl.NumberFormat(language === 'ky' || language === 'uz' ? 'ru' : language).format(amount / scale);
  const rest = amount % scale;
  const fraction = rest === 0n ? '' : `${language === 'en' ? '.' : ','}${rest.toString().padStart(minorDigits, '0')}`;
  return `${whole}${fraction} ${currency}`;
}

/**
 * Reads an amount that a person typed in major units ("12 500 000", "12500,50").
 * @returns minor units, or null when the text is no amount of at most two decimals
 */
export function parseMoney(text: string): bigint | null {
  const match = /^(\d{1,14})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f']/g, ''));
  if (!match) return null;
  const [, whole = '0', fraction = ''] = match;
  const minor = BigInt(whole) * 10n ** BigInt(minorDigits) + BigInt(fraction.padEnd(minorDigits, '0'));
  return minor <= maxAmountMinor ? minor : null;
}

/** The smaller of two amounts; Math.min takes no bigint. */
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** The larger of two amounts. */
export const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
