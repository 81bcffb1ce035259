import {
  type Found,
  foundSchema,
  type Registry,
  registryReceiptSchema,
  type SeizureOrder,
  soughtPersonSchema,
  type TransferOrder,
} from '@ochiq/shared/registries';
import { z } from 'zod';

/**
 * What goes over the wire to a registry's service, and back, below its service id:
 * POST /v1/searches, GET /v1/entries/{reference}, PUT /v1/seizures/{order}, PUT /v1/releases/{order}, PUT /v1/transfers/{order}.
 * An order is one by its id: the same again is answered with the same receipt, and another one under the same id with 409.
 */
export const searchSchema = z.object({ person: soughtPersonSchema });
/** One entry of a wrong form makes the whole answer wrong. */
export const searchAnswerSchema = z.object({ nationalId: z.string(), entries: z.array(foundSchema).max(200) });
export const entryAnswerSchema = z.object({ entry: foundSchema });
export const orderAnswerSchema = z.object({
  order: z.object({ id: z.uuid(), reference: z.string() }),
  receipt: registryReceiptSchema,
});
export type Order = SeizureOrder | TransferOrder;

/** Whether an entry is one of the registry that was asked, under the key that this registry has. */
export function isOf(registry: Registry, entry: Found): boolean {
  if (entry.registry !== registry) return false;
  if (entry.registry === 'civil') return entry.holders.length === 1;
  if (entry.registry === 'vehicles') return entry.reference === entry.vin || entry.reference === entry.plate;
  return entry.registry !== 'cadastre' || entry.reference === entry.cadastralNumber;
}
