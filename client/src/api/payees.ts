import { type PayeeAccount, type PayeeList, payeeListSchema } from '@ochiq/shared/cases';
import { request } from './request';

/** Whom the proceeds of a case of the own office are paid to. */
export const readPayees = (caseId: number): Promise<PayeeList> => request(payeeListSchema, `/api/bailiff/cases/${caseId}/payees`);

/** Writes down the account of a creditor or the debtor. Throws ApiProblem `bad_request` naming the fields. */
export const setPayee = (caseId: number, party: string, body: PayeeAccount): Promise<PayeeList> =>
  request(payeeListSchema, `/api/bailiff/cases/${caseId}/payees/${party}`, { method: 'PUT', body });
