import type { FastifyRequest } from 'fastify';
import { Refusal } from './problem.js';

/** Whether a NUL character is in any text of a parsed JSON value. A list of work, not recursion: depth is the sender's choice. */
function hasNul(root: unknown): boolean {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string' && value.includes('\0')) return true;
    if (Array.isArray(value)) for (const inner of value) waiting.push(inner);
    else if (value !== null && typeof value === 'object') for (const pair of Object.entries(value)) waiting.push(pair);
  }
  return false;
}

/** Postgres keeps no NUL in text: refused at the door, where it is the sender's mistake, before it is a fault of ours. */
export async function refuseNul(request: FastifyRequest): Promise<void> {
  if (hasNul(request.params) || hasNul(request.query) || hasNul(request.body)) {
    throw new Refusal('bad_request');
  }
}
