import type { PayoutAccount } from '@ochiq/shared/deposits';
import type { Currency } from '@ochiq/shared/money';
import type { Queryable, Tx } from '../base/index.js';
import type { PayableRow } from '../ledger/index.js';

/**
 * Where payables are paid to, by their ids. A bidder: the account they gave, else the one that their deposit came from; a
 * party of a case: the account of the case file; a bank entry: the account it came from. Those without one are left out.
 */
export async function readPayoutAccounts(db: Queryable, payables: readonly PayableRow[]): Promise<Map<number, PayoutAccount>> {
  const rows = await db.sql<PayoutAccount & { id: number }>(
    `select payable.id,
       coalesce(person.payout_account, party.payout_account, entry.other_account) as account,
       case when person.payout_account is not null then person.payout_bank when party.payout_account is not null then party.payout_bank
         else entry.other_bank end as "bankCode",
       case when person.payout_account is not null then person.payout_holder when party.payout_account is not null then party.name
         else coalesce(entry.other_name, person.name) end as holder
     from payable
     left join deposit on deposit.lot_id = payable.lot_id and deposit.bidder = payable.bidder
     left join person on person.id = deposit.person_id
     left join party on party.id = payable.party_id
     left join lateral (
       select other_account, other_bank, other_name from bank_entry
       where direction = 'credit' and other_account is not null and (bank_entry.id = payable.entry_id
         or (payable.bidder is not null and bank_entry.lot_id = payable.lot_id and bank_entry.bidder = payable.bidder and credited_minor > 0))
       order by id desc limit 1) entry on true
     where payable.id = any($1::int[])`,
    [payables.map((one) => one.id)],
  );
  return new Map(rows.flatMap(({ id, ...to }) => (to.account && to.holder ? [[id, to] as const] : [])));
}

export interface PaymentFileRow {
  id: number;
  messageId: string;
  currency: Currency;
  createdAt: Date;
  payments: number;
  sumMinor: bigint;
}

/** The id of the next payment file, which its payments name before it is written. */
export async function nextFileId(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(`select nextval(pg_get_serial_sequence('payment_file', 'id'))::int as id`);
  if (!row) throw new Error('the sequence of payment files gave no number');
  return row.id;
}

export async function insertPaymentFile(tx: Tx, row: PaymentFileRow & { createdBy: string; xml: string }): Promise<void> {
  await tx.sql(
    `insert into payment_file (id, message_id, currency, created_at, created_by, payment_count, sum_minor, xml)
     overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.id, row.messageId, row.currency, row.createdAt, row.createdBy, row.payments, row.sumMinor, row.xml],
  );
}

/** The latest files first. */
export const readPaymentFiles = (db: Queryable): Promise<PaymentFileRow[]> =>
  db.sql<PaymentFileRow & { id: number }>(
    `select id, message_id as "messageId", currency, created_at as "createdAt", payment_count as payments, sum_minor as "sumMinor"
     from payment_file order by id desc limit 200`,
  );

/** A file as it was made, or null. */
export async function readPaymentFile(db: Queryable, id: number): Promise<{ messageId: string; xml: string } | null> {
  const [row] = await db.sql<{ messageId: string; xml: string }>('select message_id as "messageId", xml from payment_file where id = $1', [
    id,
  ]);
  return row ?? null;
}
