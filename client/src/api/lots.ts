import {
  type CardList,
  cardListSchema,
  type LotList,
  type LotPage,
  lotListSchema,
  lotPageSchema,
  type Reference,
  referenceSchema,
} from '@ochiq/shared/lots';
import { type RequestOptions, request } from './request';

/** One page of the public listing; the query is that of `lotSearchSchema`. */
export function searchLots(query: NonNullable<RequestOptions['query']>, signal?: AbortSignal): Promise<LotList> {
  return request(lotListSchema, '/api/lots', signal ? { query, signal } : { query });
}

/** Cards of at most a hundred lots, as they are now; those that are not public are left out. */
export function readCards(lots: readonly number[]): Promise<CardList> {
  return request(cardListSchema, '/api/cards', { query: { lots: lots.join(',') } });
}

/** The public page of a lot. Throws ApiProblem `not_found`. */
export function readLot(lot: number): Promise<LotPage> {
  return request(lotPageSchema, `/api/lots/${lot}`);
}

/** Open lots of the same kind and region, the nearest in price first. */
export function readSimilar(lot: number): Promise<CardList> {
  return request(cardListSchema, `/api/lots/${lot}/similar`);
}

let reference: Promise<Reference> | null = null;

/** Courts and offices; asked once per visit. */
export function readReference(): Promise<Reference> {
  reference ??= request(referenceSchema, '/api/reference').catch((thrown: unknown) => {
    reference = null;
    throw thrown;
  });
  return reference;
}
