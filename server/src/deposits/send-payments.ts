import type { PayoutAccount } from '@ochiq/shared/deposits';
import type { Currency } from '@ochiq/shared/money';
import { type Db, Refusal, readClock } from '../base/index.js';
import { type PayableRow, readPayables, sendPayables, settlePayment } from '../ledger/index.js';
import { pain001 } from './iso20022/pain001.js';
import { type BankAccounts, ourAccount } from './our-accounts.js';
import { insertPaymentFile, nextFileId, type PaymentFileRow, readPayoutAccounts } from './store-payouts.js';

/** So many payments a file: what a bank takes at once, and what a person can look through. */
const mostPayments = 500;

const remittanceOf = ({ reason, lotId, id }: PayableRow): string => `Ochiq ${reason}${lotId === null ? '' : ` lot ${lotId}`} P${id}`;

/** A bank that was given none is ours: an account with it needs no other name. */
const withBank = (to: PayoutAccount, ownBank: string): PayoutAccount => ({
  ...to,
  bankCode: to.bankCode || ownBank,
  holder: to.holder.slice(0, 70),
});

/**
 * Gathers what is owed in a currency, and whose account is known, into one payment order (pain.001); it is on its way from now.
 * @throws Refusal payments_off (no account of ours in the currency), nothing_to_send
 */
export function makePaymentFile(
  { db, bankAccounts }: { db: Db; bankAccounts: BankAccounts },
  currency: Currency,
  by: string,
): Promise<PaymentFileRow> {
  const from = ourAccount(bankAccounts, currency);
  if (from === null) throw new Refusal('payments_off');
  return db.transact(async (tx) => {
    const owed = (await readPayables(tx, { states: ['open', 'returned'] })).filter((one) => one.currency === currency);
    const known = await readPayoutAccounts(tx, owed);
    const ids = owed.flatMap(({ id }) => (known.has(id) ? [id] : [])).slice(0, mostPayments);
    const id = await nextFileId(tx);
    const at = await readClock(tx);
    const sent = await sendPayables(tx, ids, id, at);
    if (sent.length === 0) throw new Refusal('nothing_to_send');
    const payments = sent.flatMap((row) => {
      const to = known.get(row.id);
      const { endToEndId, amountMinor } = row;
      return to && endToEndId ? [{ endToEndId, amountMinor, to: withBank(to, from.bankCode), remittance: remittanceOf(row) }] : [];
    });
    const messageId = `OCHIQ-${currency}-${id}`;
    const row = {
      id,
      messageId,
      currency,
      createdAt: at,
      payments: payments.length,
      sumMinor: payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    };
    await insertPaymentFile(tx, { ...row, createdBy: by, xml: pain001({ messageId, at, from, payments }) });
    return row;
  });
}

/**
 * Takes the bank's word, given outside a statement, that it will not carry out a payment: it is owed again.
 * @throws Refusal not_found
 */
export async function refusePayment(db: Db, endToEndId: string, amountMinor: bigint, reason: string): Promise<void> {
  await db.transact(async (tx) => {
    const at = await readClock(tx);
    const row = await settlePayment(tx, endToEndId, { news: { kind: 'refused', reason }, amountMinor, at });
    if (row === null) throw new Refusal('not_found');
  });
}
