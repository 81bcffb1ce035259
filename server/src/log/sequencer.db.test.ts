import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createFrontier, hashWith, verifyConsistency } from '@ochiq/shared/tlog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDb } from '../base/index.js';
import { createDatabase } from '../test/database.js';
import { createLog } from './index.js';
import { sha256 } from './leaf-text.js';
import { type Published, publishedIn } from './published.js';
import { readConsistency } from './read-tree.js';
import { createSequencer, readHead } from './sequencer.js';
import { keyHashOf, newKey, openSigner, readSigner } from './signing-key.js';
import { readLatest } from './store-tree.js';

const origin = 'ochiq.local/log';
const key = newKey(origin);
let database: Awaited<ReturnType<typeof createDatabase>>;
let db: Db;
let dir: string;
beforeAll(async () => {
  database = await createDatabase();
  db = openDb(database.url, () => undefined);
  dir = await mkdtemp(join(tmpdir(), 'ochiq-sequencer-'));
});
afterAll(async () => {
  await db.end();
  await database.drop();
  await rm(dir, { recursive: true });
});

const log = createLog({ publish: () => undefined });
const entry = (n: number) => ({
  lotId: null,
  kind: 'role_granted',
  at: new Date(),
  actorId: null,
  body: { role: `role ${n}`, office: null },
});
const write = (count: number) =>
  db.transact((tx) =>
    log.append(
      tx,
      Array.from({ length: count }, (_, n) => entry(n)),
    ),
  );

/** Takes all that waits. */
async function drain({ turn }: { turn(): Promise<boolean> }) {
  while ((await turn()) || (await waiting()) > 0);
}

function sequencerOf(published: Published, signingKey = key) {
  const errors: string[] = [];
  const signer = readSigner(signingKey, origin);
  const onError = (error: unknown) => errors.push(String(error));
  const sequencer = createSequencer({ db, signer, signers: [keyHashOf(signer.verifierKey)], published, onError });
  return { sequencer, errors };
}

/** A file of a published checkpoint, in memory. */
const remembered = (note: string | null = null): Published => {
  let kept = note;
  return {
    read: async () => kept,
    write: async (next) => {
      kept = next;
    },
  };
};

/** How many entries are in no tree yet. */
const waiting = async () =>
  (await db.sql('select from log_entry entry where not exists (select from log_leaf where entry_id = entry.id)')).length;

/** Every entry is in the tree once, and the newest root is that of the leaves as they stand. */
async function expectWhole() {
  const [row] = await db.sql<{ entries: number; leaves: number; wrong: number }>(
    `select (select count(*) from log_entry)::int as entries, (select count(*) from log_leaf)::int as leaves,
       (select count(*) from (select index, row_number() over (order by index) - 1 as place from log_leaf) l where index <> place)::int as wrong`,
  );
  expect(row).toMatchObject({ leaves: row?.entries, wrong: 0 });
  const frontier = createFrontier();
  for (const { hash } of await db.sql<{ hash: Buffer }>('select hash from log_leaf order by index'))
    hashWith(frontier.append(hash), sha256);
  const latest = await readLatest(db);
  expect(latest?.size).toBe(row?.entries);
  expect(Buffer.from(hashWith(frontier.root(), sha256)).equals(latest?.root ?? Buffer.alloc(0))).toBe(true);
}

describe('the sequencer', () => {
  it('survives kill -9 at 20 random moments: no fork, no lost entry, every checkpoint leads to the newest', async () => {
    let writing = true;
    const writer = (async () => {
      for (; writing; await delay(5)) await write(20);
    })();
    const script = fileURLToPath(new URL('../test/sequence-forever.ts', import.meta.url));
    const start = async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', script, database.url, dir], {
        env: { ...process.env, LOG_KEY: key },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      return child;
    };
    for (let round = 0; round < 10; round += 1) {
      // Two at once: they must take turns, and either may die in the middle of one.
      for (const child of await Promise.all([start(), start()])) {
        await delay(Math.random() * 120);
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
    }
    writing = false;
    await writer;
    const { sequencer, errors } = sequencerOf(publishedIn(join(dir, 'log', 'published')));
    await sequencer.start();
    // The backend of a killed node may still hold the lock for a moment.
    await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
    await sequencer.stop();
    expect(errors).toEqual([]);
    await expectWhole();
    const all = await db.sql<{ size: number; root: Buffer; note: string }>(
      'select size::float8 as size, root, note from log_checkpoint order by size',
    );
    const newest = all.at(-1);
    if (!newest) throw new Error('no checkpoint');
    expect(all.length).toBeGreaterThan(20);
    for (const { size, root, note } of all) {
      expect(readHead(note)).toEqual({ size, root });
      const proof = size === newest.size ? [] : await readConsistency(db, size, newest.size);
      expect(hashWith(verifyConsistency(size, root, newest.size, newest.root, proof), sha256)).toBe(true);
    }
  }, 90_000);

  it('keeps the order of entries that were committed one after another, though a transaction stays open', async () => {
    const { sequencer } = sequencerOf(remembered());
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const late = db.transact(async (tx) => {
      await log.append(tx, [entry(1000)]);
      await tx.sql('select 1');
      await held;
    });
    await write(3);
    await drain(sequencer);
    const before = (await readLatest(db))?.size;
    finish();
    await late;
    await write(2);
    await drain(sequencer);
    expect((await readLatest(db))?.size).toBe((before ?? 0) + 3);
    await expectWhole();
  });

  it('refuses to sign once the database is older than what was shown, or another', async () => {
    await write(1);
    const { sequencer } = sequencerOf(remembered());
    await drain(sequencer);
    const latest = await readLatest(db);
    if (!latest) throw new Error('no checkpoint');
    const signer = readSigner(key, origin);
    for (const [problem, note] of [
      ['behind_published', signer.sign(latest.size + 5, latest.root)],
      ['forked', signer.sign(latest.size, sha256(Buffer.from('another history')))],
      ['forked', signer.sign(latest.size - 1, sha256(Buffer.from('another history')))],
    ] as const) {
      await write(1);
      const restored = sequencerOf(remembered(note));
      await restored.sequencer.start();
      await restored.sequencer.stop();
      expect([problem, restored.sequencer.problem(), await restored.sequencer.turn()]).toEqual([problem, problem, false]);
      expect(restored.errors).toEqual([expect.stringContaining(problem)]);
    }
    expect((await readLatest(db))?.size).toBe(latest.size);
  });

  it('refuses to sign after a key that it does not know, and a lost key is not replaced silently', async () => {
    await write(1);
    const { sequencer, errors } = sequencerOf(remembered(), newKey(origin));
    await sequencer.turn();
    expect([sequencer.problem(), errors.length]).toEqual(['other_key', 1]);
    await expect(openSigner({ file: join(dir, 'none', 'key'), origin, hasSigned: true })).rejects.toThrow('docs/operations.md');
    const made = await openSigner({ file: join(dir, 'some', 'key'), origin, hasSigned: false });
    expect((await openSigner({ file: join(dir, 'some', 'key'), origin, hasSigned: true })).verifierKey).toBe(made.verifierKey);
    expect(() => readSigner(key, 'another.example/log')).toThrow('another.example/log');
  });

  it('takes entries of a restored dump, whose transaction numbers are of another server', async () => {
    await db.sql('alter table log_checkpoint disable trigger user');
    await db.sql(`update log_checkpoint set horizon = '900000000000' where size = (select max(size) from log_checkpoint)`);
    await db.sql('alter table log_checkpoint enable trigger user');
    const { sequencer } = sequencerOf(remembered());
    await write(2);
    await drain(sequencer);
    await expectWhole();
  });

  it('cannot be made to change a leaf, a node or a checkpoint by SQL', async () => {
    for (const table of ['log_entry', 'log_leaf', 'log_node', 'log_checkpoint', 'log_cosignature']) {
      await expect(db.sql(`truncate ${table} cascade`)).rejects.toThrow('append-only');
    }
    await expect(db.sql(`update log_leaf set hash = sha256('')`)).rejects.toThrow('append-only');
    await expect(db.sql('delete from log_checkpoint')).rejects.toThrow('append-only');
  });
});
