export { createLog, type Log, type NewEntry } from './append.js';
export { readEntries, readEvents } from './store.js';
