export { endEnforced } from './end-case.js';
export { tableRoutes } from './import-routes.js';
export { itemRoutes } from './item-routes.js';
export { officeOf } from './office-of.js';
export { caseOpenedEntry, writeCases } from './open-case.js';
export { type CaseDebt, feeBasisPointsOf, moneyView, readDebt, readDebts } from './read-money.js';
export { currentAppraisalOf, itemRow, writeItem, writeSeizure } from './record-item.js';
export { type CaseGround, caseRoutes } from './routes.js';
export {
  type CaseOrigin,
  type CaseRow,
  type CourtRow,
  insertCase,
  insertCourt,
  type NewCase,
  type NewCourt,
  readCaseMatter,
  readCaseOrigin,
  readCases,
  readCourts,
  readTakenNumbers,
} from './store.js';
export {
  type CaseHead,
  findWaitingMoney,
  hasEnded,
  insertPayment,
  lockCase,
  markTaken,
  type PaymentRow,
  type Recovered,
  readCaseHead,
  readEnds,
  readPayments,
  recordRecovered,
  takeBackRecovered,
} from './store-ends.js';
export {
  insertItems,
  lockItem,
  readAppraisals,
  readCaseOffice,
  readIdentified,
  readIdentifiedOf,
  readOfficeCases,
} from './store-items.js';
export { court, enforcementCase, propertyItem } from './table.js';
export type { TableImport } from './take-table.js';
