import { type Queue, queueSchema } from '@ochiq/shared/queue';
import { request } from './request';

/** What the own office has to do, the most urgent first. */
export const readQueue = (): Promise<Queue> => request(queueSchema, '/api/bailiff/queue');
