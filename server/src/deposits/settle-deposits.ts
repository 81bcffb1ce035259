import { readClock, type Tx } from '../base/index.js';
import type { NewEntry } from '../log/index.js';
import { giveBack } from './give-back.js';
import { type DepositRow, endDeposits, endHeld, endWithdrawn, saveStates } from './store.js';

/**
 * Ends the deposits of a lot at its close: the winner's stays for the price, the runner-up's if they stay in reserve, all
 * others are owed back at once.
 * @returns what the log is told, after the close itself
 */
export async function settleDeposits(
  tx: Tx,
  lotId: number,
  { winnerId, runnerUpId }: { winnerId: string | null; runnerUpId: string | null },
  at: Date,
): Promise<NewEntry[]> {
  return giveBack(tx, await endDeposits(tx, lotId, winnerId, runnerUpId), at);
}

/** The same of these lots alone, which were withdrawn in this transaction. */
export const releaseLots = async (tx: Tx, lotIds: readonly number[]): Promise<NewEntry[]> => release(tx, await endWithdrawn(tx, lotIds));

/** Owes back what is held on withdrawn lots. Harmless to repeat. @returns what the log is told */
export const releaseWithdrawn = async (tx: Tx): Promise<NewEntry[]> => release(tx, await endWithdrawn(tx));

async function release(tx: Tx, rows: readonly DepositRow[]): Promise<NewEntry[]> {
  if (rows.length === 0) return [];
  const at = await readClock(tx);
  const entries: NewEntry[] = [];
  for (const lotId of new Set(rows.map((row) => row.lotId))) {
    entries.push(
      ...(await giveBack(
        tx,
        rows.filter((row) => row.lotId === lotId),
        at,
      )),
    );
  }
  return entries;
}

/**
 * Notes that a buyer's deposit is lost. Its money already stands on the price, where the sale has put it; the settlement books it
 * from there.
 */
export async function loseDeposit(tx: Tx, lotId: number, bidder: number, at: Date): Promise<void> {
  await saveStates(tx, [{ lotId, bidder }], 'forfeited', at);
}

/** Owes back what is still held at a lot: of a runner-up who is no longer waited for. @returns what the log is told */
export async function releaseReserve(tx: Tx, lotId: number, at: Date): Promise<NewEntry[]> {
  return giveBack(tx, await endHeld(tx, lotId), at);
}
