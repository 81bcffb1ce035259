export { type CaseGround, caseRoutes, officeOf } from './routes.js';
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
export { caseCreditor, court, enforcementCase, executiveDocument } from './table.js';
