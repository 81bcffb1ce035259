import { findReference, type PaymentReference, referenceOf } from '@ochiq/shared/deposits';
import type { Currency } from '@ochiq/shared/money';
import { newId, Refusal, readClock } from '../base/index.js';
import { readCaseHead } from '../cases/index.js';
import { type ImportGround, importStatement } from './import-statement.js';
import { statementText } from './iso20022/statement-text.js';
import { ourAccount } from './our-accounts.js';
import { findCurrency } from './store.js';

/**
 * The bank of a demo: somebody pays, the bank writes a statement, and the statement is taken in as the accountant would do it.
 * @throws Refusal reference_unknown, payments_off
 */
export async function payFromDemoBank(
  ground: ImportGround,
  { reference: text, amountMinor, payer }: { reference: string; amountMinor: bigint; payer: string },
): Promise<void> {
  const reference = findReference(text);
  const currency = reference && (await currencyOf(ground, reference));
  if (!reference || !currency || amountMinor === 0n) throw new Refusal('reference_unknown');
  const account = ourAccount(ground.bankAccounts, currency);
  if (account === null) throw new Refusal('payments_off');
  const id = newId().replaceAll('-', '');
  const payment = {
    reference: `D${id}`,
    amountMinor,
    remittance: referenceOf(reference),
    payerName: payer,
    payerAccount: '22618000900000000001',
  };
  const statement = {
    id: `DEMO-${id}`.slice(0, 35),
    account: account.account,
    currency,
    at: await readClock(ground.db),
    payments: [payment],
  };
  await importStatement(ground, statementText(statement), null);
}

const currencyOf = async ({ db }: ImportGround, reference: PaymentReference): Promise<Currency | null> =>
  reference.purpose === 'E' ? ((await readCaseHead(db, reference.caseId))?.currency ?? null) : findCurrency(db, reference.lotId);
