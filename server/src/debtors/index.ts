export { openDebtors } from './open-debtors.js';
