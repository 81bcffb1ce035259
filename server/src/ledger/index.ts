export * as accounts from './accounts.js';
export { cancelPayables, endToEndId, owe, oweAll, type PaymentNews, sendPayables, settlePayment } from './owe.js';
export { post, postAll, readTransfer, reverse } from './post.js';
export {
  type Balance,
  balanceOf,
  balancesOf,
  balancesOfAll,
  type Line,
  listTransfers,
  type NewTransfer,
  readTrialBalance,
  type StoredTransfer,
  type TrialLine,
} from './store.js';
export {
  type NewPayable,
  type PayableReason,
  type PayableRow,
  type PayableState,
  type Payee,
  readPayable,
  readPayables,
} from './store-payables.js';
