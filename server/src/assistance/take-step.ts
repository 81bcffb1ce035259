import { type AssistanceState, after, type Country, type Step } from '@ochiq/shared/assistance';
import { Refusal, readClock, type Tx } from '../base/index.js';
import type { Official } from './draft-request.js';
import { lockConversation, lockRequest, type RequestRow, updateRequest } from './store.js';
import { readPartner } from './store-partners.js';

/** A request that is held for a step, with what the step needs to know. */
export interface Held {
  readonly row: RequestRow;
  readonly country: Country;
  readonly at: Date;
}

/**
 * Holds a request of the official's office, and nobody else's, for one step.
 * @throws Refusal assistance_unknown; forbidden for another office's
 */
export async function holdRequest(tx: Tx, id: string, official: Official): Promise<Held> {
  await lockConversation(tx, id);
  const row = await lockRequest(tx, id);
  if (row === null) throw new Refusal('assistance_unknown');
  if (row.officeId !== official.officeId) throw new Refusal('forbidden');
  const partner = await readPartner(tx, row.partnerId);
  if (partner === null) throw new Refusal('partner_unknown');
  return { row, country: partner.country, at: await readClock(tx) };
}

/** Where a step leads from a request's state. @throws Refusal assistance_step */
export function nextState(step: Step | undefined, row: Pick<RequestRow, 'state'>): AssistanceState {
  const state = after(step, row.state);
  if (state === null) throw new Refusal('assistance_step');
  return state;
}

/** Whoever decides has not written it. @throws Refusal second_person_needed */
export function checkSecond(row: Pick<RequestRow, 'officialId'>, { personId }: Official): void {
  if (row.officialId === personId) throw new Refusal('second_person_needed');
}

export const change = (tx: Tx, { row, at }: Held, more: Parameters<typeof updateRequest>[2]) =>
  updateRequest(tx, row.id, { ...more, changedAt: at });
