import { z } from 'zod';

/** Countries whose installations ask each other (ISO 3166-1). */
export const countries = ['UZ', 'KG'] as const;
export const countrySchema = z.enum(countries);
export type Country = z.output<typeof countrySchema>;

/** What another country is asked to do. */
export const assistanceKinds = ['find_debtor', 'find_property', 'find_income', 'serve_document', 'judgment_status'] as const;
export const assistanceKindSchema = z.enum(assistanceKinds);
export type AssistanceKind = z.output<typeof assistanceKindSchema>;

/** For what the answer is needed: it decides which facts may leave and which may come back. */
export const purposes = ['recover_debt', 'alimony', 'notify', 'recognition'] as const;
export const purposeSchema = z.enum(purposes);
export type Purpose = z.output<typeof purposeSchema>;

/**
 * The treaties between the two countries. Minsk, 22 January 1993: both are parties. Chisinau, 7 October 2002: Kyrgyzstan by its law 29
 * of 19 March 2004, Uzbekistan by accession (law signed 26 August 2019). Tashkent, 24 December 1996: between the two.
 */
export const treaties = ['minsk_1993', 'chisinau_2002', 'tashkent_1996'] as const;
export const treatySchema = z.enum(treaties);
export type Treaty = z.output<typeof treatySchema>;

/** How much something is worth, roughly: enough to decide whether to go after it. */
export const bands = ['unknown', 'small', 'middle', 'large', 'very_large'] as const;
export const bandSchema = z.enum(bands);
export type Band = z.output<typeof bandSchema>;

/** Where `middle`, `large` and `very_large` begin, in whole units of a currency; assumed, so that the bands of the currencies are alike. */
export const bandsFrom = {
  UZS: [12_000_000n, 120_000_000n, 600_000_000n],
  KGS: [87_000n, 870_000n, 4_350_000n],
  USD: [1_000n, 10_000n, 50_000n],
} as const satisfies Record<string, readonly [bigint, bigint, bigint]>;

/** The band of an amount. @param minor whole minor units, a hundred to a unit */
export function bandOf(minor: bigint, currency: keyof typeof bandsFrom): Band {
  const [middle, large, veryLarge] = bandsFrom[currency];
  const whole = minor / 100n;
  if (whole < middle) return 'small';
  if (whole < large) return 'middle';
  return whole < veryLarge ? 'large' : 'very_large';
}
