/** `npm run bench [-- --only engine,fanout,nodes,search] [--quick]`: ours beside its peers, in one run. Writes bench/results/. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDurable } from './durable.js';
import { benchEngine } from './engine/index.js';
import { benchFanout } from './fanout/index.js';
import { benchNodes } from './nodes/nodes.js';
import { benchSearch, searchDefaults } from './search/index.js';

const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } });
const wanted = values.only?.split(',') ?? ['engine', 'fanout', 'nodes', 'search'];
const rounds = values.quick ? 1 : 3;
const seconds = values.quick ? 2 : 5;

interface Row {
  readonly what: string;
  readonly ours: readonly number[];
  readonly peer: readonly number[];
  /** What the ratio of the medians must be at least. */
  readonly target: number | null;
}
const rows: Row[] = [];
const results: Record<string, unknown> = {};

const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
const median = (list: readonly number[]) => sorted(list)[list.length >> 1] ?? Number.NaN;
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
if (wanted.includes('nodes')) results['nodes'] = await benchNodes();
await durable.stop();
if (wanted.includes('search')) {
  results['search'] = await benchSearch({ ...searchDefaults, ...(values.quick ? { sizes: [1000, 20_000] } : {}) });
}

const table = rows.map(({ what, ours, peer, target }) => {
  const ratio = median(ours) / median(peer);
  const met = target === null ? '' : ratio >= target ? 'met' : 'not met';
  return { what, 'ours min / median / max': spread(ours), peer: spread(peer), ratio: ratio.toFixed(2), target: target ?? '', met };
});
const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version, ...durable.settings };
console.table(table);
for (const name of ['nodes', 'search']) if (results[name]) process.stdout.write(`${name}: ${JSON.stringify(results[name], null, 1)}\n`);
process.stdout.write(`${JSON.stringify(machine)}\n`);
const folder = fileURLToPath(new URL('results/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const [name, figures] of Object.entries(results)) {
  await writeFile(`${folder}${name.replaceAll(' ', '-')}.json`, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
}
process.exit(0);
