import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lotListSchema, lotSearchSchema } from '@ochiq/shared/lots';
import { buildApp } from '../../server/src/app.js';
import { type Db, openDb, readConfig } from '../../server/src/base/index.js';
import { findLots } from '../../server/src/lots/index.js';
import { countAll } from '../../server/src/statistics/index.js';
import { buildLots } from './build-lots.js';
import { type MixedSearch, mixOf } from './mix.js';
import { startScratch } from './scratch.js';

export interface SearchOptions {
  /** Sizes of the tables, in lots. */
  readonly sizes: readonly number[];
  readonly seed: number;
  /** Searches measured for each size; a fourth as many go before, to warm up. */
  readonly searches: number;
  readonly connections: number;
  readonly log: (line: string) => void;
}

export interface SearchFigures {
  readonly lots: number;
  readonly buildMs: number;
  readonly reqPerS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The same searches' statements alone, replayed over as many connections. */
  readonly bareSqlP50Ms: number;
  readonly bareSqlP99Ms: number;
  /** p99 over HTTP of each kind of search. */
  readonly kinds: Readonly<Record<string, number>>;
}

export const searchDefaults: SearchOptions = {
  sizes: [1_000, 100_000, 1_000_000],
  seed: 20_26,
  searches: 800,
  connections: 4,
  log: (line) => process.stderr.write(`${line}\n`),
};

/** Builds a table of each size and sends it the same seeded mix of searches, over HTTP through the real app and as bare SQL. */
export async function benchSearch(options: SearchOptions = searchDefaults): Promise<SearchFigures[]> {
  const scratch = await startScratch();
  try {
    const figures: SearchFigures[] = [];
    for (const lots of options.sizes) {
      const databaseUrl = await scratch.database();
      const begun = performance.now();
      await buildLots(databaseUrl, lots);
      const buildMs = Math.round(performance.now() - begun);
      options.log(`${lots} lots built in ${buildMs} ms`);
      figures.push({ lots, buildMs, ...(await measureSearches(databaseUrl, options)) });
    }
    return figures;
  } finally {
    await scratch.stop();
  }
}

/**
 * A lot ends now and then while searches are measured, which forgets the counts of texts. A hundred thousand open lots of 23 days
 * are published, opened and closed three times in 20 s.
 */
const lifeMs = 5_000;
const endOne = `update lot set state = 'withdrawn', withdrawal_ground = 'The court stopped the sale'
  where id = (select id from lot where state = 'live' and published_at is not null limit 1)`;

/** Measures one filled database. */
export async function measureSearches(databaseUrl: string, options: SearchOptions): Promise<Omit<SearchFigures, 'lots' | 'buildMs'>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ochiq-search-app-'));
  const db = openDb(databaseUrl, () => undefined);
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'fatal',
    PORT: '0',
    CLIENT_DIR: join(dataDir, 'none'),
  });
  // Once an hour a node counts its statistics; a new one does so at once, which at a million lots takes one core for half a minute.
  await countAll(db);
  const app = await buildApp({ config, db, demoAccounts: [] });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/lots`;
  const life = setInterval(() => void db.sql(endOne), lifeMs);
  try {
    const mix = mixOf(options.seed, options.searches);
    await overHttp(url, mix.slice(0, Math.ceil(mix.length / 4)), options.connections);
    const begun = performance.now();
    const http = await overHttp(url, mix, options.connections);
    const seconds = (performance.now() - begun) / 1000;
    const bare = await asBareSql(db, mix, options.connections);
    const kinds = Object.fromEntries(
      [...new Set(http.map(({ kind }) => kind))].map((kind) => [
        kind,
        percentile(
          http.filter((timed) => timed.kind === kind),
          0.99,
        ),
      ]),
    );
    return {
      reqPerS: Math.round(http.length / seconds),
      p50Ms: percentile(http, 0.5),
      p99Ms: percentile(http, 0.99),
      bareSqlP50Ms: percentile(bare, 0.5),
      bareSqlP99Ms: percentile(bare, 0.99),
      kinds,
    };
  } finally {
    clearInterval(life);
    await app.close();
    await db.end();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Timed {
  readonly kind: string;
  readonly ms: number;
}

const percentile = (timed: readonly Timed[], share: number): number => {
  const sorted = timed.map(({ ms }) => ms).sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
};

/** Takes the searches one after another on each of `connections` hands. */
async function share(mix: readonly MixedSearch[], connections: number, take: (search: MixedSearch) => Promise<Timed[]>): Promise<Timed[]> {
  const waiting = [...mix].reverse();
  const timed: Timed[] = [];
  const hand = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) timed.push(...(await take(next)));
  };
  await Promise.all(Array.from({ length: connections }, hand));
  return timed;
}

function overHttp(url: string, mix: readonly MixedSearch[], connections: number): Promise<Timed[]> {
  return share(mix, connections, async ({ kind, query, pages }) => {
    const timed: Timed[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < pages && cursor !== null; page += 1) {
      const begun = performance.now();
      const response: Response = await fetch(`${url}?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const text = await response.text();
      timed.push({ kind, ms: performance.now() - begun });
      if (!response.ok) throw new Error(`${query}: ${response.status} ${text}`);
      if (page + 1 < pages) cursor = lotListSchema.parse(JSON.parse(text)).next;
    }
    return timed;
  });
}

/** Records the statements of each search, then times them alone, one after another. */
function asBareSql(db: Db, mix: readonly MixedSearch[], connections: number): Promise<Timed[]> {
  return share(mix, connections, async ({ kind, query }) => {
    const statements: { text: string; values: unknown[] }[] = [];
    const recording: Db = {
      ...db,
      sql: (text, values = []) => {
        statements.push({ text, values: [...values] });
        return db.sql(text, values);
      },
    };
    await findLots(recording, lotSearchSchema.parse(Object.fromEntries(new URLSearchParams(query))));
    const client = await db.pool.connect();
    try {
      const begun = performance.now();
      for (const { text, values } of statements) await client.query(text, values);
      return [{ kind, ms: performance.now() - begun }];
    } finally {
      client.release();
    }
  });
}
