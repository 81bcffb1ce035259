export { type Bucket, createBucket } from './bucket.js';
export { type Bus, createLocalBus } from './bus.js';
export { type Clock, createClock, readClock } from './clock.js';
export { type Config, readConfig } from './config.js';
export { type Db, openDb, type Queryable, type Tx } from './db.js';
export { type Allow, http, isOwnOrigin, type Visitor, visitorOf } from './http.js';
export { newId, newToken } from './id.js';
export { Refusal } from './problem.js';
export { guardSocket } from './socket.js';
