import type { CourtEvent, CourtMessage } from '@ochiq/shared/intake';
import { newId, type Tx } from '../base/index.js';
import type { DocumentRow } from './store.js';
import { insertCallbacks, lastCallback } from './store-callbacks.js';

/** The events that a document has been through, in their order. */
export function eventsOf({ caseId, outcome }: Pick<DocumentRow, 'caseId' | 'outcome'>): CourtEvent[] {
  if (caseId === null) return ['received'];
  return outcome === null ? ['received', 'case_opened', 'assigned'] : ['received', 'case_opened', 'assigned', 'ended'];
}

/** Puts down what the court has not been told of a document yet; it is sent after the transaction. */
export async function tellCourt(tx: Tx, row: DocumentRow, at: Date): Promise<void> {
  const told = await lastCallback(tx, row.id);
  const messages = eventsOf(row).map((event, place): CourtMessage => {
    const named = { document: row.id, number: row.number, digest: row.digest };
    const opened = event === 'received' ? null : row.caseNumber;
    return {
      id: newId(),
      seq: place + 1,
      event,
      at: at.toISOString(),
      ...named,
      caseNumber: opened,
      outcome: event === 'ended' ? row.outcome : null,
    };
  });
  await insertCallbacks(
    tx,
    row.courtId,
    messages.filter(({ seq }) => seq > told),
  );
}
