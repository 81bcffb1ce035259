/** `npm run verify -- URL`: audits the public log of an installation from outside. Ends with 0: nothing found, 1: findings, 2: could not look. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '@ochiq/shared/verify';
import { auditPlatform, trustIn } from './audit-platform.js';
import { pairPlatforms } from './pair-platforms.js';
import { openPlatform, type Platform } from './platform.js';
import { type BundleArguments, type PlatformArguments, readArguments, usage } from './read-arguments.js';
import { type AuditState, openTileCache, type TileCache } from './tile-cache.js';
import { verifyBundle } from './verify-bundle.js';

const progressEachMs = 500;

/** A bar on a terminal, a line now and then elsewhere. */
function progressTo(stream: NodeJS.WriteStream) {
  let last = 0;
  return ({ entries, of }: { entries: number; of: number }) => {
    const now = performance.now();
    if (entries < of && now - last < (stream.isTTY ? progressEachMs / 5 : progressEachMs * 10)) return;
    last = now;
    const share = of === 0 ? 1 : entries / of;
    const bar = `[${'='.repeat(Math.round(share * 30)).padEnd(30)}] ${entries} of ${of} entries`;
    stream.write(stream.isTTY ? `\r${bar}${entries < of ? '' : '\n'}` : `${bar}\n`);
  };
}

const lineOf = ({ index, lot, seq, code, detail }: Finding): string =>
  [index === null ? null : `entry ${index}`, lot === null ? null : `lot ${lot}`, seq === null ? null : `event ${seq}`, `${code}: ${detail}`]
    .filter((part) => part !== null)
    .join(', ');

/** The keys to believe: the one given, those remembered, or at the first meeting those that the log names. */
async function keysFor({ key }: PlatformArguments, state: AuditState | null, platform: Platform) {
  const { origin, verifierKey, oldKeys, witnessKeys, size } = await platform.status();
  const named = [verifierKey, ...oldKeys];
  const trusted = key !== null ? [key] : (state?.keys ?? named);
  const changed: Finding[] = trusted.includes(verifierKey)
    ? []
    : [{ index: null, lot: null, seq: null, code: 'key_changed', detail: `signs with ${verifierKey}, known is ${trusted.join(' ')}` }];
  return { origin, trusted, witnessKeys, size, changed, isFirst: key === null && state === null };
}

/** What the program stands in. */
export interface Surroundings {
  /** Names of files and folders are said from here. */
  readonly home: string;
  /** Takes a line of the result. */
  readonly say: (line: string) => void;
  readonly progress: NodeJS.WriteStream | null;
  /** How long the log may take to publish what the listing tells already, in ms. */
  readonly settleMs: number;
}

async function verify(args: PlatformArguments, { home, say, progress, settleMs }: Surroundings): Promise<number> {
  const platform = openPlatform(args.url);
  const cache: TileCache | null = args.cache === null ? null : openTileCache(resolve(home, args.cache));
  const state = (await cache?.state()) ?? null;
  const { origin, trusted, witnessKeys, changed, isFirst } = await keysFor(args, state, platform);
  const earlier = [
    ...(args.since === null ? [] : [{ name: args.since, note: await readFile(resolve(home, args.since), 'utf8') }]),
    ...(state?.checkpoint ? [{ name: 'the last audit', note: state.checkpoint }] : []),
  ];
  const report = await auditPlatform(
    { ...platform, read: cache ? cache.through(platform.read) : platform.read },
    {
      trust: trustIn(origin, trusted, witnessKeys),
      earlier,
      nowMs: Date.now(),
      settleMs,
      onProgress: progress === null ? undefined : progressTo(progress),
      ...(cache ? { readCached: cache.readKept } : {}),
    },
  );
  const findings = [...changed, ...report.findings];
  await cache?.finish({ keys: trusted, checkpoint: report.sound ? report.note : (state?.checkpoint ?? null) }, report.sound);
  for (const finding of findings) say(args.json ? JSON.stringify(finding) : lineOf(finding));
  if (args.json) return findings.length === 0 ? 0 : 1;
  if (isFirst) say(`first meeting: the key ${trusted.join(' ')} is remembered; compare it with one that you have from elsewhere`);
  const { checkpoint, counts, witnesses } = report;
  if (checkpoint) say(`${origin}: ${checkpoint.size} entries, cosigned by ${witnesses.length === 0 ? 'nobody' : witnesses.join(', ')}`);
  if (counts)
    say(`${counts.lots} lots, ${counts.bids} bids; ${counts.retold} closed auctions held again with the same end, ${counts.waiting} wait`);
  say(findings.length === 0 ? 'nothing found' : `${findings.length} findings`);
  return findings.length === 0 ? 0 : 1;
}

/** Audits two countries' installations, and lays their logs side by side. */
async function verifyTwo(args: PlatformArguments & { readonly with: string }, surroundings: Surroundings): Promise<number> {
  const other = { ...args, url: args.with, since: null, key: null, cache: args.cache === null ? null : `${args.cache}-with` };
  const [own, theirs] = [await verify(args, surroundings), await verify(other, surroundings)];
  const sides = [args.url, args.with].map((url) => ({ url, platform: openPlatform(url) }));
  const [a, b] = sides;
  if (!a || !b) return 2;
  const misfits = await pairPlatforms([a, b], Date.now(), surroundings.say);
  return Math.max(own, theirs, misfits > 0 ? 1 : 0);
}

/** Checks a file that an installation has given out, and asks nobody. */
async function verifyFile({ bundle, key, json }: BundleArguments, { home, say }: Surroundings): Promise<number> {
  const { findings, log, inquiry, lots } = await verifyBundle(await readFile(resolve(home, bundle)), key);
  for (const finding of findings) say(json ? JSON.stringify(finding) : `${finding.code}: ${finding.detail}`);
  if (json) return findings.length === 0 ? 0 : 1;
  if (log && key === null) say(`the key is the bundle's own, ${log.key}: compare it with one that you have from elsewhere`);
  if (log) say(`inquiry ${inquiry} of ${log.origin}: ${lots} lots, ${log.entries} entries proved in a log of ${log.size}`);
  say(findings.length === 0 ? 'nothing found' : `${findings.length} findings`);
  return findings.length === 0 ? 0 : 1;
}

/** @param args what was written after the command. @returns the exit code */
export async function runVerifier(args: readonly string[], surroundings: Surroundings, complain: (line: string) => void): Promise<number> {
  const read = readArguments(args);
  if (read === null) {
    complain(usage);
    return 2;
  }
  try {
    if ('bundle' in read) return await verifyFile(read, surroundings);
    return read.with === null ? await verify(read, surroundings) : await verifyTwo({ ...read, with: read.with }, surroundings);
  } catch (error) {
    complain(`could not look: ${reasonOf(error)}`);
    return 2;
  }
}

/** What went wrong, with the cause that `fetch` keeps apart. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

// The tests import this file, too.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const surroundings: Surroundings = {
    home: process.env['INIT_CWD'] ?? process.cwd(),
    say: (line) => process.stdout.write(`${line}\n`),
    progress: process.stderr,
    settleMs: 1_500,
  };
  // An exit at once would cut off what a pipe has not taken yet.
  process.exitCode = await runVerifier(process.argv.slice(2), surroundings, (line) => process.stderr.write(`${line}\n`));
}
