import { z } from 'zod';
import { instantSchema } from '../time/index.js';

/** How a part of the service does: well, late with its work, or not answering. */
export const partStateSchema = z.enum(['ok', 'behind', 'down']);
export type PartState = z.output<typeof partStateSchema>;

/** Counts stop here: more is told of no visitor. */
export const countBound = 1000;
const count = z.int().nonnegative().max(countBound);

/** How the service does, for everybody: no names of machines, no versions, no texts of errors. */
export const statusSchema = z.object({
  /** When it was looked at; an answer may be some seconds old. */
  at: instantSchema,
  database: z.object({ state: partStateSchema }),
  /** What tells the nodes of bids; `alone`: there is one node. */
  bus: z.object({ state: partStateSchema, alone: z.boolean() }),
  auctions: z.object({
    state: partStateSchema,
    /** Auctions whose end has passed and that are not closed yet. */
    overdue: count,
  }),
  log: z.object({
    state: partStateSchema,
    entries: z.int().nonnegative(),
    checkpointAt: instantSchema.nullable(),
    /** Age of the oldest entry that no checkpoint covers yet, ms; 0: none. */
    waitingMs: z.int().nonnegative(),
  }),
  jobs: z.object({
    state: partStateSchema,
    /** Work in the background that should have begun more than a minute ago. */
    behind: count,
  }),
});
export type Status = z.output<typeof statusSchema>;
