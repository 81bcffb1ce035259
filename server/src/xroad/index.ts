export type { Ask, Question } from './ask.js';
export { type Caller, callerOf } from './caller.js';
export {
  type ClientId,
  formatClientId,
  formatServiceId,
  parseClientId,
  parseRequestTarget,
  parseServiceId,
  type ServiceId,
} from './identifier.js';
export type { Asked, AskFault } from './judge-answer.js';
export { requestHash } from './message-hash.js';
export { openXroad, type Xroad } from './open-xroad.js';
