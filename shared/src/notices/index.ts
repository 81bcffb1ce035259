export * from './kinds.js';
export * from './operator.js';
export * from './wire.js';
