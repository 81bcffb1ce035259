import { type OwnBids, type OwnPlace, ownBidsSchema, ownPlaceSchema } from '@ochiq/shared/bids';
import { type Deposit, depositSchema, type OwnDeposit, ownDepositSchema } from '@ochiq/shared/deposits';
import { request, send } from './request';

/** The signed-in bidder's place at a lot. Throws ApiProblem `not_signed_in`. */
export function readPlace(lot: number): Promise<OwnPlace> {
  return request(ownPlaceSchema, `/api/lots/${lot}/place`);
}

/** The own registration at a lot, and where its deposit is paid to. */
export function readDeposit(lot: number): Promise<OwnDeposit> {
  return request(ownDepositSchema, `/api/lots/${lot}/deposit`);
}

/** Registers at a lot. Throws ApiProblem such as `own_office`, `party_to_case`, `under_age`, `lot_closed`. */
export function register(lot: number): Promise<Deposit> {
  return request(depositSchema, `/api/lots/${lot}/deposit`, { method: 'POST' });
}

/** Ends the registration. Throws ApiProblem such as `leading_cannot_leave`. */
export function leaveLot(lot: number): Promise<Deposit> {
  return request(depositSchema, `/api/lots/${lot}/deposit`, { method: 'DELETE' });
}

/** Says whether the bidder takes the lot as runner-up if the winner does not pay. */
export function stayInReserve(lot: number, reserve: boolean): Promise<Deposit> {
  return request(depositSchema, `/api/lots/${lot}/deposit/reserve`, { method: 'PUT', body: { reserve } });
}

/** Pays by a reference from the bank of a demo. */
export async function payFromDemoBank(reference: string, amountMinor: string): Promise<void> {
  await send('/api/demo/bank/payments', { method: 'POST', body: { reference, amountMinor } });
}

/** Every lot the signed-in bidder has a place at. */
export function readOwnBids(): Promise<OwnBids> {
  return request(ownBidsSchema, '/api/account/bids');
}
