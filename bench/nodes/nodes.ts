import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startEmbedded } from '../../server/src/base/embedded.js';
import { type Db, openDb } from '../../server/src/base/index.js';
import { migrate } from '../../server/src/base/migrate.js';
import { startNats, type TestNats } from '../../server/src/test/nats.js';
import { type Counts, gather } from './crowd.js';
import { addBidders, addLots } from './stage.js';

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** One run: so many nodes, so many lots. Every figure per accepted bid counts the whole run, the warm-up too. */
export interface NodeFigures {
  readonly nodes: number;
  readonly lots: number;
  readonly bidders: number;
  /** Bids per second, answered after commit: those that led, and all. */
  readonly accepted: Spread;
  readonly decided: Spread;
  /** Bids of one transaction, refused ones too. */
  readonly bidsPerTransaction: number;
  readonly perAccepted: {
    /** Transactions that wrote bids; each is two round trips. */
    readonly transactions: number;
    /** All transactions of the nodes, with the looks for missed events. */
    readonly commits: number;
    /** Messages that the nodes sent to NATS, and those it sent on. */
    readonly natsIn: number;
    readonly natsOut: number;
    /** Frames with events to one watcher of everything. */
    readonly framesPerWatcher: number;
  };
  /** Shares of one core in the measured time: the nodes together, NATS, and this process, which plays the bidders. */
  readonly cores: { readonly nodes: number; readonly nats: number; readonly bidders: number };
}

const bidderCount = 200;
const watcherCount = 4;
const warmMs = 1_000;
const windowMs = 1_000;
const windows = 3;

/** Runs 1, 2 and 4 nodes, as processes, over one durable Postgres and one NATS, on one lot and on 200. */
export async function benchNodes(counts: readonly number[] = [1, 2, 4]): Promise<NodeFigures[]> {
  const dir = await mkdtemp(join(tmpdir(), 'ochiq-nodes-'));
  await chmod(dir, 0o755);
  const embedded = await startEmbedded({ dir: join(dir, 'postgres'), settings: { max_connections: '200' }, log: () => undefined });
  const nats = await startNats();
  const db = openDb(embedded.url, () => undefined);
  try {
    await migrate(embedded.url);
    const people = await addBidders(db, bidderCount);
    const figures: NodeFigures[] = [];
    for (const nodes of counts) {
      for (const lots of [1, 200]) {
        const ids = await addLots(
          db,
          lots,
          people.map(({ id }) => id),
        );
        figures.push(await measure({ nodes, lots: ids, cookies: people.map(({ cookie }) => cookie), db, url: embedded.url, nats, dir }));
      }
    }
    return figures;
  } finally {
    await db.end();
    await nats.stop();
    await embedded.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

interface Run {
  readonly nodes: number;
  readonly lots: readonly number[];
  readonly cookies: readonly string[];
  readonly db: Db;
  readonly url: string;
  readonly nats: TestNats;
  readonly dir: string;
}

async function measure(run: Run): Promise<NodeFigures> {
  const { lots, db, nats } = run;
  const commits = await committed(db);
  const nodes = await Promise.all(Array.from({ length: run.nodes }, () => startNode(run)));
  const before = await natsMessages(nats);
  const crowd = await gather({ urls: nodes.map(({ url }) => url), cookies: run.cookies, lots, watchers: watcherCount });
  await delay(warmMs);
  const pids = nodes.map(({ child }) => child.pid ?? 0);
  const cpu = cpuOf(pids, nats);
  const begun = performance.now();
  const rates: Counts[] = [];
  for (let window = 0; window < windows; window += 1) rates.push(await rateOf(() => crowd.counts()));
  const tookMs = performance.now() - begun;
  const spent = cpuOf(pids, nats);
  const { accepted } = await crowd.stop();
  await crowd.seen(accepted);
  const { frames } = crowd.counts();
  crowd.close();
  const after = await natsMessages(nats);
  // Postgres counts a connection's transactions when it ends.
  await Promise.all(nodes.map((node) => node.stop()));
  const [bids] = await db.sql<{ all: number; transactions: number }>(
    `select count(*)::int as "all", count(distinct xmin::text)::int as transactions from bid where lot_id = any($1)`,
    [lots],
  );
  const { all, transactions } = bids ?? { all: 0, transactions: 0 };
  const share = (now: number, then: number) => round((now - then) / tookMs);
  return {
    nodes: run.nodes,
    lots: lots.length,
    bidders: bidderCount,
    accepted: spreadOf(rates.map((rate) => rate.accepted)),
    decided: spreadOf(rates.map((rate) => rate.decided)),
    bidsPerTransaction: round(all / transactions),
    perAccepted: {
      transactions: round(transactions / accepted),
      commits: round(((await committed(db)) - commits) / accepted),
      natsIn: round((after.in_msgs - before.in_msgs) / accepted),
      natsOut: round((after.out_msgs - before.out_msgs) / accepted),
      framesPerWatcher: round(frames / watcherCount / accepted),
    },
    cores: { nodes: share(spent.nodes, cpu.nodes), nats: share(spent.nats, cpu.nats), bidders: share(spent.bidders, cpu.bidders) },
  };
}

async function rateOf(counts: () => Counts): Promise<Counts> {
  const [from, begun] = [counts(), performance.now()];
  await delay(windowMs);
  const to = counts();
  const perSecond = (name: keyof Counts) => Math.round(((to[name] - from[name]) * 1000) / (performance.now() - begun));
  return { accepted: perSecond('accepted'), decided: perSecond('decided'), frames: perSecond('frames'), events: perSecond('events') };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  return { min: sorted[0] ?? 0, median: sorted[sorted.length >> 1] ?? 0, max: sorted.at(-1) ?? 0 };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

async function committed(db: Db): Promise<number> {
  const [row] = await db.sql<{ count: number }>(
    'select xact_commit::float8 as count from pg_stat_database where datname = current_database()',
  );
  return row?.count ?? 0;
}

const varz = z.object({ in_msgs: z.int(), out_msgs: z.int(), pid: z.int().optional() });

async function natsMessages(nats: TestNats): Promise<z.output<typeof varz>> {
  return varz.parse(await (await fetch(`http://127.0.0.1:${nats.monitorPort}/varz`)).json());
}

/** Time on the cores so far, in ms; other processes are read where there is a /proc, in ticks of 10 ms. */
function cpuOf(pids: readonly number[], nats: TestNats): { nodes: number; nats: number; bidders: number } {
  const { user, system } = process.cpuUsage();
  return { nodes: pids.reduce((sum, pid) => sum + ticksOf(pid), 0) * 10, nats: ticksOf(nats.pid()) * 10, bidders: (user + system) / 1000 };
}

function ticksOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}

interface Node {
  readonly url: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

async function startNode({ url, nats, dir }: Run): Promise<Node> {
  const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
  const limits = { BID_RATE: '100000', FRAME_RATE: '100000' };
  const place = { DATABASE_URL: url, NATS_URL: nats.url, DATA_DIR: dir, PORT: '0', LOG_LEVEL: 'fatal', DEMO: '0' };
  const env = { ...process.env, ...place, ...limits };
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  const address = new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      const found = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (found) resolve(found.replace('localhost', '127.0.0.1'));
    });
    child.on('exit', () => reject(new Error(`a node did not start: ${output}`)));
  });
  return { url: await address, child, stop };
}
