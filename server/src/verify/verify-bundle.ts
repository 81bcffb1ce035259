import {
  auditedLotSchema,
  type BundleLog,
  type BundleManifest,
  bundleLogSchema,
  bundleManifestSchema,
  bundlePaths,
  inquiryPageSchema,
} from '@ochiq/shared/audit';
import { type Leaf, sealOf } from '@ochiq/shared/log';
import {
  type Checkpoint,
  canonicalJson,
  fromBase64,
  fromHex,
  hashWith,
  leafHash,
  toHex,
  toUtf8,
  verifyCheckpoint,
  verifyInclusion,
} from '@ochiq/shared/tlog';
import { readLeaf } from '@ochiq/shared/verify';
import { z } from 'zod';
import { type FileSet, unpackFiles } from '../base/pack-files.js';
import { sha256, trustIn, verifyEd25519 } from './audit-platform.js';

/** Something in a bundle that is not as it was made. */
export interface BundleFinding {
  readonly code:
    | 'container_changed'
    | 'file_missing'
    | 'file_changed'
    | 'file_added'
    | 'malformed'
    | 'checkpoint_refused'
    | 'not_in_log'
    | 'not_sealed'
    | 'export_not_in_log'
    | 'history_differs';
  readonly detail: string;
}

export interface BundleReport {
  readonly findings: readonly BundleFinding[];
  /** Null where the log's part cannot be read. */
  readonly log: { readonly origin: string; readonly key: string; readonly size: number; readonly entries: number } | null;
  readonly inquiry: number | null;
  readonly lots: number;
}

const hex = (bytes: Uint8Array): string => toHex(sha256(bytes));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/**
 * Checks an evidence bundle without asking anybody: every byte by its sum, every entry of the log by its proof, what the inquiry's
 * entries have sealed, the histories of lots against the log, and that the log has sealed this very manifest at its export.
 * @param key the log's key, known from elsewhere; null: the one that the bundle names
 */
export async function verifyBundle(bytes: Uint8Array, key: string | null): Promise<BundleReport> {
  const nothing = { log: null, inquiry: null, lots: 0 };
  const files = unpackFiles(bytes);
  if (files === null) return { ...nothing, findings: [{ code: 'container_changed', detail: 'not a bundle as it was packed' }] };
  const findings = checkSums(files);
  const log = readJson(files, bundlePaths.log, bundleLogSchema, findings);
  const manifest = readJson(files, bundlePaths.manifest, bundleManifestSchema, findings);
  if (manifest) findings.push(...checkManifest(files, manifest));
  const report = { inquiry: manifest?.inquiry ?? null, lots: manifest?.lots.length ?? 0 };
  if (!log || !manifest) return { ...nothing, ...report, findings };
  const { checkpoint, refused } = await checkCheckpoint(files, log, key);
  findings.push(...refused);
  if (checkpoint) findings.push(...checkEntries(log, checkpoint));
  findings.push(...checkExport(files, log, manifest), ...checkHistories(files, log, manifest), ...checkInquiry(files, log, manifest));
  const { origin, verifierKey } = log;
  return { ...report, findings, log: { origin, key: key ?? verifierKey, size: checkpoint?.size ?? 0, entries: log.entries.length } };
}

function readJson<Schema extends z.ZodType>(
  files: FileSet,
  path: string,
  schema: Schema,
  findings: BundleFinding[],
): z.output<Schema> | null {
  const bytes = files.get(path);
  if (!bytes) return null;
  try {
    return schema.parse(JSON.parse(textOf(bytes)));
  } catch {
    findings.push({ code: 'malformed', detail: path });
    return null;
  }
}

function checkSums(files: FileSet): BundleFinding[] {
  const sums = files.get(bundlePaths.sums);
  if (!sums) return [{ code: 'file_missing', detail: bundlePaths.sums }];
  const listed = new Map<string, string>();
  for (const line of textOf(sums).split('\n').filter(Boolean)) {
    const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sum === undefined || path === undefined) return [{ code: 'malformed', detail: bundlePaths.sums }];
    listed.set(path, sum);
  }
  return compare(files, listed, [bundlePaths.sums]);
}

const checkManifest = (files: FileSet, { files: listed }: BundleManifest): BundleFinding[] =>
  compare(new Map([...files].filter(([path]) => !path.startsWith('log/'))), new Map(listed.map(({ path, sha256: sum }) => [path, sum])), [
    bundlePaths.sums,
    bundlePaths.manifest,
  ]);

/** @param beside files that are not in the list */
function compare(files: FileSet, listed: ReadonlyMap<string, string>, beside: readonly string[]): BundleFinding[] {
  const differing = [...listed].flatMap(([path, sum]): BundleFinding[] => {
    const bytes = files.get(path);
    if (!bytes) return [{ code: 'file_missing', detail: path }];
    return hex(bytes) === sum ? [] : [{ code: 'file_changed', detail: path }];
  });
  const added = [...files.keys()].filter((path) => !listed.has(path) && !beside.includes(path));
  return [...differing, ...added.map((path) => ({ code: 'file_added' as const, detail: path }))];
}

async function checkCheckpoint(
  files: FileSet,
  { origin, verifierKey, oldKeys, witnessKeys, size }: BundleLog,
  key: string | null,
): Promise<{ checkpoint: Checkpoint | null; refused: BundleFinding[] }> {
  const note = textOf(files.get(bundlePaths.checkpoint) ?? new Uint8Array());
  try {
    const keys = key === null ? [verifierKey, ...oldKeys] : [key];
    const verdict = await verifyCheckpoint(note, trustIn(origin, keys, witnessKeys), verifyEd25519);
    if (verdict.outcome === 'refused') return { checkpoint: null, refused: [{ code: 'checkpoint_refused', detail: verdict.code }] };
    const wrong = verdict.checkpoint.size === size ? [] : [{ code: 'checkpoint_refused' as const, detail: 'wrong_size' }];
    return { checkpoint: verdict.checkpoint, refused: wrong };
  } catch (error) {
    return { checkpoint: null, refused: [{ code: 'checkpoint_refused', detail: error instanceof Error ? error.message : String(error) }] };
  }
}

const sealedSchema = z.object({ sealed: z.string() });

function checkEntries({ entries }: BundleLog, { size, root }: Checkpoint): BundleFinding[] {
  return entries.flatMap(({ index, entry, proof, opening }): BundleFinding[] => {
    const hashes = proof.flatMap((text) => fromBase64(text) ?? []);
    const hash = hashWith(leafHash(toUtf8(entry)), sha256);
    if (!hashWith(verifyInclusion(index, size, hash, hashes, root), sha256)) return [{ code: 'not_in_log', detail: `entry ${index}` }];
    if (opening === null) return [];
    const nonce = fromHex(opening.nonce);
    const sealed = sealedSchema.safeParse(JSON.parse(entry)).data?.sealed;
    const fits = nonce !== null && sealed === hashWith(sealOf(opening.facts, nonce), sha256);
    return fits ? [] : [{ code: 'not_sealed', detail: `entry ${index} has sealed other facts` }];
  });
}

/** The installation has sealed in its log which bundle it gave out. */
function checkExport(files: FileSet, { entries }: BundleLog, { inquiry }: BundleManifest): BundleFinding[] {
  const sum = hex(files.get(bundlePaths.manifest) ?? new Uint8Array());
  const found = entries.some(({ entry, opening }) => {
    const leaf = readLeaf(entry);
    return leaf?.kind === 'inquiry_step' && leaf.step === 'exported' && leaf.inquiry === inquiry && opening?.facts['manifest'] === sum;
  });
  return found ? [] : [{ code: 'export_not_in_log', detail: 'no entry of the log has sealed this manifest' }];
}

function checkHistories(files: FileSet, { entries }: BundleLog, { lots }: BundleManifest): BundleFinding[] {
  const texts = new Map(entries.map(({ index, entry }) => [index, entry]));
  return lots.flatMap((lot): BundleFinding[] => {
    const findings: BundleFinding[] = [];
    const history = readJson(files, bundlePaths.history(lot), auditedLotSchema, findings);
    if (!history) return findings.length > 0 ? findings : [{ code: 'file_missing', detail: bundlePaths.history(lot) }];
    const differ = (detail: string) => findings.push({ code: 'history_differs', detail: `lot ${lot}: ${detail}` });
    const told: Leaf[] = [];
    for (const { index, body } of history.entries) {
      const text = canonicalJson(body);
      if (index === null || texts.get(index) !== text) differ(`entry ${index} is not the log's`);
      const leaf = readLeaf(text);
      if (leaf) told.push(leaf);
    }
    const numbers = told.flatMap((leaf) => ('seq' in leaf ? [leaf.seq] : []));
    if (numbers.some((seq, place) => seq !== place + 1)) differ('numbers of events are missing');
    const bids = new Map(told.flatMap((leaf) => (leaf.kind === 'bid' ? [[leaf.seq, leaf]] : [])));
    const accepted = history.bids.filter(({ outcome, seq }) => outcome === 'accepted' && seq !== null);
    for (const bid of accepted) {
      const leaf = bids.get(bid.seq ?? 0);
      if (leaf?.amountMinor !== bid.amountMinor || leaf?.priceMinor !== bid.priceMinor || leaf?.bidder !== bid.bidder)
        differ(`bid ${bid.seq} is not the log's`);
    }
    if (accepted.length !== bids.size) differ(`${accepted.length} bids, ${bids.size} in the log`);
    return findings;
  });
}

/** What the file says was done is what the log's entries have sealed, in their order. */
function checkInquiry(files: FileSet, { entries }: BundleLog, { inquiry }: BundleManifest): BundleFinding[] {
  const findings: BundleFinding[] = [];
  const page = readJson(files, bundlePaths.inquiry, inquiryPageSchema.omit({ may: true }), findings);
  if (!page) return findings.length > 0 ? findings : [{ code: 'file_missing', detail: bundlePaths.inquiry }];
  const logged = entries.flatMap(({ entry, opening }) => {
    const leaf = readLeaf(entry);
    if (leaf?.kind !== 'inquiry_opened' && leaf?.kind !== 'inquiry_step' && leaf?.kind !== 'inquiry_concluded') return [];
    const kind = leaf.kind === 'inquiry_opened' ? 'opened' : leaf.kind === 'inquiry_concluded' ? 'concluded' : leaf.step;
    return [canonicalJson({ kind, at: leaf.at, text: opening?.facts['text'] ?? opening?.facts['reason'] ?? null })];
  });
  const filed = page.events.filter(({ kind }) => kind !== 'looked').map(({ kind, at, text }) => canonicalJson({ kind, at, text }));
  const said = new Set(page.events.map(({ text }) => text));
  const shown = [
    ...[page.reason, page.conclusion?.text ?? null],
    ...page.questions.flatMap(({ question, answer }) => [question, answer]),
    ...page.freezes.map(({ reason }) => reason),
  ];
  if (shown.some((text) => text !== null && !said.has(text)))
    findings.push({ code: 'history_differs', detail: 'the inquiry shows words that nobody has written in it' });
  // The export itself is the last entry, and not in the file that it exports.
  if (page.id !== inquiry || canonicalJson(filed) !== canonicalJson(logged.slice(0, -1)))
    findings.push({ code: 'history_differs', detail: 'the inquiry is not what the log has sealed' });
  return findings;
}
