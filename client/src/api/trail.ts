import { type Trail, trailSchema } from '@ochiq/shared/audit';
import { request } from './request';

/** The public events of a lot after a sequence number, oldest first. */
export function readTrail(lot: number, after = 0): Promise<Trail> {
  return request(trailSchema, `/api/lots/${lot}/trail`, { query: { after } });
}
