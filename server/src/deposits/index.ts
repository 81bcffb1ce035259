export { admittedEntry } from './admit-bidders.js';
export { type BankedPayment, statementText } from './iso20022/statement-text.js';
export { bankAccountsOf } from './our-accounts.js';
export { depositRoutes } from './routes.js';
export { accountRoutes } from './routes-accounts.js';
export { bookPaidDeposits, seedPaidDeposit } from './seed-deposit.js';
export { loseDeposit, releaseReserve, releaseWithdrawn, settleDeposits } from './settle-deposits.js';
export { hasHeldDeposit, readBidderNumbers, readDeposit } from './store.js';
export type { PriceDesk } from './take-payments.js';
