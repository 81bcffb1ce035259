import { type Calendar, calendarSchema } from '@ochiq/shared/calendar';
import { type RequestOptions, request } from './request';

/** Lots that start or end on the days from `from` to `to` (`2026-11-25`), both included. */
export function readCalendar(query: NonNullable<RequestOptions['query']>): Promise<Calendar> {
  return request(calendarSchema, '/api/calendar', { query });
}
