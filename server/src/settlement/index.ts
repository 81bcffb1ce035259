export { priceDesk } from './price-desk.js';
export { settlementRoutes } from './routes.js';
export { saleTasks } from './sale-tasks.js';
export { createSettler, settleDue } from './settler.js';
export type { SettlementGround } from './steps.js';
export { unfinishedLots } from './store-unfinished.js';
