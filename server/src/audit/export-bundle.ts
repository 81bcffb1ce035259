import { type BundleLog, bundlePaths } from '@ochiq/shared/audit';
import type { Language } from '@ochiq/shared/language';
import { canonicalJson, toBase64 } from '@ochiq/shared/tlog';
import { z } from 'zod';
import { elapsedMs, packFiles, Refusal } from '../base/index.js';
import { type PublicLog, readInclusion, readInquiryEntries, readPublished, type StoredEntry } from '../log/index.js';
import type { Press } from '../papers/index.js';
import type { Evidence } from './compose-report.js';
import { gatherEvidence, sumOf, writeFiles } from './gather-bundle.js';
import type { AuditGround } from './ground.js';
import { readInquiryEvents } from './store-inquiries.js';
import { beginStep, writeStep } from './take-step.js';

/** What a bundle takes besides what the room works with. */
export interface BundleGround extends AuditGround {
  readonly publicLog: PublicLog;
  readonly press: Press;
}

const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
/** Something may be done in an inquiry while its bundle is being made. */
const mostTries = 3;
const longestWaitMs = 15_000;
/** Proofs that are read at once. */
const together = 8;

/**
 * Makes an inquiry's evidence bundle: its files, a manifest that the log seals, and the proofs that the log's entries are in it.
 * @returns a ZIP that `npm run verify -- --bundle` accepts
 * @throws Refusal inquiry_unknown, unavailable (the log does not sign)
 */
export async function exportBundle(ground: BundleGround, auditorId: string, inquiryId: number, language: Language): Promise<Uint8Array> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const evidence = await gatherEvidence(ground, auditorId, inquiryId);
    const { files, manifest } = await writeFiles(evidence, language, ground.press);
    if (!(await sealExport(ground, auditorId, evidence, sumOf(manifest)))) continue;
    files.set(bundlePaths.manifest, manifest);
    const { log, checkpoint } = await proveEntries(ground, evidence);
    files.set(bundlePaths.log, text(canonicalJson(log)));
    files.set(bundlePaths.checkpoint, text(checkpoint));
    const sums = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => `${sumOf(bytes)}  ${path}\n`);
    files.set(bundlePaths.sums, text(sums.join('')));
    return packFiles(files);
  }
  throw new Refusal('unavailable');
}

/** Seals in the log which bundle was given out. @returns false when something was done in the inquiry since its file was written */
const sealExport = ({ db, log }: BundleGround, auditorId: string, { inquiry }: Evidence, manifest: string): Promise<boolean> =>
  db.transact(async (tx) => {
    const { at } = await beginStep(tx, inquiry.id, null);
    const events = await readInquiryEvents(tx, inquiry.id);
    if (events.at(-1)?.id !== inquiry.events.at(-1)?.id) return false;
    await writeStep({ log }, tx, { inquiryId: inquiry.id, at, kind: 'exported', actorId: auditorId, sealed: { manifest } });
    return true;
  });

/** The inquiry's entries once all of them are in a signed tree, and its checkpoint. @throws Refusal unavailable */
async function settledEntries({ db, publicLog }: BundleGround, inquiryId: number) {
  const untilMs = elapsedMs() + longestWaitMs;
  while (elapsedMs() < untilMs && publicLog.sequencer.problem() === null) {
    const entries = await readInquiryEntries(db, inquiryId);
    const latest = await readPublished(db);
    const last = Math.max(...entries.map(({ index }) => index ?? Number.POSITIVE_INFINITY));
    if (latest && last < latest.size) return { entries, latest };
    await publicLog.sequencer.grown(500);
  }
  throw new Refusal('unavailable');
}

async function proveEntries(ground: BundleGround, { inquiry, lots }: Evidence): Promise<{ log: BundleLog; checkpoint: string }> {
  const { db, publicLog } = ground;
  const { entries, latest } = await settledEntries(ground, inquiry.id);
  const ofLots = lots.flatMap((lot) =>
    lot.entries.map(({ index, body }) => ({ index: index ?? 0, entry: canonicalJson(body), opening: null })),
  );
  const all = [...ofLots, ...entries.map(openedEntry)].sort((a, b) => a.index - b.index);
  const proved: BundleLog['entries'] = [];
  for (let from = 0; from < all.length; from += together) {
    const some = all.slice(from, from + together);
    const proofs = await Promise.all(some.map(({ index }) => readInclusion(db, index, latest.size)));
    proved.push(...some.map((entry, place) => ({ ...entry, proof: (proofs[place] ?? []).map(toBase64) })));
  }
  const { signer, oldKeys, witnessKeys } = publicLog;
  const { name: origin } = signer.key;
  const keys = { verifierKey: signer.verifierKey, oldKeys: [...oldKeys], witnessKeys: [...witnessKeys] };
  return { log: { origin, ...keys, size: latest.size, entries: proved }, checkpoint: latest.note };
}

/** An entry of the inquiry with what it has sealed: those who get the bundle may know it. */
function openedEntry({ index, leaf, secret, nonce }: StoredEntry) {
  const facts = z.record(z.string(), z.json()).nullable().parse(secret);
  const opening = facts === null || nonce === null ? null : { facts, nonce: nonce.toString('hex') };
  return { index: index ?? 0, entry: leaf, opening };
}
