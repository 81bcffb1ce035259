import { type Db, Refusal, readClock, type Tx } from '../base/index.js';
import type { Log, NewEntry } from '../log/index.js';
import { type DepositRow, insertDeposit, lockLotForDeposit, readDeposit } from './store.js';

/**
 * Admits a person to bid on a lot by holding their deposit; a second call gives the first deposit again.
 * Simple admission: the money is taken as paid. The ledger and bank statements come with the deposits' own issue.
 * @throws Refusal lot_unknown, lot_withdrawn, lot_closed, own_office, party_to_case
 */
export function holdDeposit(ground: { db: Db; log: Log }, lotId: number, personId: string): Promise<DepositRow> {
  return ground.db.transact((tx) => holdDepositIn(tx, ground.log, lotId, personId));
}

/** The same inside a transaction that is already open. */
export async function holdDepositIn(tx: Tx, log: Log, lotId: number, personId: string): Promise<DepositRow> {
  const lot = await lockLotForDeposit(tx, lotId, personId);
  if (!lot || lot.state === 'draft' || lot.state === 'in_review') throw new Refusal('lot_unknown');
  const held = await readDeposit(tx, lotId, personId);
  if (held) return held;
  if (lot.state === 'withdrawn') throw new Refusal('lot_withdrawn');
  const now = await readClock(tx);
  if (!['published', 'live'].includes(lot.state) || now >= lot.endsAt) throw new Refusal('lot_closed');
  if (lot.excluded) throw new Refusal(lot.excluded);
  const row = await insertDeposit(tx, { lotId, personId, amountMinor: lot.depositMinor, currency: lot.currency, heldAt: now });
  await log.append(tx, [admittedEntry(row)]);
  return row;
}

/** The log entry of an admission: the number, and whose it is as a commitment. */
export const admittedEntry = ({ lotId, personId, bidder, amountMinor, currency, heldAt }: DepositRow): NewEntry => ({
  lotId,
  kind: 'bidder_admitted',
  at: heldAt,
  actorId: personId,
  body: { bidder, amountMinor: amountMinor.toString(), currency },
});
