/**
 * `npm run bench [-- --only engine,fanout,latency,log,memory,nodes,page,search,signals] [--quick]`: ours beside its peers, in one run. Writes
 * bench/results/.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDurable } from './durable.js';
import { benchEngine } from './engine/index.js';
import { benchFanout } from './fanout/index.js';
import { benchLatency, latencyDefaults } from './latency/index.js';
import { benchLog, benchProofs } from './log/index.js';
import { benchMemory, memoryDefaults } from './memory/index.js';
import { benchNodes } from './nodes/nodes.js';
import { benchPage, pageLimits } from './page/index.js';
import { benchSearch, searchDefaults } from './search/index.js';
import { benchFromPostgres } from './signals/from-postgres.js';
import { benchSignals, signalsDefaults } from './signals/index.js';

const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } });
const wanted = values.only?.split(',') ?? ['engine', 'fanout', 'latency', 'log', 'memory', 'nodes', 'page', 'search', 'signals'];
const rounds = values.quick ? 1 : 3;
const seconds = values.quick ? 2 : 4;

interface Row {
  readonly what: string;
  readonly ours: readonly number[];
  readonly peer: readonly number[];
  /** What the ratio of the medians must be: at least this where more is better, at most this where less is. */
  readonly target: number | null;
  /** Default: more. */
  readonly better?: 'more' | 'less';
}
/** With so many watchers 99 of 100 bids are to be answered in this time, and in this many times that of a bare commit. */
const latencyTarget = { watchers: 1000, ms: 25, timesCommit: 3 };
const rows: Row[] = [];
const results: Record<string, unknown> = {};

const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
const median = (list: readonly number[]) => sorted(list)[list.length >> 1] ?? Number.NaN;
const targetText = (target: number | null, better: 'more' | 'less') =>
  target === null ? '' : `${better === 'more' ? '>=' : '<='} ${target}`;
const spread = (list: readonly number[]) => `${Math.min(...list)} / ${median(list)} / ${Math.max(...list)}`;

const durable = await startDurable();
if (wanted.includes('engine')) {
  for (const [lots, target] of [
    [1, 10],
    [1000, 3],
  ] as const) {
    const figures = await benchEngine(durable, { lots, rounds, seconds });
    results[`engine on ${lots} lots`] = figures;
    rows.push({
      what: `engine alone, ${lots} lots, beside ${figures.naiveBy} at 16 clients`,
      ours: figures.ours,
      peer: figures.naive,
      target,
    });
    if (lots === 1) rows.push({ what: 'engine alone, 1 lot, beside the floor', ours: figures.ours, peer: figures.floor, target: null });
  }
}
if (wanted.includes('fanout')) {
  const figures = await benchFanout({ rounds, sockets: values.quick ? 2000 : 10_000, forMs: seconds * 800 });
  results['fanout'] = figures;
  rows.push({
    what: `updates/s to ${figures.sockets} sockets, beside the plain loop`,
    ours: figures.hub,
    peer: figures.plain,
    target: 1.5,
  });
  rows.push({ what: 'the same with one update a write', ours: figures.single, peer: figures.plain, target: null });
}
if (wanted.includes('latency')) {
  const figures = await benchLatency(durable, { ...latencyDefaults, ...(values.quick ? { watchers: [100, 1000], seconds: 2 } : {}) });
  results['latency'] = figures;
  const commits = figures.map(({ bareCommit }) => bareCommit.p99);
  for (const { watchers, bidsPerS, bidToAck, commitBeside, bidToEveryWatcher, bareToEveryWatcher } of figures) {
    const aimed = watchers === latencyTarget.watchers;
    const less = (what: string, ms: number, peer: readonly number[], target: number | null) =>
      rows.push({ what: `p99 ms, ${bidsPerS} bids/s, ${watchers} watchers: ${what}`, ours: [ms], peer, target, better: 'less' });
    const times = aimed ? latencyTarget.timesCommit : null;
    less('bid to ack, beside a bare commit on the idle machine', bidToAck.p99, commits, times);
    less('bid to ack, beside a bare commit at the same time', bidToAck.p99, [commitBeside.p99], times);
    if (aimed) less('bid to ack, beside the limit', bidToAck.p99, [latencyTarget.ms], 1);
    less('bid to every watcher, beside the bare loop', bidToEveryWatcher.p99, [bareToEveryWatcher.p99], null);
  }
}
if (wanted.includes('log')) {
  for (const lots of [1, 1000]) {
    const figures = await benchLog(durable, { lots, rounds: Math.min(rounds, 2), seconds });
    results[`log on ${lots} lots`] = figures;
    rows.push({ what: `engine with the signed tree, ${lots} lots, beside without`, ours: figures.on, peer: figures.off, target: 0.85 });
  }
  const proofs = await benchProofs(durable, values.quick ? 100_000 : 1_000_000);
  results['proofs'] = proofs;
  const what = `p99 ms, the proof of a leaf of ${proofs.leaves}, beside the limit`;
  rows.push({ what, ours: [proofs.proof.p99Ms], peer: [5], target: 1, better: 'less' });
}
if (wanted.includes('memory')) {
  const figures = await benchMemory(durable, values.quick ? { sockets: 1000, visits: 2000 } : memoryDefaults);
  results['memory'] = figures;
  const what = `bytes held by each of ${figures.sockets} sockets, beside bare ws`;
  rows.push({ what, ours: [figures.ours.held], peer: [figures.bare.held], target: null, better: 'less' });
}
if (wanted.includes('nodes')) results['nodes'] = await benchNodes();
if (wanted.includes('page')) {
  const figures = await benchPage(durable, values.quick ? 1 : 5);
  results['page'] = figures;
  for (const [name, figure] of Object.entries(pageLimits)) {
    const measured = figures.listing[name as keyof typeof pageLimits];
    rows.push({
      what: `the listing on a slow phone: ${name}, beside the limit`,
      ours: [measured],
      peer: [figure],
      target: 1,
      better: 'less',
    });
  }
}
await durable.stop();
if (wanted.includes('search')) {
  results['search'] = await benchSearch({ ...searchDefaults, ...(values.quick ? { sizes: [1000, 20_000] } : {}) });
}
if (wanted.includes('signals')) {
  const fromPostgres = await benchFromPostgres(values.quick ? [1_500] : [1_500, 15_000, 150_000]);
  results['signals from postgres'] = fromPostgres;
  for (const { bids, lots, allS, close } of fromPostgres) {
    const what = `s to score ${bids} bids on ${lots} lots from Postgres, beside the limit`;
    rows.push({ what, ours: [allS], peer: [60], target: 1, better: 'less' });
    rows.push({ what: 'p50 ms, one of those lots when it closes', ours: [close.turnP50], peer: [50], target: 1, better: 'less' });
  }
  const figures = await benchSignals(values.quick ? { lots: [1_000, 10_000] } : signalsDefaults);
  results['signals'] = figures;
  for (const { bids, threads, windowMs, lotMs } of figures) {
    const less = (what: string, ms: number, limit: number) => rows.push({ what, ours: [ms], peer: [limit], target: 1, better: 'less' });
    less(`ms to score a window of ${bids} bids in ${threads} threads, beside the limit`, windowMs, 60_000);
    less(`ms to score one closed lot, 99 of 100, beside the limit`, lotMs.p99, 50);
  }
}

const table = rows.map(({ what, ours, peer, target, better = 'more' }) => {
  const ratio = median(ours) / median(peer);
  const good = target !== null && (better === 'more' ? ratio >= target : ratio <= target);
  const met = target === null ? '' : good ? 'met' : 'not met';
  return {
    what,
    'ours min / median / max': spread(ours),
    peer: spread(peer),
    ratio: ratio.toFixed(2),
    target: targetText(target, better),
    met,
  };
});
const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version, ...durable.settings };
console.table(table);
for (const name of ['latency', 'memory', 'nodes', 'page', 'search', 'signals', 'signals from postgres'])
  if (results[name]) process.stdout.write(`${name}: ${JSON.stringify(results[name], null, 1)}\n`);
process.stdout.write(`${JSON.stringify(machine)}\n`);
const folder = fileURLToPath(new URL('results/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const [name, figures] of Object.entries(results)) {
  await writeFile(`${folder}${name.replaceAll(' ', '-')}.json`, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
}
process.exit(0);
