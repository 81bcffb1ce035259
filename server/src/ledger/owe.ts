import type { Tx } from '../base/index.js';
import { bank, inTransit, payable } from './accounts.js';
import { post, postAll, reverse } from './post.js';
import { insertPayables, lockOwed, lockPayables, lockSent, type NewPayable, type PayableRow, savePayables } from './store-payables.js';

/**
 * Owes money: moves it from where it stands to payables of their own, from which payment files take it. What was owed
 * before under the same key changes nothing.
 * @throws Error when a key was owed before with another amount or currency
 */
export async function oweAll(tx: Tx, list: readonly NewPayable[]): Promise<PayableRow[]> {
  if (list.length === 0) return [];
  const rows = new Map((await insertPayables(tx, list)).map((row) => [row.key, row]));
  const owed = list.map((one) => {
    const row = rows.get(one.key);
    if (row?.amountMinor !== one.amountMinor || row.currency !== one.currency) throw new Error(`${one.key} is owed already, otherwise`);
    return { one, row };
  });
  await postAll(
    tx,
    owed.map(({ one: { from, at, lotId, amountMinor, currency }, row }) => ({
      key: `owe:${row.id}`,
      kind: `owe_${row.reason}`,
      at,
      lotId,
      lines: [
        { account: from, amountMinor, currency },
        { account: payable(row.id), amountMinor: -amountMinor, currency },
      ],
    })),
  );
  return owed.map(({ row }) => row);
}

/** Owes one amount; see `oweAll`. */
export async function owe(tx: Tx, one: NewPayable): Promise<PayableRow> {
  const [row] = await oweAll(tx, [one]);
  if (!row) throw new Error(`${one.key} was not stored`);
  return row;
}

/** How a payable is named to the bank: at most 35 characters, new at each attempt. Source: ISO 20022, EndToEndIdentification. */
export const endToEndId = (payableId: number, attempt: number): string => `OCHIQ-P${payableId}-${attempt}`;

/**
 * Orders payables away with a payment file: from `payable` to `in_transit`.
 * @returns them as sent; those that are no longer open or returned are left out
 */
export async function sendPayables(tx: Tx, ids: readonly number[], fileId: number, at: Date): Promise<PayableRow[]> {
  const rows = (await lockPayables(tx, ids)).filter(({ state }) => state === 'open' || state === 'returned');
  const sent = rows.map((row): PayableRow => {
    const attempt = row.attempt + 1;
    return { ...row, state: 'sent', changedAt: at, attempt, endToEndId: endToEndId(row.id, attempt), fileId };
  });
  await savePayables(tx, sent);
  await postAll(
    tx,
    sent.map(({ id, attempt, lotId, amountMinor, currency }) => ({
      key: `send:${id}:${attempt}`,
      kind: 'payment_sent',
      at,
      lotId,
      lines: [
        { account: payable(id), amountMinor, currency },
        { account: inTransit(currency), amountMinor: -amountMinor, currency },
      ],
    })),
  );
  return sent;
}

/**
 * Takes back what is owed and has not been sent: the money stands again where it came from. What was sent stays.
 * @returns those that are owed no more
 */
export async function cancelPayables(tx: Tx, keys: readonly string[], at: Date): Promise<PayableRow[]> {
  const rows = (await lockOwed(tx, keys)).filter(({ state }) => state === 'open' || state === 'returned');
  const cancelled = rows.map((row): PayableRow => ({ ...row, state: 'cancelled', changedAt: at }));
  await savePayables(tx, cancelled);
  for (const { id } of cancelled) await reverse(tx, `owe:${id}`, { newKey: `cancel:${id}`, at });
  return cancelled;
}

/** What the bank did with a payment of ours. */
export type PaymentNews =
  /** It left our account. */
  | { readonly kind: 'debited' }
  /** It left, and came back. */
  | { readonly kind: 'returned'; readonly reason: string }
  /** It never left. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Takes what the bank says of a payment that was sent under an end-to-end id: settled, or owed again.
 * @param amountMinor what the bank has booked; another amount than was sent is no news of this payment
 * @returns the payable as it is now, or null when the news fits none
 */
export async function settlePayment(
  tx: Tx,
  id: string,
  { news, amountMinor, at }: { news: PaymentNews; amountMinor: bigint; at: Date },
): Promise<PayableRow | null> {
  const row = await lockSent(tx, id);
  const before = news.kind === 'returned' ? 'settled' : 'sent';
  if (row === null || row.state !== before || row.amountMinor !== amountMinor) return null;
  const { currency, lotId, attempt } = row;
  const to = { debited: inTransit(currency), returned: bank(currency), refused: inTransit(currency) }[news.kind];
  const from = news.kind === 'debited' ? bank(currency) : payable(row.id);
  await post(tx, {
    key: `${news.kind}:${row.id}:${attempt}`,
    kind: `payment_${news.kind}`,
    at,
    lotId,
    lines: [
      { account: to, amountMinor, currency },
      { account: from, amountMinor: -amountMinor, currency },
    ],
  });
  const after: PayableRow = {
    ...row,
    state: news.kind === 'debited' ? 'settled' : 'returned',
    changedAt: at,
    returnReason: news.kind === 'debited' ? null : news.reason,
  };
  await savePayables(tx, [after]);
  return after;
}
