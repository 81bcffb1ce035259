export { holdDeposit, holdDepositIn } from './hold-deposit.js';
export { depositRoutes } from './routes.js';
export { readDeposit, releaseWithdrawn, settleDeposits } from './store.js';
export { deposit } from './table.js';
