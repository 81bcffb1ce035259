import { maxIdNumber } from '@ochiq/shared/lots';
import { Refusal } from '../base/index.js';

/** The number before which a page begins, newest first. @throws Refusal bad_request for a cursor that no page gave */
export function beforeOf(cursor: string | undefined): number {
  if (cursor === undefined) return maxIdNumber;
  const id = /^b[1-9]\d{0,9}$/.test(cursor) ? Number(cursor.slice(1)) : Number.POSITIVE_INFINITY;
  if (id > maxIdNumber) throw new Refusal('bad_request', [{ path: '/cursor', message: 'unknown' }]);
  return id;
}

export const cursorOf = (last: number | undefined): string | null => (last === undefined ? null : `b${last}`);
