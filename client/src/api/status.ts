import { type Status, statusSchema } from '@ochiq/shared/status';
import { request } from './request';

/** How the service does. */
export const readStatus = (): Promise<Status> => request(statusSchema, '/api/status');
