import { elapsedMs, openDb } from '../../server/src/base/index.js';
import { migrate } from '../../server/src/base/migrate.js';
import { honestMarket } from '../../server/src/evaluation/market/market.js';
import { readLotFacts, runScoring, scoreClosed, scoreLot } from '../../server/src/signals/index.js';
import { fillFacts } from '../../server/src/test/fill-facts.js';
import { type Scratch, startScratch } from '../search/scratch.js';

const secret = Buffer.alloc(32, 3);
const seed = 20_261_125;
/** Lots that are closed one by one after the window. */
const closes = 200;

export interface FromPostgres {
  readonly lots: number;
  readonly bids: number;
  /** Of the whole window, from nothing to scores that an auditor reads, in s. */
  readonly readS: number;
  readonly scoreS: number;
  readonly writeS: number;
  readonly allS: number;
  /** CPU time of Node, its garbage collector's threads with it: what the same takes where nobody else wants the cores. */
  readonly nodeCpuS: number;
  /** One lot that has just closed, in ms: its facts, its score, the whole turn with what is written, and Node's CPU time in a turn. */
  readonly close: {
    readonly factsP99: number;
    readonly scoreP99: number;
    readonly turnP50: number;
    readonly turnP99: number;
    readonly cpuMean: number;
  };
  readonly megabytes: number;
}

/** Scores made-up markets of about so many bids from their tables in Postgres. The time to fill the tables does not count. */
export async function benchFromPostgres(sizes: readonly number[]): Promise<FromPostgres[]> {
  const scratch = await startScratch();
  const figures: FromPostgres[] = [];
  try {
    for (const lots of sizes) figures.push(await measure(scratch, lots));
  } finally {
    await scratch.stop();
  }
  return figures;
}

async function measure(scratch: Scratch, wanted: number): Promise<FromPostgres> {
  const url = await scratch.database();
  await migrate(url);
  await fillFacts(url, honestMarket({ seed, lots: wanted }));
  const db = openDb(url, () => undefined);
  try {
    await db.sql('insert into scoring_run (asked_at) values (now())');
    const cpu = process.cpuUsage();
    const times = await runScoring({ db, secret });
    if (!times) throw new Error('nothing was scored');
    const { user, system } = process.cpuUsage(cpu);
    const { lots, bids, readMs, scoreMs, writeMs } = times;
    const round = (ms: number) => Math.round(ms / 10) / 100;
    return {
      lots,
      bids,
      readS: round(readMs),
      scoreS: round(scoreMs),
      writeS: round(writeMs),
      allS: round(readMs + scoreMs + writeMs),
      nodeCpuS: round((user + system) / 1000),
      close: await measureCloses(db),
      megabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
    };
  } finally {
    await db.end();
  }
}

const quantile = (times: readonly number[], share: number) => {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
};

/** Lots that close one after another, those with most bids first; each is scored by a turn of its own. */
async function measureCloses(db: ReturnType<typeof openDb>): Promise<FromPostgres['close']> {
  const busy = await db.sql<{ lot: number; entry: number }>(
    `select lot_id as lot, entry.id::float8 as entry from log_entry entry join lot on lot.id = lot_id and lot.seq = entry.seq
     order by lot.bid_count desc, lot.id limit $1`,
    [closes],
  );
  const [facts, scores, turns]: [number[], number[], number[]] = [[], [], []];
  let cpuUs = 0;
  for (const [index, { lot, entry }] of busy.entries()) {
    const begun = elapsedMs();
    const known = await readLotFacts(db, lot, secret);
    const read = elapsedMs();
    if (known) scoreLot(known);
    facts.push(read - begun);
    scores.push(elapsedMs() - read);
    await db.sql(`delete from subject_score where kind = 'lot' and subject_id = $1`, [String(lot)]);
    await db.sql(`insert into log_leaf (index, entry_id, hash) values ($1, $2, '')`, [index, entry]);
    const before = elapsedMs();
    const cpu = process.cpuUsage();
    while (await scoreClosed({ db, secret }));
    turns.push(elapsedMs() - before);
    const { user, system } = process.cpuUsage(cpu);
    cpuUs += user + system;
  }
  return {
    factsP99: quantile(facts, 0.99),
    scoreP99: quantile(scores, 0.99),
    turnP50: quantile(turns, 0.5),
    turnP99: quantile(turns, 0.99),
    cpuMean: Math.round(cpuUs / Math.max(1, turns.length) / 100) / 10,
  };
}
