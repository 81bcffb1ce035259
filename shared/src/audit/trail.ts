import { z } from 'zod';
import { lotEventSchema } from '../bids/index.js';
import { instantSchema } from '../time/index.js';

/** The public trail of a lot: its events from publication on, oldest first. */
export const trailSchema = z.object({ events: z.array(lotEventSchema), now: instantSchema });
export type Trail = z.output<typeof trailSchema>;
