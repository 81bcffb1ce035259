import { z } from 'zod';
import { currencySchema, minorSchema } from '../money/index.js';
import { instantSchema } from '../time/index.js';

export { accountNumberSchema, isAccountNumber, type PayoutAccount, payoutAccountSchema, payoutSchema } from './account.js';
export { birthDateOf, checkApplicant } from './applicant.js';
export {
  findReference,
  hasCheckDigits,
  type LotReference,
  type PaymentReference,
  printedReference,
  type ReferencePurpose,
  referenceOf,
} from './reference.js';

/**
 * awaiting: registered, the money or the check is missing; held: admitted; applied: counts towards the price; released: given
 * back; cancelled: the registration ended before it was held, or was given up; forfeited: lost to a default.
 */
export const depositStateSchema = z.enum(['awaiting', 'held', 'released', 'applied', 'cancelled', 'forfeited']);
export type DepositState = z.output<typeof depositStateSchema>;

/** A bidder's registration at a lot; one that is held admits to bidding. */
export const depositSchema = z.object({
  lot: z.int().positive(),
  bidder: z.int().positive(),
  amountMinor: minorSchema,
  /** What has come in so far and still stands there. */
  paidMinor: minorSchema,
  currency: currencySchema,
  state: depositStateSchema,
  /** False until an official of the office has accepted the documents. */
  checked: z.boolean(),
  /** Whether the bidder stays in reserve: takes the lot if the winner does not pay. */
  reserve: z.boolean(),
  /** The payment reference (ISO 11649), without spaces. */
  reference: z.string(),
  heldAt: instantSchema.nullable(),
});
export type Deposit = z.output<typeof depositSchema>;

/** The account that a deposit is paid to. */
export const payToSchema = z.object({ holder: z.string(), account: z.string(), bankCode: z.string(), currency: currencySchema });
export type PayTo = z.output<typeof payToSchema>;

/** The own registration at a lot, and where the money goes; `demoBank`: whether this is a demo that can pretend to pay. */
export const ownDepositSchema = z.object({ deposit: depositSchema.nullable(), payTo: payToSchema.nullable(), demoBank: z.boolean() });
export type OwnDeposit = z.output<typeof ownDepositSchema>;

export const reserveSchema = z.object({ reserve: z.boolean() });
export const demoPaymentSchema = z.object({ reference: z.string().max(140), amountMinor: minorSchema });

/** A registration whose documents an official looks at. */
export const applicantSchema = z.object({
  lot: z.int().positive(),
  bidder: z.int().positive(),
  name: z.string(),
  registeredAt: instantSchema,
  paidMinor: minorSchema,
  amountMinor: minorSchema,
  currency: currencySchema,
});
export type Applicant = z.output<typeof applicantSchema>;
export const applicantsSchema = z.object({ applicants: z.array(applicantSchema) });
export const applicantDecisionSchema = z.object({ accept: z.boolean() });
