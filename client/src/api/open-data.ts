import { type OpenDays, openDaysSchema } from '@ochiq/shared/opendata';
import { request } from './request';

/** The days that there are files of, the newest first. */
export const readOpenDays = (): Promise<OpenDays> => request(openDaysSchema, '/api/open/days');

/** Where a day's file lies. */
export const openFile = (day: string, file: 'releases.jsonl' | 'lots.csv' | 'bids.csv'): string => `/api/open/days/${day}/${file}`;
