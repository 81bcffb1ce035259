import { claimOf, type IncomingView } from '@ochiq/shared/intake';
import type { IncomingRow } from './store-desk.js';

/** A document as its office sees it. */
export function incomingView({ document: content, ...row }: IncomingRow): IncomingView {
  const { chain, draw, seat, outcome } = row;
  return {
    document: row.id,
    court: row.court,
    kind: content.kind,
    number: content.number,
    debtor: content.debtor.name,
    claimMinor: content.creditors.reduce((sum, one) => sum + claimOf(one), 0n).toString(),
    currency: content.currency,
    delivery: row.delivery,
    receivedAt: row.receivedAt.toISOString(),
    state: row.caseId === null ? 'waiting' : outcome === null ? 'assigned' : 'ended',
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    draw: chain === null || draw === null || seat === null ? null : { chain, draw, seat },
    bailiff: row.bailiff,
    outcome,
    told: row.told,
  };
}
