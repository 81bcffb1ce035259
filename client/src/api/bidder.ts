import { type OwnBids, type OwnPlace, ownBidsSchema, ownPlaceSchema } from '@ochiq/shared/bids';
import { type Deposit, depositSchema } from '@ochiq/shared/deposits';
import { request } from './request';

/** The signed-in bidder's place at a lot. Throws ApiProblem `not_signed_in`. */
export function readPlace(lot: number): Promise<OwnPlace> {
  return request(ownPlaceSchema, `/api/lots/${lot}/place`);
}

/** Pays the deposit of a lot. Throws ApiProblem such as `own_office`, `party_to_case`, `already_admitted`. */
export function payDeposit(lot: number): Promise<Deposit> {
  return request(depositSchema, `/api/lots/${lot}/deposit`, { method: 'POST' });
}

/** Every lot the signed-in bidder has a place at. */
export function readOwnBids(): Promise<OwnBids> {
  return request(ownBidsSchema, '/api/account/bids');
}
