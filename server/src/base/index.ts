export { apiDocument, fileAnswer } from './api-document.js';
export { jsonArray, jsonTextArray, plainArray } from './array.js';
export { type Bucket, createBucket } from './bucket.js';
export { type Bus, createLocalBus } from './bus.js';
export { openNatsBus } from './bus-nats.js';
export { drawChance } from './chance.js';
export { type Clock, createClock, elapsedMs, readClock } from './clock.js';
export { type BankAccount, type Config, type LogConfig, type MailConfig, type PapersConfig, readConfig } from './config.js';
export { demoXroadSecret, type PemSource, type XroadConfig } from './config-xroad.js';
export { type Db, isPassing, openDb, type Queryable, type Tx } from './db.js';
export { type CheckedDocument, checkDocument, storeDocument } from './document.js';
export { createFiles, type Files, readOrMake, readOrNull } from './files.js';
export {
  createGuardedRequest,
  type GuardedAnswer,
  type GuardedError,
  type GuardedRequest,
  type GuardOptions,
  type Resolve,
} from './guarded-request.js';
export {
  type Allow,
  answerRouterError,
  type DeclaredRoute,
  http,
  isOwnOrigin,
  languageOf,
  may,
  type Page,
  type Visitor,
  visitorOf,
} from './http.js';
export { newCode, newId, newNonce, newToken } from './id.js';
export { type FileSet, packFiles, unpackFiles } from './pack-files.js';
export { codeOfStatus, Refusal, statusOf } from './problem.js';
export { isPublicAddress } from './public-address.js';
export { readTable } from './read-table.js';
export { readUpload } from './read-upload.js';
export { createRepeated, type Repeated } from './repeat.js';
export { createReaders, type Readers } from './replica.js';
export { retryWaitsMs } from './retry-waits.js';
export { openSecret } from './secret.js';
export { receiverSecret, signedHeaders } from './sign-message.js';
export { guardSocket } from './socket.js';
export { csvBytes, type Sheet, workbookBytes } from './write-table.js';
