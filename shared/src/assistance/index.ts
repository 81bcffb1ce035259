export * from './content.js';
export * from './directory.js';
export * from './fields.js';
export * from './kinds.js';
export * from './message.js';
export * from './steps.js';
export * from './terms.js';
export * from './view.js';
