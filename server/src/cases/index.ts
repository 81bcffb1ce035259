export { tableRoutes } from './import-routes.js';
export { itemRoutes } from './item-routes.js';
export { officeOf } from './office-of.js';
export { caseOpenedEntry } from './open-case.js';
export { currentAppraisalOf, itemRow } from './record-item.js';
export { type CaseGround, caseRoutes } from './routes.js';
export {
  type CaseOrigin,
  type CourtRow,
  insertCase,
  insertCourt,
  type NewCase,
  type NewCourt,
  readCaseOrigin,
  readCourts,
} from './store.js';
export { insertItems, lockItem, readAppraisals, readIdentified, readOfficeCases } from './store-items.js';
export { court, enforcementCase, propertyItem } from './table.js';
export type { TableImport } from './take-table.js';
