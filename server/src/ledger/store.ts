import type { Currency } from '@ochiq/shared/money';
import type { Queryable, Tx } from '../base/index.js';

/** A debit is positive, a credit negative. */
export interface Line {
  readonly account: string;
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

/** A transfer as it is asked for. */
export interface NewTransfer {
  /** What it is for; the same key is booked once. */
  readonly key: string;
  readonly kind: string;
  readonly at: Date;
  readonly lotId: number | null;
  readonly lines: readonly Line[];
  /** The key of the transfer that it undoes. */
  readonly reverses?: string;
}

export interface StoredTransfer {
  readonly key: string;
  readonly kind: string;
  readonly at: Date;
  readonly lotId: number | null;
  readonly reverses: string | null;
  readonly lines: readonly Line[];
}

/** Writes transfers whose key is new, with their lines, in one statement. @returns the keys that were new */
export async function insertTransfers(tx: Tx, transfers: readonly NewTransfer[]): Promise<Set<string>> {
  const lines = transfers.flatMap((transfer) => transfer.lines.map((line, index) => ({ ...line, key: transfer.key, line: index + 1 })));
  const rows = await tx.sql<{ key: string }>(
    `with new as (
       insert into transfer (key, kind, at, lot_id, reverses, line_count)
       select key, kind, at, lot, reverses, line_count
       from unnest($1::text[], $2::text[], $3::timestamptz[], $4::int[], $5::text[], $6::int[])
         with ordinality as t(key, kind, at, lot, reverses, line_count, ordinal) order by ordinal
       on conflict (key) do nothing returning id, key),
     lines as (
       insert into posting (transfer_id, line, account, currency, amount_minor)
       select new.id, l.line, l.account, l.currency, l.amount
       from unnest($7::text[], $8::int[], $9::text[], $10::text[], $11::bigint[]) as l(key, line, account, currency, amount)
       join new on new.key = l.key)
     select key from new`,
    [
      transfers.map((one) => one.key),
      transfers.map((one) => one.kind),
      transfers.map((one) => one.at),
      transfers.map((one) => one.lotId),
      transfers.map((one) => one.reverses ?? null),
      transfers.map((one) => one.lines.length),
      lines.map((one) => one.key),
      lines.map((one) => one.line),
      lines.map((one) => one.account),
      lines.map((one) => one.currency),
      lines.map((one) => one.amountMinor),
    ],
  );
  return new Set(rows.map((row) => row.key));
}

type TransferLine = Omit<StoredTransfer, 'lines'> & Line;

/** Groups rows of one line each, which come in the order of their transfers. */
function gather(rows: readonly TransferLine[]): StoredTransfer[] {
  const found = new Map<string, StoredTransfer & { lines: Line[] }>();
  for (const { account, amountMinor, currency, ...transfer } of rows) {
    const one = found.get(transfer.key) ?? { ...transfer, lines: [] };
    one.lines.push({ account, amountMinor, currency });
    found.set(transfer.key, one);
  }
  return [...found.values()];
}

const lineColumns = `transfer.key, transfer.kind, transfer.at, transfer.lot_id as "lotId", transfer.reverses,
  posting.account, posting.amount_minor as "amountMinor", posting.currency`;

/** The transfers of these keys. */
export async function readTransfers(db: Queryable, keys: readonly string[]): Promise<StoredTransfer[]> {
  return gather(
    await db.sql<TransferLine>(
      `select ${lineColumns} from transfer join posting on transfer_id = transfer.id
       where key = any($1::text[]) order by transfer.id, line`,
      [keys],
    ),
  );
}

/** The newest transfers first: those that touch one account, those of one lot, or all; older than `before`, a transfer's key. */
export async function listTransfers(
  db: Queryable,
  { account = null, lotId = null, limit = 100 }: { account?: string | null; lotId?: number | null; limit?: number },
): Promise<StoredTransfer[]> {
  return gather(
    await db.sql<TransferLine>(
      `select ${lineColumns} from (
         select * from transfer
         where ($1::text is null or exists (select from posting where transfer_id = transfer.id and account = $1))
           and ($2::int is null or lot_id = $2)
         order by id desc limit $3) transfer
       join posting on transfer_id = transfer.id order by transfer.id desc, line`,
      [account, lotId, limit],
    ),
  );
}

/** The sum of an account's postings in minor units; 0 for one that has none. */
export async function balanceOf(db: Queryable, account: string, currency: Currency): Promise<bigint> {
  const [row] = await db.sql<{ sum: string }>(
    'select coalesce(sum(amount_minor), 0)::text as sum from posting where account = $1 and currency = $2',
    [account, currency],
  );
  return BigInt(row?.sum ?? 0);
}

/** The balances of many accounts in one look, by account code; an account without postings is left out. */
export async function balancesOfAll(db: Queryable, accounts: readonly string[], currency: Currency): Promise<Map<string, bigint>> {
  const rows = await db.sql<{ account: string; sum: string }>(
    `select account, sum(amount_minor)::text as sum from posting where account = any($1::text[]) and currency = $2 group by account`,
    [accounts, currency],
  );
  return new Map(rows.map(({ account, sum }) => [account, BigInt(sum)]));
}

export interface Balance {
  readonly account: string;
  readonly currency: Currency;
  readonly balanceMinor: bigint;
}

/** The balances of all accounts whose code begins with `prefix` ("deposit:17:"), in the order of their codes, zero ones too. */
export async function balancesOf(db: Queryable, prefix: string): Promise<Balance[]> {
  const rows = await db.sql<{ account: string; currency: Currency; sum: string }>(
    `select account, currency, sum(amount_minor)::text as sum from posting
     where account like $1 group by account, currency order by account, currency`,
    [`${prefix.replace(/[\\%_]/g, '\\$&')}%`],
  );
  return rows.map(({ account, currency, sum }) => ({ account, currency, balanceMinor: BigInt(sum) }));
}

export interface TrialLine {
  /** The first word of the account codes. */
  readonly kind: string;
  readonly currency: Currency;
  readonly accounts: number;
  readonly debitMinor: bigint;
  /** As a positive number. */
  readonly creditMinor: bigint;
}

/** All postings added up by kind of account and currency. Debits equal credits in each currency, or the books are wrong. */
export async function readTrialBalance(db: Queryable): Promise<TrialLine[]> {
  const rows = await db.sql<{ kind: string; currency: Currency; accounts: number; debit: string; credit: string }>(
    `select split_part(account, ':', 1) as kind, currency, count(distinct account)::int as accounts,
       coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::text as debit,
       coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0)::text as credit
     from posting group by 1, 2 order by 2, 1`,
  );
  return rows.map(({ debit, credit, ...row }) => ({ ...row, debitMinor: BigInt(debit), creditMinor: BigInt(credit) }));
}
