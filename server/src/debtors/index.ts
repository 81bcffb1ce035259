export { openDebtors } from './open-debtors.js';
export { settleDebts } from './settler.js';
