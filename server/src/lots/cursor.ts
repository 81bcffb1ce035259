import { type LotSort, lotSortSchema, maxIdNumber } from '@ochiq/shared/lots';
import { z } from 'zod';
import { Refusal } from '../base/index.js';

/** Where a page of the listing ended: the sort's key and the id of its last lot. */
const cursorSchema = z.object({ s: lotSortSchema, k: z.string().regex(/^-?\d{1,18}$/), i: z.int().positive().max(maxIdNumber) });
export type Cursor = z.output<typeof cursorSchema>;

export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/**
 * Reads a cursor that an earlier page gave.
 * @throws Refusal bad_request for anything else, a cursor of another sort too
 */
export function readCursor(text: string, sort: LotSort): Cursor {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success || parsed.data.s !== sort) throw new Refusal('bad_request', [{ path: '/cursor', message: 'unknown' }]);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
