import { type Operations, operationsSchema } from '@ochiq/shared/notices';
import { request, send } from './request';

export function readOperations(): Promise<Operations> {
  return request(operationsSchema, '/api/operator/operations');
}

/** Runs a failed job again. Throws ApiProblem `not_found` when it is not there or has not failed. */
export async function retryJob(queue: string, id: string): Promise<void> {
  await send(`/api/operator/jobs/${encodeURIComponent(queue)}/${id}/retry`, { method: 'POST' });
}

/** Sends a failed letter again. */
export async function retryLetter(notice: number): Promise<void> {
  await send(`/api/operator/letters/${notice}/retry`, { method: 'POST' });
}
