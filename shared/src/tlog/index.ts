export { type Bytes, concat, equal, fromBase64, fromHex, fromUtf8, isWellFormed, toBase64, toHex, toUtf8 } from './bytes.js';
export { canonicalJson, isCanonicalJson } from './canonical.js';
export {
  type Checkpoint,
  type CheckpointRefusal,
  type CheckpointVerdict,
  formatCheckpoint,
  parseCheckpoint,
  type Trust,
  verifyCheckpoint,
} from './checkpoint.js';
export { createFrontier, type Frontier, restoreFrontier } from './frontier.js';
export { type Hashing, hashAsync, hashLength, hashWith } from './hashing.js';
export { formatVerifierKey, parseVerifierKey, type SignatureType, signatureTypes, type VerifierKey, verifierKey } from './key.js';
export {
  cosignatureMessage,
  formatNote,
  type Note,
  type NoteSignature,
  type NoteVerdict,
  noteMessage,
  parseNote,
  type Signer,
  signatureOf,
  type VerifyEd25519,
  verifyNote,
} from './note.js';
export {
  consistencyPath,
  inclusionPath,
  type LeafRange,
  proofHashes,
  type ReadSubtree,
  rangeHash,
  type Subtree,
  subtreesOf,
} from './paths.js';
export {
  type Crypto,
  hashTextSchema,
  type Receipt,
  type ReceiptRefusal,
  type ReceiptVerdict,
  receiptSchema,
  verifyReceipt,
} from './proof.js';
export {
  decodeBundle,
  encodeBundle,
  fitsTile,
  fullTileHash,
  maxEntryLength,
  type Tile,
  type TilePart,
  tilePartOf,
  tileReader,
  tilesForRanges,
  tilesOf,
  tileWidth,
} from './tile.js';
export { entriesPath, parseTilePath, type TileName, tilePath } from './tile-path.js';
export { emptyRoot, leafHash, nodeHash, rootFromInclusion, verifyConsistency, verifyInclusion } from './tree.js';
