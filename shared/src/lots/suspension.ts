import { z } from 'zod';
import { translatedSchema } from '../language/index.js';
import { instantSchema } from '../time/index.js';

/** A court's order that suspends a sale: its number, the court that issued it and the day (no time zone). */
export const suspensionOrderSchema = z.object({
  orderNumber: z.string().trim().min(1).max(100),
  courtId: z.int().positive().max(2_147_483_647),
  issuedOn: z.iso.date(),
});
export type SuspensionOrder = z.output<typeof suspensionOrderSchema>;

/** Why a suspended sale goes on: the ground, and the number of the order that lifted the suspension, where there is one. */
export const resumptionSchema = z.object({
  orderNumber: z.string().trim().min(1).max(100).nullable(),
  ground: z.string().trim().min(10).max(500),
});
export type Resumption = z.output<typeof resumptionSchema>;

/** What everyone sees of a suspension that lasts. */
export const suspensionSchema = z.object({
  /** `inquiry`: two auditors have stopped the sale to check it; only auditors let it go on. */
  ground: z.enum(['court', 'inquiry']),
  order: z.object({ number: z.string(), court: z.object({ id: z.int(), name: translatedSchema(200) }), issuedOn: z.iso.date() }).nullable(),
  at: instantSchema,
  /** Whether a senior official has confirmed the order; the suspension holds either way. */
  confirmed: z.boolean(),
  /** Of an inquiry: the sale goes on by itself then. */
  until: instantSchema.nullable(),
});
export type Suspension = z.output<typeof suspensionSchema>;
