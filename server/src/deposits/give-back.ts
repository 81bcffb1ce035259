import type { Tx } from '../base/index.js';
import { accounts, oweAll } from '../ledger/index.js';
import type { NewEntry } from '../log/index.js';
import { readPaid } from './admit-bidders.js';
import type { DepositRow } from './store.js';

/**
 * Owes bidders of one lot what stands on their deposits, with a fixed number of statements however many they are.
 * @returns the log entry that says how much goes back, or none when nothing had been paid
 */
export async function giveBack(tx: Tx, rows: readonly DepositRow[], at: Date): Promise<NewEntry[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const paid = await readPaid(tx, rows);
  const owed = rows.flatMap((row, index) => {
    const amountMinor = paid[index] ?? 0n;
    return amountMinor > 0n ? [{ row, amountMinor }] : [];
  });
  if (owed.length === 0) return [];
  await oweAll(
    tx,
    owed.map(({ row: { lotId, bidder, currency, registeredAt }, amountMinor }) => ({
      key: `release:${lotId}:${bidder}:${registeredAt.getTime()}`,
      from: accounts.deposit(lotId, bidder),
      lotId,
      payee: { bidder },
      reason: 'release',
      amountMinor,
      currency,
      at,
    })),
  );
  const totalMinor = owed.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const body = { count: owed.length, totalMinor: totalMinor.toString(), currency: first.currency };
  return [{ lotId: first.lotId, kind: 'deposits_released', at, actorId: null, body }];
}
