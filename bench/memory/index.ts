import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Db, openDb } from '../../server/src/base/index.js';
import type { Durable } from '../durable.js';
import { type Child, startChild } from '../latency/child.js';
import { addBidders, addLots } from '../nodes/stage.js';
import type { Held, Usage } from './usage.js';
import type { Place, Visitors } from './visitors.js';

export interface MemoryOptions {
  /** Sockets that stay open while they are weighed. */
  readonly sockets: number;
  /** Visits of the churn. */
  readonly visits: number;
}

/** Bytes, each a difference after garbage collection, by one socket. */
export interface PerSocket {
  /** Objects, with the buffers they hold. */
  readonly held: number;
  /** What the system gave the process. */
  readonly rss: number;
}

export interface ChurnFigures {
  /** Connections that came, watched a lot and left; the bids they placed, and those that led. */
  readonly visits: number;
  readonly bids: number;
  readonly accepted: number;
  readonly tookMs: number;
  /** Bytes held after garbage collection: before, and after each quarter of the visits. */
  readonly held: readonly number[];
  /** What the system had given the process at the same times. */
  readonly rss: readonly number[];
  /** Bytes that stay behind by visit, and the same in the second half alone: at first caches fill and code is compiled. */
  readonly perVisit: number;
  readonly perVisitLater: number;
  /** Connections that the server still has when all have left. */
  readonly socketsLeft: number;
  /** Watchers that the lot's room still has, as a new watcher is told, without that one; null where nothing was told. */
  readonly watchersLeft: number | null;
}

export interface MemoryFigures {
  readonly sockets: number;
  /** Each watches one of `lotCount` lots. */
  readonly ours: PerSocket;
  /** The bare `ws` server with as many sockets. */
  readonly bare: PerSocket;
  readonly churn: ChurnFigures;
}

/** An hour of a busy node in as little time as it takes: 5.6 visitors come and go each second of it, and every tenth bids once. */
const visitsPerHour = 20_000;
const bidEvery = 10;
export const memoryDefaults: MemoryOptions = { sockets: 10_000, visits: visitsPerHour };

const bidderCount = 100;
/** No divisor in common with `bidEvery`, so that each lot has its share of the bids. */
const lotCount = 51;
/** Before anything is weighed, a tenth of the visits have come and gone. */
const warmShare = 0.1;
const settleMs = 500;

/** Memory by watching socket, beside the bare `ws` server, and what stays behind after an hour of visitors. */
export async function benchMemory(durable: Durable, options: MemoryOptions = memoryDefaults): Promise<MemoryFigures> {
  const url = await durable.database();
  const dataDir = await mkdtemp(join(tmpdir(), 'ochiq-memory-'));
  const db = openDb(url, () => undefined);
  try {
    const bare = await measureBare(options);
    return { sockets: options.sockets, bare, ...(await measureOurs(db, url, dataDir, options)) };
  } finally {
    await db.end();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const visitors = () => startChild<Visitors>(new URL('./visitors.ts', import.meta.url));
const server = (file: string, env: Readonly<Record<string, string>> = {}) =>
  startChild<Held>(new URL(file, import.meta.url), { execArgv: ['--expose-gc'], env });

async function measureBare({ sockets, visits }: MemoryOptions): Promise<PerSocket> {
  const [holder, crowd] = await Promise.all([server('./bare.ts'), visitors()]);
  try {
    const place = { port: await holder.ask('port', null), lots: [] };
    await crowd.ask('churn', { ...place, visits: visits * warmShare, cookies: [], bidEvery });
    return await weigh(holder, crowd, place, sockets);
  } finally {
    await Promise.all([holder.kill(), crowd.kill()]);
  }
}

async function measureOurs(
  db: Db,
  url: string,
  dataDir: string,
  { sockets, visits }: MemoryOptions,
): Promise<Pick<MemoryFigures, 'ours' | 'churn'>> {
  const people = await addBidders(db, bidderCount);
  const ids = people.map(({ id }) => id);
  const lots = await addLots(db, lotCount, ids);
  const env = { DATABASE_URL: url, DATA_DIR: dataDir, DEMO: '0', LOG_LEVEL: 'fatal', BID_RATE: '100000', FRAME_RATE: '100000' };
  const [holder, crowd] = await Promise.all([server('./node.ts', env), visitors()]);
  try {
    const place = { port: await holder.ask('port', null), lots, cookies: people.map(({ cookie }) => cookie), bidEvery };
    await crowd.ask('churn', { ...place, visits: visits * warmShare });
    const ours = await weigh(holder, crowd, place, sockets);
    await crowd.ask('leave', null);
    return { ours, churn: await churn(holder, crowd, place, visits) };
  } finally {
    await Promise.all([holder.kill(), crowd.kill()]);
  }
}

const held = ({ heap, external }: Usage) => heap + external;

async function usage(holder: Child<Held>): Promise<Usage> {
  await delay(settleMs);
  return holder.ask('usage', null);
}

async function weigh(holder: Child<Held>, crowd: Child<Visitors>, place: Place, sockets: number): Promise<PerSocket> {
  const before = await usage(holder);
  await crowd.ask('come', { port: place.port, lots: place.lots, sockets });
  const after = await usage(holder);
  if (after.sockets !== sockets) throw new Error(`${after.sockets} of ${sockets} sockets are open`);
  const each = (now: number, then: number) => Math.round((now - then) / sockets);
  return { held: each(held(after), held(before)), rss: each(after.rss, before.rss) };
}

async function churn(
  holder: Child<Held>,
  crowd: Child<Visitors>,
  place: Place & { cookies: readonly string[]; bidEvery: number },
  visits: number,
): Promise<ChurnFigures> {
  const seen = [await usage(holder)];
  let [bids, accepted, tookMs] = [0, 0, 0];
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const begun = performance.now();
    const done = await crowd.ask('churn', { ...place, visits: visits / 4 });
    tookMs += performance.now() - begun;
    bids += done.bids;
    accepted += done.accepted;
    seen.push(await usage(holder));
  }
  const sizes = seen.map(held);
  const byVisit = (from: number, share: number) => Math.round(((sizes[4] ?? 0) - (sizes[from] ?? 0)) / (visits * share));
  const told = await crowd.ask('presence', place);
  return {
    visits,
    bids,
    accepted,
    tookMs: Math.round(tookMs),
    held: sizes,
    rss: seen.map(({ rss }) => rss),
    perVisit: byVisit(0, 1),
    perVisitLater: byVisit(2, 0.5),
    socketsLeft: seen.at(-1)?.sockets ?? 0,
    watchersLeft: told === null ? null : told - 1,
  };
}
