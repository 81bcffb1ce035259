import type { FastifyRequest } from 'fastify';
import { Refusal } from './problem.js';

/** What Postgres keeps in no text: a NUL, and half a pair of UTF-16 (JSON can say both). */
const unkept = /[\0\p{Cs}]/u;

/** Whether such a character is in any text of a parsed JSON value. A list of work, not recursion: depth is the sender's choice. */
function hasUnkept(root: unknown): boolean {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string' && unkept.test(value)) return true;
    if (Array.isArray(value)) for (const inner of value) waiting.push(inner);
    else if (value !== null && typeof value === 'object') for (const pair of Object.entries(value)) waiting.push(pair);
  }
  return false;
}

/** Text that Postgres cannot keep is refused at the door, where it is the sender's mistake, before it is a fault of ours. */
export async function refuseUnkept(request: FastifyRequest): Promise<void> {
  if (hasUnkept(request.params) || hasUnkept(request.query) || hasUnkept(request.body)) {
    throw new Refusal('bad_request');
  }
}
