import { createPublicKey, hash, verify } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { hashWith, parseVerifierKey, type Trust, type VerifyEd25519 } from '@ochiq/shared/tlog';
import { type AuditCrypto, type AuditOptions, type AuditReport, auditLog } from '@ochiq/shared/verify';
import { tapBids } from './compare-bids.js';
import type { Platform } from './platform.js';

export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** DER before the 32 bytes of a public key (RFC 8410, section 4). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

export const verifyEd25519: VerifyEd25519 = async (key, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([spkiHead, key]), format: 'der', type: 'spki' }), signature);

const nodeCrypto: AuditCrypto = { run: async (steps) => hashWith(steps, sha256), verifyEd25519 };

/** Whose signatures an audit believes. @throws Error for a key that is none */
export function trustIn(origin: string, logKeys: readonly string[], witnessKeys: readonly string[]): Trust {
  const parse = (text: string) => {
    const key = hashWith(parseVerifierKey(text), sha256);
    if (!key) throw new Error(`not a verifier key: ${text}`);
    return key;
  };
  return { origin, logKeys: logKeys.map(parse), witnessKeys: witnessKeys.map(parse), witnessesNeeded: 0 };
}

export interface PlatformAudit extends Pick<AuditOptions, 'earlier' | 'readCached' | 'onProgress'> {
  readonly trust: Trust;
  /** The moment by a clock that can be believed, ms (UTC). */
  readonly nowMs: number;
  /** How long to wait between the listing and the checkpoint: what was just told is in the log a moment later. In ms; absent: not at all. */
  readonly settleMs?: number;
}

/**
 * Audits an installation as a whole: its log, its listing and its bid tables. Pages are read before the checkpoint, so that
 * the log has everything they tell.
 * @returns the report, and the checkpoint as it was signed
 */
export async function auditPlatform(platform: Platform, audit: PlatformAudit): Promise<AuditReport & { readonly note: string }> {
  const pages = await platform.pages();
  await setTimeout(audit.settleMs ?? 0);
  const checkpoint = await platform.checkpoint();
  const tap = tapBids((path) => platform.read(path));
  const report = await auditLog({ ...audit, read: tap.read, checkpoint, crypto: nodeCrypto, pages, pagesAtMs: audit.nowMs });
  const withBids = [...pages.values()].filter(({ bidCount }) => bidCount > 0).map(({ lot }) => lot);
  // What is not as it was signed says nothing about a bid table.
  const differing = report.sound ? await tap.compare(platform, withBids) : [];
  return { ...report, findings: [...report.findings, ...differing], note: checkpoint };
}
