import type { FastifyRequest } from 'fastify';
import { Refusal } from './problem.js';

/** Whether a NUL character is in any text of a parsed JSON value. Depth is bounded by the body's size limit. */
function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (Array.isArray(value)) return value.some(hasNul);
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return false;
  return Object.entries(value).some(([key, inner]) => key.includes('\0') || hasNul(inner));
}

/** Postgres keeps no NUL in text: refused at the door, where it is the sender's mistake, before it is a fault of ours. */
export async function refuseNul(request: FastifyRequest): Promise<void> {
  if (hasNul(request.params) || hasNul(request.query) || hasNul(request.body)) {
    throw new Refusal('bad_request');
  }
}
