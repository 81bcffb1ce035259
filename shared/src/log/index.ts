export { hashHexSchema, type Leaf, type LeafKind, leafSchema } from './leaf.js';
export { consistencyProofSchema, inclusionProofSchema, type LogStatus, logStatusSchema } from './proof.js';
export { hmacSha256, type PersonFacts, sealOf } from './seal.js';
