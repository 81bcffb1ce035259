export { bidChannel } from './channel.js';
export type { PlacedAnswer, PlacedBid } from './decide-batch.js';
export { createEngine, type Engine } from './engine.js';
export { followBus } from './follow-bus.js';
export { createHub, type Hub } from './hub.js';
export { type PastBid, recordHistory } from './record-history.js';
export { bidRoutes } from './routes.js';
export { type AuditedRow, readBids } from './store-own.js';
export { createTimekeeper, type Timekeeper } from './timekeeper.js';
