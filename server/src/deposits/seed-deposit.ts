import type { Tx } from '../base/index.js';
import { accounts, postAll } from '../ledger/index.js';
import { type DepositRow, type NewDeposit, saveRegistration } from './store.js';

/**
 * Writes a deposit that was paid in the past, into the books too. For seeds, replays and tests: there is no statement behind it.
 */
export async function seedPaidDeposit(
  tx: Tx,
  { heldAt, ...row }: Pick<NewDeposit, 'lotId' | 'personId' | 'amountMinor' | 'currency'> & { heldAt: Date },
): Promise<DepositRow> {
  const stored = await saveRegistration(tx, { ...row, state: 'held', heldAt, registeredAt: heldAt, checked: true });
  await bookPaidDeposits(tx, [stored], heldAt);
  return stored;
}

/** Books money for deposits that were written straight into their table. */
export async function bookPaidDeposits(
  tx: Tx,
  rows: readonly Pick<DepositRow, 'lotId' | 'bidder' | 'amountMinor' | 'currency'>[],
  at: Date,
): Promise<void> {
  await postAll(
    tx,
    rows
      .filter(({ amountMinor }) => amountMinor > 0n)
      .map(({ lotId, bidder, amountMinor, currency }) => ({
        key: `seed:deposit:${lotId}:${bidder}`,
        kind: 'payment_in',
        at,
        lotId,
        lines: [
          { account: accounts.bank(currency), amountMinor, currency },
          { account: accounts.deposit(lotId, bidder), amountMinor: -amountMinor, currency },
        ],
      })),
  );
}
