/** `npm run verify -- URL`: audits the public log of an installation from outside. Ends with 0: nothing found, 1: findings, 2: could not look. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Finding } from '@ochiq/shared/verify';
import { auditPlatform, trustIn } from './audit-platform.js';
import { openPlatform, type Platform } from './platform.js';
import { readArguments, usage, type VerifyArguments } from './read-arguments.js';
import { type AuditState, openTileCache, type TileCache } from './tile-cache.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
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
async function keysFor({ key }: VerifyArguments, state: AuditState | null, platform: Platform) {
  const { origin, verifierKey, oldKeys, witnessKeys, size } = await platform.status();
  const named = [verifierKey, ...oldKeys];
  const trusted = key !== null ? [key] : (state?.keys ?? named);
  const changed: Finding[] = trusted.includes(verifierKey)
    ? []
    : [{ index: null, lot: null, seq: null, code: 'key_changed', detail: `signs with ${verifierKey}, known is ${trusted.join(' ')}` }];
  return { origin, trusted, witnessKeys, size, changed, isFirst: key === null && state === null };
}

async function verify(args: VerifyArguments): Promise<number> {
  const home = process.env['INIT_CWD'] ?? process.cwd();
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
      onProgress: progressTo(process.stderr),
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

const args = readArguments(process.argv.slice(2));
if (!args) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}
process.exit(
  await verify(args).catch((error: unknown) => {
    process.stderr.write(`could not look: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }),
);
