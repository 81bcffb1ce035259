import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** What the naive peer bids on, and as whom. */
export interface Naive {
  readonly url: string;
  readonly firstLot: number;
  readonly lots: number;
  readonly personId: string;
  readonly clients: number;
  readonly seconds: number;
}

/** The naive way: each bid a transaction of its own that locks the lot, writes the bid and updates the lot. No log entry. */
const statements = (lot: string, person: string) => [
  'begin',
  `select price_minor, min_next_minor, leader_id, ends_at from lot where id = ${lot} for update`,
  `insert into bid (lot_id, person_id, bidder, key, kind, max_minor, currency, outcome, seq, amount_minor, price_minor, min_next_minor, "leading", ends_at, at)
   select id, ${person}::uuid, 1, gen_random_uuid(), 'direct', min_next_minor, 'UZS', 'accepted', seq + 1, min_next_minor, min_next_minor,
     min_next_minor + 5000, true, ends_at, clock_timestamp() from lot where id = ${lot}`,
  `update lot set price_minor = min_next_minor, min_next_minor = min_next_minor + 5000, seq = seq + 1, leader_id = ${person}::uuid,
     leader_bidder = 1, leader_max_minor = min_next_minor, bid_count = bid_count + 1 where id = ${lot}`,
  'commit',
];

const findPgbench = () => ['/usr/bin/pgbench', ...[18, 17, 16, 15].map((v) => `/usr/lib/postgresql/${v}/bin/pgbench`)].find(existsSync);

/** Bids per second of the naive way, by pgbench, or by as many connections of our own where it is not installed. */
export async function measureNaive(naive: Naive): Promise<{ by: string; perS: number }> {
  const pgbench = findPgbench();
  return pgbench ? { by: 'pgbench', perS: await byPgbench(pgbench, naive) } : { by: 'pg', perS: await byConnections(naive) };
}

async function byPgbench(pgbench: string, naive: Naive): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), 'ochiq-naive-'));
  const file = join(dir, 'naive.sql');
  const one = statements(':lot', `'${naive.personId}'`).map((line) => `${line.replaceAll('\n', ' ')};`);
  await writeFile(file, [`\\set lot random(${naive.firstLot}, ${naive.firstLot + naive.lots - 1})`, ...one, ''].join('\n'));
  const options = ['-n', '-M', 'prepared', '-c', `${naive.clients}`, '-j', '2', '-T', `${naive.seconds}`, '-f', file, naive.url];
  try {
    const { stdout } = await promisify(execFile)(pgbench, options);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function byConnections(naive: Naive): Promise<number> {
  const until = performance.now() + naive.seconds * 1000;
  const run = async () => {
    const client = new pg.Client({ connectionString: naive.url });
    await client.connect();
    let done = 0;
    for (; performance.now() < until; done += 1) {
      const lot = naive.firstLot + Math.floor(Math.random() * naive.lots);
      const [begin = '', lock = '', insert = '', update = '', commit = ''] = statements('$1', '$2');
      await client.query(begin);
      await client.query({ name: 'lock', text: lock, values: [lot] });
      await client.query({ name: 'insert', text: insert, values: [lot, naive.personId] });
      await client.query({ name: 'update', text: update, values: [lot, naive.personId] });
      await client.query(commit);
    }
    await client.end();
    return done;
  };
  const done = await Promise.all(Array.from({ length: naive.clients }, run));
  return done.reduce((sum, n) => sum + n, 0) / naive.seconds;
}
