import type { Tx } from '../base/index.js';
import { accounts, balancesOfAll } from '../ledger/index.js';
import type { Log, NewEntry } from '../log/index.js';
import { type DepositRow, saveStates } from './store.js';

/** The log entry of an admission: the number, and whose it is as a commitment. */
export const admittedEntry = (row: Pick<DepositRow, 'lotId' | 'personId' | 'bidder' | 'amountMinor' | 'currency'>, at: Date): NewEntry => ({
  lotId: row.lotId,
  kind: 'bidder_admitted',
  at,
  actorId: row.personId,
  body: { bidder: row.bidder, amountMinor: row.amountMinor.toString(), currency: row.currency },
});

/** Holds deposits that are locked, paid in full and checked, and writes the admissions into the log. */
export async function admitBidders(
  tx: Tx,
  log: Log,
  rows: readonly Pick<DepositRow, 'lotId' | 'bidder'>[],
  at: Date,
): Promise<DepositRow[]> {
  if (rows.length === 0) return [];
  const held = await saveStates(tx, rows, 'held', at);
  await log.append(
    tx,
    held.map((row) => admittedEntry(row, at)),
  );
  return held;
}

/** What has come in for deposits and still stands there, in the order given. All must be in one currency. */
export async function readPaid(
  db: Pick<Tx, 'sql' | 'orm' | 'prepared'>,
  rows: readonly Pick<DepositRow, 'lotId' | 'bidder' | 'currency'>[],
): Promise<bigint[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const codes = rows.map(({ lotId, bidder }) => accounts.deposit(lotId, bidder));
  const balances = await balancesOfAll(db, codes, first.currency);
  return codes.map((code) => -(balances.get(code) ?? 0n));
}
