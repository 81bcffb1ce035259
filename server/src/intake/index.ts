export { intakeTasks } from './intake-tasks.js';
export { openIntake } from './open-intake.js';
export { receiveDocument } from './receive-document.js';
export { seatOfficials } from './seat-officials.js';
export { findCourtByCode, insertKey, saveChannel } from './store-courts.js';
