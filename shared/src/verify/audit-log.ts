import { type Checkpoint, type Trust, tileWidth, type VerifyEd25519, verifyCheckpoint } from '../tlog/index.js';
import { byIndex, type Finding } from './finding.js';
import { type InspectGround, placesOf, textsByHash } from './inspect.js';
import { findingsOf, type Named, nameEntries, nameLot } from './name-entries.js';
import { createReplay, type ReplayCounts, type ReplayOptions } from './replay.js';
import { type Earlier, judgeRoots, judgeTiles, type Settled, settleTree } from './settle-tree.js';
import { tellAgain, tellLog } from './tell-log.js';
import type { ReadFile } from './tiles.js';
import { judgeUpperTiles, readUpperTiles } from './upper-tiles.js';

/** SHA-256 and Ed25519, as Node or a browser has them. */
export interface AuditCrypto {
  /** Drives a computation that needs SHA-256; see `hashWith` and `hashAsync`. */
  readonly run: InspectGround['run'];
  readonly verifyEd25519: VerifyEd25519;
}

export interface AuditOptions extends ReplayOptions {
  /** Reads a file under the log's address by its path (C2SP tlog-tiles); null when there is none; throws when it cannot be asked. */
  readonly read: ReadFile;
  /** The same from what is kept of earlier audits. It is believed only where it leads to a signed root. */
  readonly readCached?: ReadFile | undefined;
  /** The newest checkpoint, a signed note. */
  readonly checkpoint: string;
  readonly trust: Trust;
  /** Checkpoints seen earlier, with a name for people: the log must have grown out of each. */
  readonly earlier?: readonly { readonly name: string; readonly note: string }[] | undefined;
  readonly crypto: AuditCrypto;
  /** Told how many entries are done; entries are told a second time when some stand in a wrong place. */
  readonly onProgress?: ((progress: { readonly entries: number; readonly of: number }) => void) | undefined;
}

export interface AuditReport {
  /** Null when the checkpoint is not believed. */
  readonly checkpoint: Checkpoint | null;
  /** Names of the witnesses who have signed it. */
  readonly witnesses: readonly string[];
  /** In the order of the log; what is about no entry comes last. */
  readonly findings: readonly Finding[];
  readonly counts: ReplayCounts | null;
  /** Whether every byte served is what was signed: then it may be kept to compare with later. */
  readonly sound: boolean;
}

/** What says that something served is not what was signed, or that what is signed is not what was signed before. */
const unsound: ReadonlySet<Finding['code']> = new Set([
  'checkpoint_refused',
  'checkpoint_shrunk',
  'checkpoint_forked',
  'root_mismatch',
  'tile_missing',
  'tile_changed',
  'hash_changed',
  'entry_changed',
  'entry_missing',
  'entries_swapped',
  'entry_misplaced',
  'entry_inserted',
  'entry_removed',
]);

/**
 * Audits a public log: that its checkpoint is signed and grew out of the earlier ones, that every entry and every tile is what was
 * signed, and that every lot went by the rules. What is wrong is named; it throws only when something cannot be read.
 */
export async function auditLog(options: AuditOptions): Promise<AuditReport> {
  const { trust, crypto } = options;
  const verdict = await verifyCheckpoint(options.checkpoint, trust, crypto.verifyEd25519);
  if (verdict.outcome === 'refused') {
    return { checkpoint: null, witnesses: [], findings: [refusalOf(verdict.code)], counts: null, sound: false };
  }
  const { checkpoint } = verdict;
  const witnesses = [...new Set(verdict.witnesses.map(({ key }) => key.name))];
  const earlier: Earlier[] = [];
  const refused: Finding[] = [];
  for (const { name, note } of options.earlier ?? []) {
    const before = await verifyCheckpoint(note, { ...trust, witnessesNeeded: 0 }, crypto.verifyEd25519);
    if (before.outcome === 'verified') earlier.push({ name, checkpoint: before.checkpoint });
    else refused.push(refusalOf(`${name}: ${before.code}`));
  }
  const { findings, counts } = await auditEntries(options, checkpoint, earlier);
  const all = [...refused, ...findings].sort(byIndex);
  return { checkpoint, witnesses, findings: all, counts, sound: !all.some(({ code }) => unsound.has(code)) };
}

const refusalOf = (detail: string): Finding => ({ index: null, lot: null, seq: null, code: 'checkpoint_refused', detail });

/** Everything under a checkpoint that is believed. */
async function auditEntries(options: AuditOptions, checkpoint: Checkpoint, earlier: readonly Earlier[]) {
  const { read, readCached = async () => null, crypto } = options;
  const { size } = checkpoint;
  const onProgress = (entries: number) => options.onProgress?.({ entries, of: size });
  const ground = { read, readCached, run: crypto.run, earlierSizes: earlier.map((one) => one.checkpoint.size), onProgress };
  const replay = createReplay(options);
  const keep = new Set(ground.earlierSizes.map((before) => Math.floor(before / tileWidth)));
  const seen = await tellLog(size, keep, { ...ground, replay });
  const upper = await readUpperTiles(size, read);
  const settled = await settleTree(checkpoint, seen, upper.parents, ground);
  const named = await nameAll(settled, ground);
  let told = replay;
  if (named.tellAgain) {
    told = createReplay(options);
    await tellAgain(size, { rightTexts: named.rightTexts, lost: new Set(settled.passedOver) }, { ...ground, replay: told });
  }
  const { findings: broken, located, counts } = told.finish();
  const rowsAt = (tile: number) => settled.picks.get(tile)?.rows ?? seen.kept.get(tile);
  const findings = [
    ...(await judgeRoots(checkpoint, earlier, settled, rowsAt, ground)),
    ...judgeTiles(settled).map((finding) => nameLot(finding, named)),
    ...(await crypto.run(judgeUpperTiles(upper, settled.tree.full))),
    ...findingsOf(named, located),
    ...broken,
  ];
  return { findings, counts };
}

async function nameAll({ inspected, picks }: Settled, { run }: InspectGround): Promise<Named> {
  const places = inspected.flatMap((one) => placesOf(one, picks.get(one.tile.index)?.rows ?? null));
  return nameEntries(places, await textsByHash(inspected, run));
}
