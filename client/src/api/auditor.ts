import { type AuditedLot, type AuditedLots, auditedLotSchema, auditedLotsSchema } from '@ochiq/shared/audit';
import { request } from './request';

/** Lots for the auditor, newest activity first; `cursor` is the `next` of the page before. */
export function searchAuditedLots(q: string, cursor?: string): Promise<AuditedLots> {
  return request(auditedLotsSchema, '/api/auditor/lots', { query: { q, cursor } });
}

/** One lot with rejected bids, people as handles, and every log entry. */
export function readAuditedLot(lot: number): Promise<AuditedLot> {
  return request(auditedLotSchema, `/api/auditor/lots/${lot}`);
}
