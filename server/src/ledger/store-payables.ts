import type { Currency } from '@ochiq/shared/money';
import type { Queryable, Tx } from '../base/index.js';

export type PayableReason = 'release' | 'overpaid' | 'late' | 'unknown' | 'surplus' | 'claim' | 'annulment';
export type PayableState = 'open' | 'sent' | 'settled' | 'returned' | 'cancelled';

/** Who is paid: a bidder of the lot, a party of a case, or whoever paid a bank entry. */
export type Payee = { readonly bidder: number } | { readonly party: string } | { readonly entry: number };

export interface PayableRow {
  id: number;
  key: string;
  lotId: number | null;
  bidder: number | null;
  partyId: string | null;
  entryId: number | null;
  reason: PayableReason;
  amountMinor: bigint;
  currency: Currency;
  state: PayableState;
  createdAt: Date;
  changedAt: Date;
  attempt: number;
  endToEndId: string | null;
  fileId: number | null;
  returnReason: string | null;
}

const columns = `id, key, lot_id as "lotId", bidder, party_id as "partyId", entry_id as "entryId", reason, amount_minor as "amountMinor",
  currency, state, created_at as "createdAt", changed_at as "changedAt", attempt, end_to_end_id as "endToEndId", file_id as "fileId",
  return_reason as "returnReason"`;

export interface NewPayable {
  /** What it is owed for; owed once. */
  readonly key: string;
  /** The account that pays: where the money stands now. */
  readonly from: string;
  readonly lotId: number | null;
  readonly payee: Payee;
  readonly reason: PayableReason;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly at: Date;
}

/** Writes those that are new, and gives all of them as they are stored. */
export async function insertPayables(tx: Tx, list: readonly NewPayable[]): Promise<PayableRow[]> {
  await tx.sql(
    `insert into payable (key, lot_id, bidder, party_id, entry_id, reason, amount_minor, currency, state, created_at, changed_at)
     select key, lot, bidder, party, entry, reason, amount, currency, 'open', at, at
     from unnest($1::text[], $2::int[], $3::int[], $4::uuid[], $5::int[], $6::text[], $7::bigint[], $8::text[], $9::timestamptz[])
       with ordinality as p(key, lot, bidder, party, entry, reason, amount, currency, at, ordinal) order by ordinal
     on conflict (key) do nothing`,
    [
      list.map((one) => one.key),
      list.map((one) => one.lotId),
      list.map(({ payee }) => ('bidder' in payee ? payee.bidder : null)),
      list.map(({ payee }) => ('party' in payee ? payee.party : null)),
      list.map(({ payee }) => ('entry' in payee ? payee.entry : null)),
      list.map((one) => one.reason),
      list.map((one) => one.amountMinor),
      list.map((one) => one.currency),
      list.map((one) => one.at),
    ],
  );
  return tx.sql<PayableRow>(`select ${columns} from payable where key = any($1::text[])`, [list.map((one) => one.key)]);
}

/** What is owed in these states, oldest first; for one lot or for all. */
export const readPayables = (
  db: Queryable,
  { states, lotId = null, limit = 1000 }: { states: readonly PayableState[]; lotId?: number | null; limit?: number },
): Promise<PayableRow[]> =>
  db.sql<PayableRow>(
    `select ${columns} from payable where state = any($1::text[]) and ($2::int is null or lot_id = $2) order by id limit $3`,
    [states, lotId, limit],
  );

/** One payable, or null. */
export async function readPayable(db: Queryable, id: number): Promise<PayableRow | null> {
  const [row] = await db.sql<PayableRow>(`select ${columns} from payable where id = $1`, [id]);
  return row ?? null;
}

/** Locks payables, in the order of their ids. */
export const lockPayables = (tx: Tx, ids: readonly number[]): Promise<PayableRow[]> =>
  tx.sql<PayableRow>(`select ${columns} from payable where id = any($1::int[]) order by id for update`, [ids]);

/** Locks what is owed under keys; unknown ones are left out. */
export const lockOwed = (tx: Tx, keys: readonly string[]): Promise<PayableRow[]> =>
  tx.sql<PayableRow>(`select ${columns} from payable where key = any($1::text[]) order by id for update`, [keys]);

/** Locks the payable that was last sent under an end-to-end id, or gives null. */
export async function lockSent(tx: Tx, endToEndId: string): Promise<PayableRow | null> {
  const [row] = await tx.sql<PayableRow>(`select ${columns} from payable where end_to_end_id = $1 for update`, [endToEndId]);
  return row ?? null;
}

/** Puts rows that are locked into the next state. */
export async function savePayables(
  tx: Tx,
  rows: readonly Pick<PayableRow, 'id' | 'state' | 'changedAt' | 'attempt' | 'endToEndId' | 'fileId' | 'returnReason'>[],
): Promise<void> {
  await tx.sql(
    `update payable set state = p.state, changed_at = p.at, attempt = p.attempt, end_to_end_id = p.e2e, file_id = p.file, return_reason = p.reason
     from unnest($1::int[], $2::text[], $3::timestamptz[], $4::int[], $5::text[], $6::int[], $7::text[])
       as p(id, state, at, attempt, e2e, file, reason)
     where payable.id = p.id`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.state),
      rows.map((row) => row.changedAt),
      rows.map((row) => row.attempt),
      rows.map((row) => row.endToEndId),
      rows.map((row) => row.fileId),
      rows.map((row) => row.returnReason),
    ],
  );
}
