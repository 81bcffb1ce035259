import type { Currency } from '@ochiq/shared/money';
import type { Queryable, Tx } from '../base/index.js';

export interface DepositRow {
  lotId: number;
  personId: string;
  bidder: number;
  amountMinor: bigint;
  currency: Currency;
  state: 'held' | 'released' | 'applied';
  heldAt: Date;
}

const columns = `lot_id as "lotId", person_id as "personId", bidder, amount_minor as "amountMinor", currency, state, held_at as "heldAt"`;

/** One person's deposit on a lot, or null. */
export async function readDeposit(db: Queryable, lotId: number, personId: string): Promise<DepositRow | null> {
  const [row] = await db.sql<DepositRow>(`select ${columns} from deposit where lot_id = $1 and person_id = $2`, [lotId, personId]);
  return row ?? null;
}

export interface LotForDeposit {
  state: string;
  endsAt: Date;
  depositMinor: bigint;
  currency: Currency;
  excluded: 'own_office' | 'party_to_case' | 'in_default' | null;
}

/** Locks the lot, so that bidder numbers are handed out one at a time, and tells who may not bid. */
export async function lockLotForDeposit(tx: Tx, lotId: number, personId: string): Promise<LotForDeposit | null> {
  const [row] = await tx.sql<LotForDeposit>(
    `select state, ends_at as "endsAt", deposit_minor as "depositMinor", currency, bid_exclusion(id, $2) as excluded
     from lot where id = $1 for update`,
    [lotId, personId],
  );
  return row ?? null;
}

/** Holds a deposit under the lot's next bidder number. The lot row must be locked. */
export async function insertDeposit(tx: Tx, row: Omit<DepositRow, 'bidder' | 'state'>): Promise<DepositRow> {
  const [stored] = await tx.sql<DepositRow>(
    `insert into deposit (lot_id, person_id, bidder, amount_minor, currency, state, held_at)
     select $1, $2, coalesce(max(bidder), 0) + 1, $3, $4, 'held', $5 from deposit where lot_id = $1
     returning ${columns}`,
    [row.lotId, row.personId, row.amountMinor, row.currency, row.heldAt],
  );
  if (!stored) throw new Error('insert into deposit gave no row');
  return stored;
}

/** The winner's deposit counts into the price; the runner-up's stays held; all others go back. */
export async function settleDeposits(tx: Tx, lotId: number, winnerId: string | null, runnerUpId: string | null): Promise<void> {
  await tx.sql(
    `update deposit set state = case when person_id = $2 then 'applied' else 'released' end
     where lot_id = $1 and state = 'held' and person_id is distinct from $3`,
    [lotId, winnerId, runnerUpId],
  );
}

/** Gives back what is held on withdrawn lots. Harmless to repeat. */
export async function releaseWithdrawn(tx: Tx): Promise<void> {
  await tx.sql(
    `update deposit set state = 'released' from lot where lot.id = lot_id and lot.state = 'withdrawn' and deposit.state = 'held'`,
  );
}

/** Whether a person has money at a lot that is not over, or is waited for as its runner-up. */
export async function hasHeldDeposit(tx: Tx, personId: string): Promise<boolean> {
  return (await tx.sql(`select from deposit where person_id = $1 and state in ('held', 'applied') limit 1`, [personId])).length > 0;
}

/** The bidder number of everyone admitted to a lot, by person. */
export async function readBidderNumbers(db: Queryable, lotId: number): Promise<Map<string, number>> {
  const rows = await db.sql<{ personId: string; bidder: number }>('select person_id as "personId", bidder from deposit where lot_id = $1', [
    lotId,
  ]);
  return new Map(rows.map((row) => [row.personId, row.bidder]));
}
