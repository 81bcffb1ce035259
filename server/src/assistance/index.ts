export { deriveKey, type OwnKey } from './channel/ed25519.js';
export { signRequest } from './channel/sign-message.js';
export { type Assistance, openAssistance } from './open-assistance.js';
export type { HttpRequest } from './signature/message.js';
