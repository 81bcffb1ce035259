import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type DebtorGround, debtorRoutes } from './routes.js';
import type { SettleGround } from './settle-debt.js';
import { createDebtSettler, settleNow } from './settler.js';

export interface Debtors {
  readonly routes: FastifyPluginAsyncZod;
  /** Gives out what came for these cases, at once. */
  readonly settle: (caseIds: readonly number[]) => Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** What debtors see, and what becomes of their money. */
export function openDebtors(ground: DebtorGround & SettleGround & { readonly onError: (error: unknown) => void }): Debtors {
  const sweep = createDebtSettler(ground, ground.onError);
  return { routes: debtorRoutes(ground), settle: settleNow(ground, ground.onError), start: () => sweep.start(), stop: () => sweep.stop() };
}
