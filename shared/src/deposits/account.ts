import { z } from 'zod';
import { hasCheckDigits } from './reference.js';

/**
 * Whether a text is the number of a bank account: an IBAN with right check digits (ISO 13616), 20 digits (settlement accounts
 * in Uzbekistan) or 16 digits (in Kyrgyzstan). Without spaces, in capitals.
 */
export function isAccountNumber(text: string): boolean {
  if (/^(\d{16}|\d{20})$/.test(text)) return !/^0+$/.test(text);
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && hasCheckDigits(text);
}

/** The number of a bank account; spaces and small letters are put right. */
export const accountNumberSchema = z
  .string()
  .max(60)
  .transform((text) => text.replace(/[\s\u00a0-]/g, '').toUpperCase())
  .refine(isAccountNumber, 'no account number: 20 digits, 16 digits or an IBAN');

/** A bank: five digits (MFO, Uzbekistan), six digits (BIK, Kyrgyzstan) or a BIC (ISO 9362). */
export const bankCodeSchema = z
  .string()
  .max(20)
  .transform((text) => text.replace(/\s/g, '').toUpperCase())
  .refine((text) => /^(\d{5,6}|[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)$/.test(text), 'no bank code: 5 or 6 digits, or a BIC');

/** Where money is paid out to. */
export const payoutAccountSchema = z.object({
  account: accountNumberSchema,
  bankCode: bankCodeSchema,
  /** Whom the account belongs to, as the bank knows them. */
  holder: z.string().trim().min(2).max(70),
});

/** The same as it is kept. */
export const payoutSchema = z.object({ account: z.string(), bankCode: z.string(), holder: z.string() });
export type PayoutAccount = z.output<typeof payoutAccountSchema>;
