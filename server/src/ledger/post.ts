import type { Queryable, Tx } from '../base/index.js';
import { accountPattern } from './accounts.js';
import { insertTransfers, type Line, type NewTransfer, readTransfers, type StoredTransfer } from './store.js';

const sameLines = (a: readonly Line[], b: readonly Line[]): boolean =>
  a.length === b.length &&
  a.every((line, index) => {
    const other = b[index];
    return line.account === other?.account && line.amountMinor === other.amountMinor && line.currency === other.currency;
  });

/** @throws Error where lines do not make a transfer: our own mistake, never a person's. */
function assertWhole({ key, lines }: NewTransfer): void {
  const sums = new Map<string, bigint>();
  for (const { account, amountMinor, currency } of lines) {
    if (!accountPattern.test(account)) throw new Error(`${key}: ${account} is no account`);
    if (amountMinor === 0n) throw new Error(`${key}: a line of nothing on ${account}`);
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  }
  if (lines.length < 2) throw new Error(`${key}: a transfer has two lines at least`);
  for (const [currency, sum] of sums) if (sum !== 0n) throw new Error(`${key}: the lines in ${currency} sum to ${sum}, not to zero`);
}

/**
 * Writes transfers, all of them with one statement. Whose key was booked before with the same lines changes nothing.
 * @returns the keys that are new
 * @throws Error when a key was booked with other lines, or when lines do not sum to zero in each currency
 */
export async function postAll(tx: Tx, transfers: readonly NewTransfer[]): Promise<Set<string>> {
  if (transfers.length === 0) return new Set();
  for (const transfer of transfers) assertWhole(transfer);
  const booked = await insertTransfers(tx, transfers);
  const again = transfers.filter(({ key }) => !booked.has(key));
  if (again.length === 0) return booked;
  const stored = new Map(
    (
      await readTransfers(
        tx,
        again.map(({ key }) => key),
      )
    ).map((one) => [one.key, one]),
  );
  for (const { key, lines } of again) {
    if (!sameLines(lines, stored.get(key)?.lines ?? [])) throw new Error(`${key} is booked already, with other lines`);
  }
  return booked;
}

/**
 * Writes one transfer; see `postAll`.
 * @returns whether it is new
 */
export async function post(tx: Tx, transfer: NewTransfer): Promise<boolean> {
  return (await postAll(tx, [transfer])).has(transfer.key);
}

/**
 * Undoes a transfer by one with the opposite lines; doing it twice under one `newKey` changes nothing.
 * @throws Error when there is no such transfer, or when it was undone under another key
 */
export async function reverse(tx: Tx, key: string, { newKey, at }: { newKey: string; at: Date }): Promise<boolean> {
  const [stored] = await readTransfers(tx, [key]);
  if (!stored) throw new Error(`there is no transfer ${key} to reverse`);
  const lines = stored.lines.map((line) => ({ ...line, amountMinor: -line.amountMinor }));
  return post(tx, { key: newKey, kind: `${stored.kind}_reversed`, at, lotId: stored.lotId, lines, reverses: key });
}

/** The transfer of a key, or null. */
export async function readTransfer(db: Queryable, key: string): Promise<StoredTransfer | null> {
  return (await readTransfers(db, [key]))[0] ?? null;
}
