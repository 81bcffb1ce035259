import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, openDb } from '../../server/src/base/index.js';
import { apiNode } from '../../server/src/faults/child.js';
import type { Durable } from '../durable.js';
import { addBidders, addLots } from '../nodes/stage.js';
import type { ArrivalFigures, SeenFrame } from './arrivals.js';
import type { BareLoop } from './bare-loop.js';
import type { Bidders, BiddingFigures } from './bidders.js';
import { type Child, startChild } from './child.js';
import type { Commits } from './commits.js';
import type { Percentiles } from './histogram.js';
import type { Watchers } from './watchers.js';

export interface LatencyOptions {
  /** How many watch the lot, run by run. */
  readonly watchers: readonly number[];
  /** Time that counts in each run, after `warmMs`. */
  readonly seconds: number;
  readonly bidsPerS: number;
}

/** One run: a real node, one hot lot, bids at an even pace. All times in ms, from when a bid was due and not from when it was sent. */
export interface LatencyFigures {
  readonly watchers: number;
  readonly bidsPerS: number;
  /** To the answer, which comes after the commit. */
  readonly bidToAck: Percentiles;
  /** One inserted row that commits itself, at the same pace, just before: Postgres without us. */
  readonly bareCommit: Percentiles;
  /** The same at a tenth of the pace while the bids come, so under the same load. */
  readonly commitBeside: Percentiles;
  /** To a watcher, over all bids and watchers. */
  readonly bidToWatcher: Percentiles;
  /** To the last of the watchers. */
  readonly bidToEveryWatcher: Percentiles;
  /** The bare `ws` loop sends the same frames as far apart to as many sockets: from when a frame was due, weighed by its events. */
  readonly bareToWatcher: Percentiles;
  readonly bareToEveryWatcher: Percentiles;
  /** What travelled, ours and the bare loop's. */
  readonly sent: Travelled;
  readonly bareSent: Travelled & {
    /** The share of its sends that the bare loop left out, because too much was on its way to that socket. */
    readonly skipped: number;
  };
  readonly bids: Pick<BiddingFigures, 'accepted' | 'rejected' | 'failed' | 'sentLate'>;
}

type Travelled = Pick<ArrivalFigures, 'framesPerS' | 'eventsPerFrame' | 'bytesPerS' | 'byStanding' | 'incomplete'>;

export const latencyDefaults: LatencyOptions = { watchers: [100, 1000, 10_000], seconds: 6, bidsPerS: 500 };

const bidderCount = 200;
/** As long as it takes until the watchers who have just come are told how many they are. */
const warmMs = 3000;
/** So much of what travelled the bare loop sends again; the first of it does not count. */
const bareMs = 4000;
const bareWarmMs = 1000;

/** Bid-to-ack and bid-to-watcher under so many watchers, beside a bare commit and a bare `ws` loop. */
export async function benchLatency(durable: Durable, options: LatencyOptions = latencyDefaults): Promise<LatencyFigures[]> {
  const url = await durable.database();
  const dataDir = await mkdtemp(join(tmpdir(), 'ochiq-latency-'));
  const db = openDb(url, () => undefined);
  const node = apiNode({ DATABASE_URL: url, DATA_DIR: dataDir, BID_RATE: '100000', FRAME_RATE: '100000' });
  const [bidders, commits] = await Promise.all([
    startChild<Bidders>(child('bidders')),
    startChild<Commits>(child('commits')),
    node.start(),
  ]);
  try {
    const people = await addBidders(db, bidderCount);
    const at = (node.found ?? '').replace('localhost', '127.0.0.1');
    await bidders.ask('open', { url: at, cookies: people.map(({ cookie }) => cookie) });
    await commits.ask('open', { url });
    const stage: Stage = { ...options, db, port: Number(new URL(at).port), bidders, commits, people: people.map(({ id }) => id) };
    const figures: LatencyFigures[] = [];
    for (const watchers of options.watchers) figures.push(await measure(stage, watchers));
    return figures;
  } finally {
    await Promise.all([bidders.kill(), commits.kill(), node.kill()]);
    await db.end();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Stage extends LatencyOptions {
  readonly db: Db;
  readonly port: number;
  readonly bidders: Child<Bidders>;
  readonly commits: Child<Commits>;
  readonly people: readonly string[];
}

const child = (name: string): URL => new URL(`./${name}.ts`, import.meta.url);

async function measure(stage: Stage, watchers: number): Promise<LatencyFigures> {
  const { bidsPerS, seconds } = stage;
  const [lot = 0] = await addLots(stage.db, 1, stage.people);
  const bareCommit = await stage.commits.ask('commit', { perS: bidsPerS, warmMs: 500, forMs: seconds * 400 });
  const { bidding, arrivals, commitBeside } = await bidBefore(stage, lot, watchers);
  const { toAck, dues: _, lastSeq: __, ...bids } = bidding;
  const { frames, toWatcher, toEveryWatcher, ...sent } = arrivals;
  const begun = frames[0]?.atMs ?? 0;
  const bare = await measureBareLoop(
    frames.filter(({ atMs }) => atMs - begun < bareMs),
    watchers,
  );
  return {
    watchers,
    bidsPerS,
    bidToAck: toAck,
    bareCommit,
    commitBeside,
    bidToWatcher: toWatcher,
    bidToEveryWatcher: toEveryWatcher,
    bareToWatcher: bare.toWatcher,
    bareToEveryWatcher: bare.toEveryWatcher,
    sent,
    bareSent: bare.sent,
    bids,
  };
}

/** Bids on the lot in front of so many watchers, and takes from them when what came. */
async function bidBefore({ port, bidders, commits, bidsPerS, seconds }: Stage, lot: number, watchers: number) {
  const audience = await startChild<Watchers>(child('watchers'));
  try {
    await audience.ask('open', { port, watchers, lot });
    const [bidding, commitBeside] = await Promise.all([
      bidders.ask('bid', { lot, perS: bidsPerS, warmMs, forMs: seconds * 1000 }),
      commits.ask('commit', { perS: bidsPerS / 10, warmMs, forMs: seconds * 1000 }),
    ]);
    return { bidding, commitBeside, arrivals: await audience.ask('figures', { last: bidding.lastSeq, dues: bidding.dues }) };
  } finally {
    await audience.kill();
  }
}

/** Sends what one watcher got, once more, to as many sockets, as far apart. */
async function measureBareLoop(frames: readonly SeenFrame[], watchers: number) {
  const [loop, audience] = await Promise.all([startChild<BareLoop>(child('bare-loop')), startChild<Watchers>(child('watchers'))]);
  try {
    const { port } = await loop.ask('listen', null);
    await audience.ask('open', { port, watchers, lot: null });
    const { dues, skipped } = await loop.ask('replay', { frames });
    const byEvent = new Float64Array((frames.at(-1)?.last ?? 0) + 1).fill(Number.NaN);
    for (const [index, { first, last }] of frames.entries()) {
      const due = dues[index] ?? Number.NaN;
      if (due - (dues[0] ?? 0) >= bareWarmMs) byEvent.fill(due, first, last + 1);
    }
    const figures = await audience.ask('figures', { last: frames.at(-1)?.last ?? 0, dues: byEvent });
    const { frames: _, toWatcher, toEveryWatcher, ...sent } = figures;
    return { toWatcher, toEveryWatcher, sent: { ...sent, skipped: Math.round(skipped * 1000) / 1000 } };
  } finally {
    await Promise.all([loop.kill(), audience.kill()]);
  }
}
