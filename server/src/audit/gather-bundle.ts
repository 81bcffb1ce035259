import { hash } from 'node:crypto';
import { type AuditedLot, type BundleManifest, bundlePaths } from '@ochiq/shared/audit';
import type { Language } from '@ochiq/shared/language';
import { canonicalJson } from '@ochiq/shared/tlog';
import { handleOf } from '../identity/index.js';
import type { Press } from '../papers/index.js';
import { showSubject } from '../signals/index.js';
import { auditLot } from './audit-lot.js';
import { bidsCsv, entriesCsv } from './bundle-csv.js';
import { composeReport, type Evidence } from './compose-report.js';
import type { AuditGround } from './ground.js';
import { showInquiry } from './show-inquiry.js';
import { readBundleNames } from './store-looks.js';

/** Lots whose whole history goes into one bundle: the inquiry's own first, then those of its findings. */
const mostLots = 50;

export const sumOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const json = (value: unknown): Uint8Array => text(`${JSON.stringify(value, null, 2)}\n`);

/** All that an inquiry stands on, as one auditor reads it. @throws Refusal inquiry_unknown */
export async function gatherEvidence(ground: AuditGround, auditorId: string, inquiryId: number): Promise<Evidence> {
  const { db, secret, signals, clock } = ground;
  const inquiry = await showInquiry(ground, auditorId, inquiryId);
  const subjects = await Promise.all(inquiry.subjects.map(({ kind, id }) => showSubject(signals, { kind, id })));
  const numbers = new Set([...inquiry.lots.map(({ lot }) => lot), ...subjects.flatMap(({ hits }) => hits.flatMap((hit) => hit.lots))]);
  const lots: Evidence['lots'][number][] = [];
  for (const lot of [...numbers].slice(0, mostLots)) lots.push(inTree({ ...(await auditLot(db, secret, lot)), now: clock.iso() }));
  const names = await readBundleNames(db, inquiryId);
  return { inquiry, lots, subjects, names, handles: new Map([...names.keys()].map((id) => [id, handleOf(secret, id)])) };
}

/** A history as far as the log's tree has it: what is younger than a second has no number there yet. */
function inTree(lot: AuditedLot): AuditedLot {
  const entries = lot.entries.filter(({ index }) => index !== null);
  const last = Math.max(0, ...entries.map(({ seq }) => seq ?? 0));
  return { ...lot, entries, bids: lot.bids.filter(({ seq }) => seq === null || seq <= last) };
}

/** The files of a bundle apart from the log's part, and their manifest. */
export async function writeFiles(
  evidence: Evidence,
  language: Language,
  press: Press,
): Promise<{ files: Map<string, Uint8Array>; manifest: Uint8Array }> {
  const { inquiry, lots, subjects, names, handles } = evidence;
  // What the reader may do is nothing about the inquiry.
  const { may: _may, ...page } = inquiry;
  const files = new Map<string, Uint8Array>([
    [bundlePaths.readme, text(readmeOf(evidence))],
    [bundlePaths.inquiry, json(page)],
    [bundlePaths.report, await press.printReport(composeReport(evidence, language))],
    ...lots.flatMap((lot): [string, Uint8Array][] => [
      [bundlePaths.history(lot.card.lot), json(lot)],
      [bundlePaths.bids(lot.card.lot), text(bidsCsv(lot))],
      [bundlePaths.entries(lot.card.lot), text(entriesCsv(lot))],
    ]),
    ...subjects.map((one): [string, Uint8Array] => [bundlePaths.subject(one.subject.kind, one.subject.id), json(one)]),
    ...(names.size === 0
      ? []
      : [[bundlePaths.people, json([...names].map(([id, name]) => ({ id, handle: handles.get(id), name })))] as const]),
  ]);
  const manifest: BundleManifest = {
    format: 'ochiq-bundle/1',
    inquiry: inquiry.id,
    lots: lots.map(({ card }) => card.lot),
    files: [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sumOf(bytes) })),
  };
  return { files, manifest: text(canonicalJson(manifest)) };
}

function readmeOf({ inquiry, lots, names }: Evidence): string {
  return `Evidence bundle of inquiry ${inquiry.id}, made ${inquiry.now}.

report.pdf            what was found and done, to read
inquiry.json          the inquiry: subjects, notes, questions and answers, stops of sales, conclusion
signals/              scores, their parts and findings of each subject, as they stood when the bundle was made
lots/N/history.json   every bid and every log entry of lot N; bids.csv and entries.csv: the same as tables
${names.size === 0 ? '' : 'people.json           names of the people who were looked at for this bundle\n'}log/                  the public log's signed checkpoint, and each entry with the proof that it is in the log
manifest.json         the SHA-256 of each file; the log has sealed the manifest's own when the bundle was made
SHA256SUMS            for sha256sum -c SHA256SUMS

People are handles (B-...), the same for one person everywhere${names.size === 0 ? '' : '; people.json names some of them'}.
Histories: ${lots.length} lots${lots.length === mostLots ? ', at most as many as one bundle holds; further lots are named in signals/' : ''}.
A signal is a measurement and no finding of guilt.

To check everything without a server, with the program of the open source: npm run verify -- --bundle FILE.zip
`;
}
