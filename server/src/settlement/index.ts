export { priceDesk } from './price-desk.js';
export { reckonShares } from './reckon-shares.js';
export { settlementRoutes } from './routes.js';
export { saleTasks } from './sale-tasks.js';
export { createSettler, settleDue } from './settler.js';
export type { SettlementGround } from './steps.js';
export { readClaims } from './store-claims.js';
export { unfinishedLots } from './store-unfinished.js';
