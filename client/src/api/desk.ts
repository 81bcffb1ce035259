import { type QueueEntry, queueSchema } from '@ochiq/shared/queue';
import { request } from './request';

/** What the own office has to do, the most urgent first. */
export async function readQueue(): Promise<QueueEntry[]> {
  return (await request(queueSchema, '/api/bailiff/queue')).entries;
}
