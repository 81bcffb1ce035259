export { caseCreditor, court, enforcementCase, executiveDocument } from './table.js';
