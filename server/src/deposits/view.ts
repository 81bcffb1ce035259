import { type Deposit, referenceOf } from '@ochiq/shared/deposits';
import type { BankEntry, PayableLine, PaymentFileLine, StatementLine, TransferLine } from '@ochiq/shared/ledger';
import type { PayableRow, StoredTransfer } from '../ledger/index.js';
import type { DepositRow } from './store.js';
import type { EntryRow, StatementRow } from './store-bank.js';
import type { PaymentFileRow } from './store-payouts.js';

/** What the bidder sees of their own registration. */
export const depositView = (row: DepositRow, paidMinor: bigint): Deposit => ({
  lot: row.lotId,
  bidder: row.bidder,
  amountMinor: row.amountMinor.toString(),
  paidMinor: paidMinor.toString(),
  currency: row.currency,
  state: row.state,
  checked: row.checked,
  reserve: row.reserve,
  reference: referenceOf({ purpose: 'D', lotId: row.lotId, bidder: row.bidder }),
  heldAt: row.heldAt?.toISOString() ?? null,
});

export const entryView = (row: EntryRow): BankEntry => ({
  id: row.id,
  line: row.line,
  direction: row.direction,
  amountMinor: row.amountMinor.toString(),
  creditedMinor: row.creditedMinor.toString(),
  currency: row.currency,
  bookedOn: row.bookedOn,
  otherName: row.otherName,
  otherAccount: row.otherAccount,
  remittance: row.remittance,
  endToEndId: row.endToEndId,
  outcome: row.outcome,
  lot: row.lotId,
  bidder: row.bidder,
  case: row.caseId,
});

export const statementView = (row: StatementRow): StatementLine => ({
  id: row.id,
  number: row.number,
  account: row.account,
  currency: row.currency,
  openingMinor: row.openingMinor.toString(),
  closingMinor: row.closingMinor.toString(),
  importedAt: row.importedAt.toISOString(),
  entries: row.entries,
  unmatched: row.unmatched,
});

export const payableView = (row: PayableRow, payee: PayableLine['payee']): PayableLine => ({
  id: row.id,
  lot: row.lotId,
  bidder: row.bidder,
  reason: row.reason,
  amountMinor: row.amountMinor.toString(),
  currency: row.currency,
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  endToEndId: row.endToEndId,
  file: row.fileId,
  returnReason: row.returnReason,
  payee,
});

export const fileView = (row: PaymentFileRow): PaymentFileLine => ({
  id: row.id,
  messageId: row.messageId,
  currency: row.currency,
  createdAt: row.createdAt.toISOString(),
  payments: row.payments,
  sumMinor: row.sumMinor.toString(),
});

export const transferView = (row: StoredTransfer): TransferLine => ({
  key: row.key,
  kind: row.kind,
  at: row.at.toISOString(),
  lot: row.lotId,
  reverses: row.reverses,
  lines: row.lines.map((line) => ({ ...line, amountMinor: line.amountMinor.toString() })),
});
