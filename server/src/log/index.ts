export { createLog, type Log } from './append.js';
export { checkCommitments } from './check-commitments.js';
export type { NewEntry } from './leaf-text.js';
export { openPublicLog, type PublicLog } from './open-log.js';
export { waitForReceipt } from './read-receipt.js';
export { readInclusion } from './read-tree.js';
export { logRoutes } from './routes.js';
export { newKey } from './signing-key.js';
export {
  deleteSalt,
  type FollowedLeaf,
  readEntries,
  readEventBefore,
  readEvents,
  readHeads,
  readInquiryEntries,
  readLastIndex,
  readLeavesAfter,
  readTextsAfter,
  type StoredEntry,
} from './store.js';
export { findDocumentLeaf, readDrawEntries, readPublished } from './store-tree.js';
