import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, openDb } from '../../server/src/base/index.js';
import { publishedIn } from '../../server/src/log/published.js';
import { readInclusion } from '../../server/src/log/read-tree.js';
import { createSequencer } from '../../server/src/log/sequencer.js';
import { keyHashOf, newKey, readSigner } from '../../server/src/log/signing-key.js';
import type { Durable } from '../durable.js';
import { makePlace, measureEngine } from '../engine/index.js';

export interface LogFigures {
  readonly lots: number;
  /** Accepted durable bids per second, one figure per round: entries in the signed tree at once, and no tree. */
  readonly on: number[];
  readonly off: number[];
  /** Of each round with the tree: the share of its entries that were in it when the last bid was answered. */
  readonly kept: number[];
}

const origin = 'bench.local/log';

async function withSequencer<T>(db: Db, work: (turn: () => Promise<boolean>) => Promise<T>, running: boolean): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'ochiq-log-'));
  const signer = readSigner(newKey(origin), origin);
  const signers = [keyHashOf(signer.verifierKey)];
  const sequencer = createSequencer({ db, signer, signers, published: publishedIn(join(dir, 'published')), onError: console.error });
  if (running) await sequencer.start();
  try {
    return await work(sequencer.turn);
  } finally {
    await sequencer.stop();
    await rm(dir, { recursive: true });
  }
}

const inTree = async (db: Db) => {
  const [row] = await db.sql<{ share: number }>(
    'select (select count(*) from log_leaf)::float8 / greatest(1, (select count(*) from log_entry)) as share',
  );
  return row?.share ?? 0;
};

/** The engine with and without the tree, alternating. Entries are written either way: they are the history that watchers catch up from. */
export async function benchLog(durable: Durable, { lots = 1, rounds = 3, seconds = 5 } = {}): Promise<LogFigures> {
  const figures = { lots, on: [] as number[], off: [] as number[], kept: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const place = await makePlace(durable, lots);
    await withSequencer(
      place.db,
      async () => {
        figures.on.push(Math.round(await measureEngine(place, seconds)));
        figures.kept.push(Math.round((await inTree(place.db)) * 1000) / 1000);
      },
      true,
    );
    await place.db.end();
    const without = await makePlace(durable, lots);
    figures.off.push(Math.round(await measureEngine(without, seconds)));
    await without.db.end();
  }
  return figures;
}

export interface ProofFigures {
  readonly leaves: number;
  /** ms to integrate and sign all of them. */
  readonly integrateMs: number;
  readonly proof: Took;
  /** The same of a question that asks for nothing: what the machine adds. */
  readonly bare: Took;
}

interface Took {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

async function time(times: number, work: (n: number) => Promise<unknown>): Promise<Took> {
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const begun = performance.now();
    await work(n);
    took.push(performance.now() - begun);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => Math.round((took[Math.min(times - 1, Math.floor(times * share))] ?? 0) * 100) / 100;
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
}

/** Inclusion proofs of random leaves of a large tree. */
export async function benchProofs(durable: Durable, leaves = 1_000_000, proofs = 1000): Promise<ProofFigures> {
  const db = openDb(await durable.database(), console.error);
  try {
    await db.sql(
      `insert into log_entry (kind, at, leaf) select 'role_granted', now(), json_build_object('at', n, 'kind', 'role_granted')::text
       from generate_series(1, $1::int) as n`,
      [leaves],
    );
    const begun = performance.now();
    await withSequencer(
      db,
      async (turn) => {
        while (await turn());
      },
      false,
    );
    const integrateMs = Math.round(performance.now() - begun);
    await db.sql('vacuum analyze');
    const proof = await time(proofs, (n) => readInclusion(db, (n * 7919 * 131) % leaves, leaves));
    const bare = await time(proofs, () => db.sql('select 1'));
    return { leaves, integrateMs, proof, bare };
  } finally {
    await db.end();
  }
}
