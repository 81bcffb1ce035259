export { type Caller, callerOf } from './caller.js';
export { openXroad } from './open-xroad.js';
