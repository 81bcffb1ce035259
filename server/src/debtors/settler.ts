import { createRepeated, isPassing, type Repeated } from '../base/index.js';
import { findWaitingMoney } from '../cases/index.js';
import { type SettleGround, settleDebt } from './settle-debt.js';

const everyMs = 1_000;
const batchLimit = 200;
const mostTries = 5;

/** Tries again what Postgres rolled back for the sake of another transaction. */
async function settleOnce(ground: SettleGround, caseId: number): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await settleDebt(ground, caseId);
      return;
    } catch (error) {
      if (tries === mostTries || !isPassing(error)) throw error;
    }
  }
}

/** Gives out whatever waits for cases. Each payment is given out once, however often this is called and on how many nodes. */
export async function settleDebts(ground: SettleGround): Promise<void> {
  const failures: unknown[] = [];
  for (const caseId of await findWaitingMoney(ground.db, batchLimit)) {
    await settleOnce(ground, caseId).catch((error: unknown) => failures.push(error));
  }
  // One case that cannot be settled holds up no other.
  if (failures.length > 0) throw failures[0];
}

/**
 * Settles cases at once after their money was booked. What fails is left to the sweep: the money is in the books already, and
 * whoever took the statement in has done so.
 */
export const settleNow =
  (ground: SettleGround, onError: (error: unknown) => void) =>
  async (caseIds: readonly number[]): Promise<void> => {
    for (const caseId of new Set(caseIds)) await settleOnce(ground, caseId).catch(onError);
  };

/** Looks every second, until stopped. Any number of nodes may. */
export const createDebtSettler = (ground: SettleGround, onError: (error: unknown) => void): Repeated =>
  createRepeated(() => settleDebts(ground), everyMs, onError);
