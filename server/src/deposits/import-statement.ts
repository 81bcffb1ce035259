import { findReference } from '@ochiq/shared/deposits';
import type { EntryOutcome } from '@ochiq/shared/ledger';
import type { Currency } from '@ochiq/shared/money';
import { type Db, readClock, type Tx } from '../base/index.js';
import { accounts, type NewTransfer, type PaymentNews, postAll, settlePayment } from '../ledger/index.js';
import type { Log } from '../log/index.js';
import { readCamt053, type Statement, type StatementEntry } from './iso20022/camt053.js';
import { StatementFault } from './iso20022/statement-fault.js';
import { type Match, matchPayments, placeOf } from './match-payments.js';
import { type BankAccounts, ourAccount } from './our-accounts.js';
import { type EntryRow, insertEntries, insertStatement, lockImports, readEntriesByKey } from './store-bank.js';
import { findPayees, type PriceDesk, takePayments } from './take-payments.js';

export interface ImportGround {
  readonly db: Db;
  readonly log: Log;
  readonly bankAccounts: BankAccounts;
  readonly prices: PriceDesk;
  /** Gives out, at once, what came for debts; that is done in a room to the right of this one, and again by a sweep. */
  readonly takeDebts: (caseIds: readonly number[]) => Promise<void>;
}

export interface ImportedStatement {
  readonly entries: readonly EntryRow[];
  readonly known: number;
}

interface NewEntry extends StatementEntry {
  readonly key: string;
  readonly currency: Currency;
  readonly statementId: number;
}

/**
 * Takes in a bank statement (camt.053), all of it or nothing. What was taken in before, in this file or another, changes
 * nothing. Money with a reference goes where the reference says; see `matchPayments`.
 * @param by null for the bank of a demo
 * @throws StatementFault the reason, with the line of the file
 */
export async function importStatement(ground: ImportGround, text: string, by: string | null): Promise<ImportedStatement> {
  const statements = readCamt053(text);
  for (const one of statements) assertOurs(one, ground.bankAccounts);
  const taken = await takeStatements(ground, statements, by);
  await ground.takeDebts(taken.entries.flatMap(({ outcome, caseId }) => (outcome === 'debt' && caseId !== null ? [caseId] : [])));
  return taken;
}

function takeStatements(ground: ImportGround, statements: readonly Statement[], by: string | null): Promise<ImportedStatement> {
  return ground.db.transact(async (tx) => {
    await lockImports(tx);
    const importedAt = await readClock(tx);
    const fresh: NewEntry[] = [];
    let known = 0;
    for (const one of statements) {
      const entries = await newEntries(tx, one);
      known += one.entries.length - entries.length;
      const statementId = await insertStatement(tx, one, importedAt, by);
      fresh.push(...entries.map((entry) => ({ ...entry, currency: one.currency, statementId })));
    }
    return { entries: fresh.length === 0 ? [] : await takeEntries(tx, ground, fresh), known };
  });
}

/** @throws StatementFault statement_foreign_account, statement_foreign_currency */
function assertOurs({ account, currency, line }: Statement, ours: BankAccounts): void {
  const own = [...ours.values()].find((one) => one.account === account);
  if (own === undefined) throw new StatementFault('statement_foreign_account', line, `${account} is no account of ours`);
  if (ourAccount(ours, currency)?.account !== account) {
    throw new StatementFault('statement_foreign_currency', line, `${account} is an account in ${own.currency}, not in ${currency}`);
  }
}

/** The entries of a statement that are not known yet. @throws StatementFault statement_contradicts when a known one says something else now */
async function newEntries(tx: Tx, { account, entries }: Statement): Promise<(StatementEntry & { key: string })[]> {
  const keyed = entries.map((entry) => ({ ...entry, key: `${account}:${entry.bankReference}` }));
  const stored = await readEntriesByKey(
    tx,
    keyed.map(({ key }) => key),
  );
  const before = new Map<string, Pick<EntryRow, 'amountMinor' | 'direction' | 'bookedOn'>>(stored.map((row) => [row.key, row]));
  return keyed.filter((entry) => {
    const earlier = before.get(entry.key);
    before.set(entry.key, entry);
    if (earlier === undefined) return true;
    if (earlier.amountMinor === entry.amountMinor && earlier.direction === entry.direction) return false;
    throw new StatementFault('statement_contradicts', entry.line, `${entry.bankReference} was ${earlier.direction} ${earlier.amountMinor}`);
  });
}

/** News of a payment of ours, which its end-to-end id names; null where the entry is something else. */
const newsOf = ({ direction, endToEndId, returnReason }: StatementEntry): PaymentNews | null => {
  if (endToEndId === null || !endToEndId.startsWith('OCHIQ-P')) return null;
  return direction === 'debit' ? { kind: 'debited' } : { kind: 'returned', reason: returnReason ?? '-' };
};

async function takeEntries(tx: Tx, ground: ImportGround, fresh: readonly NewEntry[]): Promise<EntryRow[]> {
  const own = new Map<string, EntryOutcome>();
  const named = fresh.filter(({ direction }) => direction === 'credit').flatMap(({ remittance }) => findReference(remittance) ?? []);
  const payees = await findPayees(tx, ground.prices, named);
  const at = await readClock(tx);
  for (const entry of fresh) {
    const news = newsOf(entry);
    const taken = news && (await settlePayment(tx, entry.endToEndId ?? '', { news, amountMinor: entry.amountMinor, at }));
    if (taken) own.set(entry.key, news.kind === 'debited' ? 'settled' : 'returned');
    else if (entry.direction === 'debit') own.set(entry.key, 'unordered');
  }
  const payments = fresh.filter(({ key }) => !own.has(key));
  const matches = new Map(matchPayments(payments, payees(at)).map((match, index) => [payments[index]?.key ?? '', match]));
  const rows = fresh.map((entry) => rowOf(entry, matches.get(entry.key) ?? null, own.get(entry.key) ?? 'unmatched'));
  const ids = await insertEntries(tx, rows);
  const stored = rows.map((row, index): EntryRow => ({ ...row, id: ids[index] ?? 0 }));
  await postAll(
    tx,
    stored.flatMap((row) => unorderedTransfer(row, at)),
  );
  const source = (row: EntryRow) => accounts.bank(row.currency);
  await takePayments(
    tx,
    ground,
    stored.flatMap((row) => {
      const match = matches.get(row.key);
      return match ? [{ entry: row, match, from: source(row) }] : [];
    }),
    at,
  );
  return stored;
}

const rowOf = (entry: NewEntry, match: Match | null, outcome: EntryOutcome): Omit<EntryRow, 'id'> => ({
  statementId: entry.statementId,
  key: entry.key,
  line: entry.line,
  direction: entry.direction,
  amountMinor: entry.amountMinor,
  currency: entry.currency,
  bookedOn: entry.bookedOn,
  endToEndId: entry.endToEndId,
  otherName: entry.otherName,
  otherAccount: entry.otherAccount,
  otherBank: entry.otherBank,
  remittance: entry.remittance,
  outcome: match?.outcome ?? outcome,
  creditedMinor: match?.creditedMinor ?? 0n,
  ...placeOf(match?.reference ?? null),
});

/** What the bank took without an order of ours. */
function unorderedTransfer({ id, outcome, amountMinor, currency }: EntryRow, at: Date): NewTransfer[] {
  if (outcome !== 'unordered') return [];
  const lines = [
    { account: accounts.unordered(id), amountMinor, currency },
    { account: accounts.bank(currency), amountMinor: -amountMinor, currency },
  ];
  return [{ key: `entry:${id}`, kind: 'unordered_debit', at, lotId: null, lines }];
}
