import { type Registry, registrySchema } from '@ochiq/shared/registries';
import { z } from 'zod';
import { chanceOf } from '../demo/chance.js';

/**
 * What can go wrong with one message. `down`: nobody listens; nothing is carried out. `lost`: carried out, and the answer never comes.
 * `slow`: carried out after `slowMs`, when the other side may have gone. `busy`: 503. `error_before`, `error_after`: an error of X-Road,
 * before or after it was carried out. `other_person`, `other_reference`, `other_form`: the registry lies. `other_message`: the answer to
 * somebody else's question. `twice`: the answer is sent twice on the connection. `delivered_twice`: the registry gets the message twice.
 */
export const standinFaults = [
  'down',
  'lost',
  'slow',
  'busy',
  'error_before',
  'error_after',
  'other_person',
  'other_reference',
  'other_form',
  'other_message',
  'twice',
  'delivered_twice',
] as const;
export const standinFaultSchema = z.enum(standinFaults);
export type StandinFault = z.output<typeof standinFaultSchema>;

/** One order to misbehave: the next `times` messages that fit, or all when it is null. */
export const misbehaviourSchema = z.object({
  registry: registrySchema.optional(),
  operation: z.enum(['searches', 'entries', 'seizures', 'releases', 'transfers']).optional(),
  fault: standinFaultSchema,
  times: z.int().positive().nullable().default(1),
  slowMs: z.int().min(0).max(60_000).default(2_000),
});
export type Misbehaviour = z.output<typeof misbehaviourSchema>;
export type NewMisbehaviour = z.input<typeof misbehaviourSchema>;

export interface Deed {
  readonly fault: StandinFault;
  readonly slowMs: number;
}

/** What goes wrong with each message that comes. */
export interface FaultPlan {
  next(registry: Registry, operation: string): Deed | null;
  add(misbehaviour: NewMisbehaviour): void;
  /** From now on `share` of all messages meet a fault by chance; the same seed gives the same ones. */
  addChance(options: { seed: number; share: number; slowMs: number; faults?: readonly StandinFault[] }): void;
  clear(): void;
}

export function createFaultPlan(): FaultPlan {
  let waiting: Misbehaviour[] = [];
  let byChance: (() => Deed | null) | null = null;
  return {
    next(registry, operation) {
      const place = waiting.findIndex((one) => (one.registry ?? registry) === registry && (one.operation ?? operation) === operation);
      const found = waiting[place];
      if (!found) return byChance?.() ?? null;
      const left = found.times === null ? null : found.times - 1;
      waiting = left === 0 ? waiting.toSpliced(place, 1) : waiting.with(place, { ...found, times: left });
      return { fault: found.fault, slowMs: found.slowMs };
    },
    add: (misbehaviour) => void waiting.push(misbehaviourSchema.parse(misbehaviour)),
    addChance({ seed, share, slowMs, faults = standinFaults }) {
      const chance = chanceOf(seed);
      byChance = () => (chance.yes(share) ? { fault: chance.pick(faults), slowMs } : null);
    },
    clear() {
      waiting = [];
      byChance = null;
    },
  };
}
