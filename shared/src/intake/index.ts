export * from './answer.js';
export * from './courts.js';
export * from './deadlines.js';
export * from './desk.js';
export * from './document.js';
export { sampleDocument } from './sample.js';
