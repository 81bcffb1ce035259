import { z } from 'zod';
import { payoutAccountSchema, payoutSchema } from '../deposits/account.js';

/** The bank account of a party of a case; whom it belongs to is the party. */
export const payeeAccountSchema = payoutAccountSchema.omit({ holder: true });
export type PayeeAccount = z.output<typeof payeeAccountSchema>;

/** Who is paid from the proceeds of a case: its creditors in their order, then the debtor, who gets what is left. */
export const payeeSchema = z.object({
  party: z.uuid(),
  role: z.enum(['creditor', 'debtor']),
  name: z.string(),
  /** Null until it is given: a share waits so long. */
  account: payoutSchema.omit({ holder: true }).nullable(),
});
export type Payee = z.output<typeof payeeSchema>;
export const payeeListSchema = z.object({ number: z.string(), payees: z.array(payeeSchema) });
export type PayeeList = z.output<typeof payeeListSchema>;
