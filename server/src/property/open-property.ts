import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { createRepeated } from '../base/index.js';
import { type AskingGround, askRegistries } from './ask-registries.js';
import { carryOutOrders } from './carry-out-orders.js';
import { followEnds } from './follow-ends.js';
import { propertyRoutes } from './routes.js';

const lookMs = 1_000;

/** One look: what the log tells, questions and orders that are due. Each has one effect, whoever looks and however often. */
export async function lookAround(ground: AskingGround): Promise<void> {
  while (await followEnds(ground.db));
  while ((await askRegistries(ground)) > 0);
  while ((await carryOutOrders(ground)) > 0);
}

/** The property of debtors on this node: its routes, and what asks the registries in the background. */
export interface Property {
  readonly routes: FastifyPluginAsyncZod;
  start(): void;
  stop(): Promise<void>;
}

export function openProperty(ground: AskingGround & { readonly onError: (error: unknown) => void }): Property {
  const work = createRepeated(() => lookAround(ground), lookMs, ground.onError);
  return { routes: propertyRoutes(ground), start: work.start, stop: work.stop };
}
