export { caseOpenedEntry } from './open-case.js';
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
export { enforcementCase } from './table.js';
