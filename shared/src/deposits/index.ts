import { z } from 'zod';
import { currencySchema, minorSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

export { findReference, hasCheckDigits, type PaymentReference, printedReference, type ReferencePurpose, referenceOf } from './reference.js';

export const depositStateSchema = z.enum(['held', 'released', 'applied']);

/** A bidder's deposit; holding one admits to bidding. */
export const depositSchema = z.object({
  lot: z.int().positive(),
  bidder: z.int().positive(),
  amountMinor: minorSchema,
  currency: currencySchema,
  state: depositStateSchema,
  heldAt: instantSchema,
});
export type Deposit = z.output<typeof depositSchema>;
