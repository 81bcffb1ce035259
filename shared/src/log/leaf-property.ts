import { z } from 'zod';
import { registrySchema } from '../registries/index.js';
import { instantSchema } from '../time/index.js';
import { hashHexSchema } from './hash-hex.js';

const at = instantSchema;
/** As in the other leaves: commitments of people, and of facts that stay secret. */
const actor = hashHexSchema.optional();
const sealed = hashHexSchema;
/** The case, the seizure's own number, and which registry: no key of the entry, which would lead to its holder. */
const seizure = { case: z.int().positive(), seizure: z.uuid(), registry: registrySchema };

/** What is asked of registries, and what they have confirmed. */
export const propertyLeaves = [
  /** Somebody looked for the property of a case's debtor in the registries. `sealed`: {search, debtor, registries}. */
  z.object({ kind: z.literal('property_searched'), at, actor, case: z.int().positive(), search: z.int().positive(), sealed }),
  /** A registry has a seizure in its books. `sealed`: {seizure, reference, number, act, amountMinor}. */
  z.object({ kind: z.literal('registry_seizure_placed'), at, actor, ...seizure, sealed }),
  /** The registry has ended it, before any sale; without `actor` because the debt was paid or the case ended. `sealed`: {seizure, ground}. */
  z.object({ kind: z.literal('registry_seizure_released'), at, actor, ...seizure, sealed }),
  /** The registry has the buyer as the holder; the seizure ended with that. `sealed`: {transfer, reference, protocol, number}. */
  z.object({
    kind: z.literal('transfer_confirmed'),
    at,
    lot: z.int().positive(),
    attempt: z.int().positive(),
    registry: registrySchema,
    seizure: z.uuid(),
    transfer: z.uuid(),
    sealed,
  }),
] as const;
