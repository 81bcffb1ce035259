export { openIntake } from './open-intake.js';
