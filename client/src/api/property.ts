import {
  type PlaceSeizure,
  type PropertyAnswer,
  propertyAnswerSchema,
  type TransferView,
  transferViewSchema,
} from '@ochiq/shared/property';
import type { Registry } from '@ochiq/shared/registries';
import { request } from './request';

const path = (caseId: number, rest: string) => `/api/cases/${caseId}/${rest}`;
const step = (caseId: number, rest: string, body: object = {}): Promise<PropertyAnswer> =>
  request(propertyAnswerSchema, path(caseId, rest), { method: 'POST', body });

/** A debtor's property in the registries; without it when `since` is the newest version. */
export const readProperty = (caseId: number, since?: number): Promise<PropertyAnswer> =>
  request(propertyAnswerSchema, path(caseId, 'property'), { query: { since } });

/** Asks all registries. Throws ApiProblem `case_ended`. */
export const startSearch = (caseId: number) => step(caseId, 'property-searches');

/** Says whether an entry is the debtor's. */
export const decideMatch = (caseId: number, body: { registry: Registry; reference: string; same: boolean }) =>
  step(caseId, 'property-decisions', body);

/** Seizes an entry; the same `id` twice is one seizure. Throws ApiProblem `identity_open`, `property_protected`, `seizure_exists`. */
export const placeSeizure = (caseId: number, body: PlaceSeizure) => step(caseId, 'registry-seizures', body);

/** Releases a seizure. Throws ApiProblem `seizure_over`. */
export const releaseSeizure = (caseId: number, seizure: string, ground: string) =>
  step(caseId, `registry-seizures/${seizure}/release`, { ground });

/** Where the transfer of a sold lot stands with its registry. */
export const readTransfer = async (lot: number): Promise<TransferView['transfer']> =>
  (await request(transferViewSchema, `/api/bailiff/lots/${lot}/transfer`)).transfer;
