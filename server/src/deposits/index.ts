export { admittedEntry } from './hold-deposit.js';
export { depositRoutes } from './routes.js';
export { hasHeldDeposit, insertDeposit, readBidderNumbers, releaseWithdrawn, settleDeposits } from './store.js';
