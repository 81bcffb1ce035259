export { createLog, type Log, type NewEntry } from './append.js';
export { readEntries, readEvents, readHeads } from './store.js';
