import { z } from 'zod';
import { instantSchema } from '../time/index.js';
import { noticeKindSchema } from './kinds.js';

const count = z.int().nonnegative();

/** What an operator sees of the work in the background: numbers and errors, no people. */
export const operationsSchema = z.object({
  now: instantSchema,
  queues: z.array(
    z.object({
      name: z.string(),
      waiting: count,
      active: count,
      failed: count,
      /** When a job of it was last done; null: not within the last half day. */
      lastDoneAt: instantSchema.nullable(),
    }),
  ),
  failedJobs: z.array(
    z.object({ id: z.uuid(), queue: z.string(), error: z.string(), tries: count, failedAt: instantSchema.nullable(), data: z.string() }),
  ),
  mail: z.object({
    /** `off`: no SMTP_URL or MAIL_FROM; notices stay in the page. */
    state: z.enum(['off', 'reachable', 'unreachable']),
    error: z.string().nullable(),
    waiting: count,
    sent: count,
    lastSentAt: instantSchema.nullable(),
  }),
  /** Letters that were given up, or wait after a failure. */
  failedLetters: z.array(
    z.object({
      notice: z.int().positive(),
      kind: noticeKindSchema,
      state: z.enum(['waiting', 'dead']),
      /** `a***@example.uz`; null when the address is gone. */
      address: z.string().nullable(),
      error: z.string(),
      attempts: count,
      dueAt: instantSchema,
    }),
  ),
});
export type Operations = z.output<typeof operationsSchema>;
