export { type AuditCrypto, type AuditOptions, type AuditReport, auditLog } from './audit-log.js';
export { type Finding, type FindingCode, findingCodes } from './finding.js';
export { type Mismatch, type MismatchCode, type Pair, type PairedLog, type Pairing, pairLogs, type ToldMessage } from './pair-logs.js';
export { type LeafOf, readLeaf } from './read-leaf.js';
export { createReplay, type Replay, type ReplayCounts, type ReplayOptions, type ReplayResult } from './replay.js';
export type { PageStanding } from './story.js';
export type { ReadFile } from './tiles.js';
