import { type Applicant, applicantsSchema, type PayoutAccount, payoutSchema } from '@ochiq/shared/deposits';
import { z } from 'zod';
import { request, send } from './request';

const ownPayoutSchema = z.object({ payout: payoutSchema.nullable() });

/** The own account for refunds, or null while none is given. */
export async function readPayout(): Promise<PayoutAccount | null> {
  return (await request(ownPayoutSchema, '/api/account/payout')).payout;
}

/** Throws ApiProblem `bad_request` naming the fields. */
export async function savePayout(body: PayoutAccount): Promise<PayoutAccount | null> {
  return (await request(ownPayoutSchema, '/api/account/payout', { method: 'PUT', body })).payout;
}

/** Registrations at lots of the own office whose documents an official looks at. */
export async function readApplicants(): Promise<Applicant[]> {
  return (await request(applicantsSchema, '/api/bailiff/applicants')).applicants;
}

/** Accepts a registration after a look at the documents, or refuses it. */
export async function decideApplicant({ lot, bidder }: Applicant, accept: boolean): Promise<void> {
  await send(`/api/bailiff/applicants/${lot}/${bidder}`, { method: 'POST', body: { accept } });
}
