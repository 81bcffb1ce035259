import { type LogStatus, logStatusSchema } from '@ochiq/shared/log';
import { z } from 'zod';
import { asProblem } from './problem';
import { request, send } from './request';

/** The public log: its name, its keys and how far it is. */
export function readLog(): Promise<LogStatus> {
  return request(logStatusSchema, '/api/log');
}

/**
 * The receipt of one public event of a lot, just as the server gives it: whether it is one is for the verifier to say.
 * Throws ApiProblem `not_found`, also for an event that is not in the log within `waitMs`; `unavailable` while the log is stopped.
 */
export function readReceipt(lot: number, seq: number, waitMs: number): Promise<unknown> {
  return request(z.unknown(), `/api/log/receipts/${lot}/${seq}`, { query: { waitMs } });
}

/** A file under /log/, by its path; null when there is none. Throws ApiProblem when it cannot be asked for. */
export async function readTile(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await (await send(`/log/${path}`)).arrayBuffer());
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.code === 'not_found') return null;
    throw problem;
  }
}
