export { handleOf } from './handle.js';
export { hashPassword } from './password.js';
export { type IdentityGround, identityRoutes } from './routes.js';
export { deviceOf, findVisitor } from './session.js';
export { openSession, type SignedIn } from './sign-in.js';
export {
  insertOffice,
  insertParties,
  insertParty,
  insertPerson,
  insertRoleGrant,
  insertWitnesses,
  type NewOffice,
  type NewParty,
  type NewPerson,
  type OfficeRow,
  type PartyRow,
  type PersonName,
  readOffice,
  readOffices,
  readParties,
  readPayout,
  readPeople,
  readPeopleOfParties,
  readStaff,
  readWitnesses,
  roleGrantedEntry,
  savePartyAccount,
  savePayout,
} from './store.js';
export { type Contact, confirmEmail, readContact, removeEmail, saveEmailCode, setLanguage } from './store-email.js';
export { deleteTracesBefore, readTraces, saveTraces } from './store-traces.js';
export { office, party, person, witness } from './table.js';
export { createTracer, keyedHash, type Tracer } from './tracer.js';
