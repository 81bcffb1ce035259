import type { EntryOutcome } from '@ochiq/shared/ledger';
import type { Currency } from '@ochiq/shared/money';
import type { Queryable, Tx } from '../base/index.js';
import type { Statement } from './iso20022/camt053.js';

const importLock = 7_306_014;

/** One statement is taken in at a time, so that what two of them share is taken once. Held until the end of the transaction. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock($1)', [importLock]);
}

export interface EntryRow {
  id: number;
  statementId: number;
  key: string;
  line: number;
  direction: 'credit' | 'debit';
  amountMinor: bigint;
  currency: Currency;
  bookedOn: string;
  endToEndId: string | null;
  otherName: string | null;
  otherAccount: string | null;
  otherBank: string | null;
  remittance: string;
  outcome: EntryOutcome;
  creditedMinor: bigint;
  lotId: number | null;
  bidder: number | null;
  caseId: number | null;
}

const columns = `id, statement_id as "statementId", key, line, direction, amount_minor as "amountMinor", currency,
  to_char(booked_on, 'YYYY-MM-DD') as "bookedOn", end_to_end_id as "endToEndId", other_name as "otherName", other_account as "otherAccount",
  other_bank as "otherBank", remittance, outcome, credited_minor as "creditedMinor", lot_id as "lotId", bidder, case_id as "caseId"`;

/** The entries that are known under these keys. */
export const readEntriesByKey = (db: Queryable, keys: readonly string[]): Promise<EntryRow[]> =>
  db.sql<EntryRow>(`select ${columns} from bank_entry where key = any($1::text[])`, [keys]);

/** The id of a statement, which may have been taken in before. */
export async function insertStatement(tx: Tx, one: Statement, importedAt: Date, importedBy: string | null): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `with new as (
       insert into bank_statement (number, account, currency, opening_minor, closing_minor, imported_at, imported_by)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (account, number) do nothing returning id)
     select id from new union all select id from bank_statement where account = $2 and number = $1`,
    [one.id, one.account, one.currency, one.openingMinor, one.closingMinor, importedAt, importedBy],
  );
  if (!row) throw new Error('the statement was not stored');
  return row.id;
}

/** Writes new entries in the order given. @returns their ids, in that order */
export async function insertEntries(tx: Tx, rows: readonly Omit<EntryRow, 'id'>[]): Promise<number[]> {
  const stored = await tx.sql<{ id: number; key: string }>(
    `insert into bank_entry (statement_id, key, line, direction, amount_minor, currency, booked_on, end_to_end_id, other_name,
       other_account, other_bank, remittance, outcome, credited_minor, lot_id, bidder, case_id)
     select statement, key, line, direction, amount, currency, booked_on, e2e, name, account, bank, remittance, outcome, credited, lot, bidder,
       case_id
     from unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::bigint[], $6::text[], $7::date[], $8::text[], $9::text[], $10::text[],
       $11::text[], $12::text[], $13::text[], $14::bigint[], $15::int[], $16::int[], $17::int[])
       with ordinality as e(statement, key, line, direction, amount, currency, booked_on, e2e, name, account, bank, remittance, outcome,
         credited, lot, bidder, case_id, ordinal) order by ordinal
     returning id, key`,
    [
      rows.map((row) => row.statementId),
      rows.map((row) => row.key),
      rows.map((row) => row.line),
      rows.map((row) => row.direction),
      rows.map((row) => row.amountMinor),
      rows.map((row) => row.currency),
      rows.map((row) => row.bookedOn),
      rows.map((row) => row.endToEndId),
      rows.map((row) => row.otherName),
      rows.map((row) => row.otherAccount),
      rows.map((row) => row.otherBank),
      rows.map((row) => row.remittance),
      rows.map((row) => row.outcome),
      rows.map((row) => row.creditedMinor),
      rows.map((row) => row.lotId),
      rows.map((row) => row.bidder),
      rows.map((row) => row.caseId),
    ],
  );
  const ids = new Map(stored.map((row) => [row.key, row.id]));
  return rows.map(({ key }) => ids.get(key) ?? 0);
}

/** Locks an entry, or gives null. */
export async function lockEntry(tx: Tx, id: number): Promise<EntryRow | null> {
  const [row] = await tx.sql<EntryRow>(`select ${columns} from bank_entry where id = $1 for update`, [id]);
  return row ?? null;
}

/** Writes what was decided on an entry that named no reference. */
export async function resolveEntry(
  tx: Tx,
  id: number,
  to: Pick<EntryRow, 'outcome' | 'creditedMinor' | 'lotId' | 'bidder' | 'caseId'>,
  by: { personId: string; at: Date },
): Promise<void> {
  await tx.sql(
    `update bank_entry set outcome = $2, credited_minor = $3, lot_id = $4, bidder = $5, case_id = $6, resolved_by = $7, resolved_at = $8 where id = $1`,
    [id, to.outcome, to.creditedMinor, to.lotId, to.bidder, to.caseId, by.personId, by.at],
  );
}

export interface StatementRow {
  id: number;
  number: string;
  account: string;
  currency: Currency;
  openingMinor: bigint;
  closingMinor: bigint;
  importedAt: Date;
  entries: number;
  unmatched: number;
}

/** The latest statements first. */
export const readStatements = (db: Queryable, limit = 100): Promise<StatementRow[]> =>
  db.sql<StatementRow>(
    `select statement.id, number, account, statement.currency, opening_minor as "openingMinor", closing_minor as "closingMinor",
       imported_at as "importedAt", count(entry.id)::int as entries, (count(*) filter (where outcome = 'unmatched'))::int as unmatched
     from (select * from bank_statement order by id desc limit $1) statement
     left join bank_entry entry on statement_id = statement.id group by statement.id, number, account, statement.currency, opening_minor,
       closing_minor, imported_at order by statement.id desc`,
    [limit],
  );

/** The entries of one statement, or those of all that name no reference, in the order of the bank. */
export const readBankEntries = (db: Queryable, { statementId = null }: { statementId?: number | null }): Promise<EntryRow[]> =>
  db.sql<EntryRow>(
    `select ${columns} from bank_entry where case when $1::int is null then outcome = 'unmatched' else statement_id = $1 end order by id limit 5000`,
    [statementId],
  );
