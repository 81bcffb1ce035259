import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashWith, parseNote, parseVerifierKey, verifyCheckpoint } from '@ochiq/shared/tlog';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, createShamLog } from '../test/sham-log.js';
import { BadSetup } from './bad-setup.js';
import { sha256, verifyEd25519 } from './ed25519.js';
import { originHash } from './held.js';
import { type RunningWitness, startWitness } from './main.js';

const origin = 'example.com/log';
const name = 'witness.example/w1';
const { vkey } = createShamLog(origin);
const atSeconds = 1_700_000_000;
const log = (size: number) => createShamLog(origin).grow(size);

let folder: string;
let alarms: string[];
const running = new Set<RunningWitness>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ochiq-witness-'));
  alarms = [];
});
afterEach(async () => {
  for (const witness of running) await witness.close();
  running.clear();
  await rm(folder, { recursive: true, force: true });
});

async function start(...args: string[]): Promise<RunningWitness> {
  const given = args.length > 0 ? args : ['--name', name, '--log', vkey];
  const surroundings = { folder, nowSeconds: () => atSeconds, say: () => undefined, alarm: (line: string) => alarms.push(line) };
  const witness = await startWitness([...given, '--dir', 'w', '--port', '0'], surroundings);
  running.add(witness);
  return witness;
}

async function restart(witness: RunningWitness): Promise<RunningWitness> {
  await witness.close();
  running.delete(witness);
  return start();
}

async function post({ url }: RunningWitness, body: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

const statusOf = async (witness: RunningWitness, body: string) => (await post(witness, body)).status;
const heldPath = () => join(folder, 'w', 'logs', originHash(origin));
const evidence = async () => (await readdir(join(folder, 'w', 'evidence'))).sort();

function trust(witness: RunningWitness, witnessesNeeded: number) {
  const key = hashWith(parseVerifierKey(witness.vkey), sha256);
  if (key === null) throw new Error('no key');
  return { origin, logKeys: [log(0).key], witnessKeys: [key], witnessesNeeded };
}

describe('a witness', () => {
  it('cosigns a log as it grows, and anybody can verify it', async () => {
    const witness = await start();
    let old = 0;
    for (const size of [1, 2, 3, 7, 8, 40, 41, 300]) {
      const sham = log(size);
      const { status, text } = await post(witness, sham.request(old));
      expect(status).toBe(200);
      expect(text).toMatch(/^— witness\.example\/w1 [A-Za-z0-9+/=]{104}\n$/);
      const verdict = await verifyCheckpoint(`${sham.checkpoint()}${text}`, trust(witness, 1), verifyEd25519);
      expect(verdict).toMatchObject({ outcome: 'verified', checkpoint: { size }, witnesses: [{ timeSeconds: atSeconds }] });
      old = size;
    }
    expect(alarms).toEqual([]);
    expect(await evidence()).toEqual([]);
  });

  it('cosigns again what it cosigned last, extension lines of the log, and the empty tree', async () => {
    const witness = await start();
    expect(await statusOf(witness, log(0).request(0))).toBe(200);
    expect(await statusOf(witness, bodyOf(0, [], log(4).checkpoint({ extensions: ['more'] })))).toBe(200);
    expect(await statusOf(witness, log(4).request(4))).toBe(200);
    expect(await readFile(heldPath(), 'utf8')).not.toContain('more');
    const { mtimeMs } = await stat(heldPath());
    expect(await statusOf(witness, log(4).request(4))).toBe(200);
    expect((await stat(heldPath())).mtimeMs).toBe(mtimeMs);
  });

  it('says the size that it holds, in the type of the protocol', async () => {
    const witness = await start();
    expect(await post(witness, log(5).request(3))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '0\n' });
    await post(witness, log(4).request(0));
    expect(await post(witness, log(5).request(3))).toEqual({ status: 409, type: 'text/x.tlog.size', text: '4\n' });
  });

  it.each([
    { name: 'a log that it does not know', body: createShamLog('example.com/other').grow(5).request(4), status: 404 },
    { name: 'a log that signs with another key', body: createShamLog(origin, 2).grow(5).request(4), status: 403 },
    { name: 'a signature over another size', body: log(5).request(4).replace('\n5\n', '\n6\n'), status: 403 },
    {
      name: 'a bad signature beside a good one',
      body: `${log(5).request(4)}${log(6).checkpoint().split('\n\n')[1] ?? ''}`,
      status: 403,
    },
    { name: 'a checkpoint that goes back', body: bodyOf(4, [], log(3).checkpoint()), status: 400 },
    { name: 'a checkpoint that goes back, from the beginning', body: log(3).request(0), status: 409 },
    { name: 'no proof', body: bodyOf(4, [], log(5).checkpoint()), status: 422 },
    { name: 'the proof of another size', body: bodyOf(4, log(6).proofFrom(4), log(5).checkpoint()), status: 422 },
    { name: 'a fork', body: log(3).forkAt(3).grow(8).request(4), status: 422 },
    { name: 'a fork of one size', body: bodyOf(4, [], log(3).forkAt(3).grow(4).checkpoint()), status: 422 },
    { name: 'nothing', body: '', status: 400 },
    { name: 'words', body: 'hello', status: 400 },
    { name: 'JSON', body: '{"old":4}', status: 400 },
    { name: 'half a request', body: log(5).request(4).slice(0, 90), status: 400 },
    { name: 'two requests', body: log(5).request(4).repeat(2), status: 400 },
    { name: 'a body past the limit', body: `old 4\n\n${'x'.repeat(200_000)}`, status: 413 },
  ])('refuses $name, and still holds what it held', async ({ body, status }) => {
    const witness = await start();
    await post(witness, log(4).request(0));
    const held = await readFile(heldPath(), 'utf8');
    const refused = await post(witness, body);
    expect(refused.status).toBe(status);
    expect(refused.text).not.toContain('—');
    expect(await readFile(heldPath(), 'utf8')).toBe(held);
    expect(await statusOf(witness, log(5).request(4))).toBe(200);
  });

  it('passes over the signatures of others, and does not keep them', async () => {
    const witness = await start();
    const stranger = createShamLog('example.com/stranger', 9).grow(4).checkpoint().split('\n\n')[1] ?? '';
    expect(await statusOf(witness, `${log(4).request(0)}${stranger.repeat(20)}`)).toBe(200);
    expect(parseNote(await readFile(heldPath(), 'utf8'))?.signatures.map(({ name }) => name)).toEqual([origin, name]);
  });

  it('takes either key of a log that changes its key, and watches several logs', async () => {
    const other = createShamLog('example.com/other', 3).grow(9);
    const [next, last] = [createShamLog(origin, 2).grow(5), log(4)];
    const witness = await start('--name', name, '--log', vkey, '--log', next.vkey, '--log', other.vkey, '--log', vkey);
    const answers = [last.request(0), next.request(4), other.request(0)].map((body) => () => statusOf(witness, body));
    for (const answer of answers) expect(await answer()).toBe(200);
    expect(await (await fetch(witness.url)).text()).toMatch(/example\.com\/log: size 5, .*\n.*\nexample\.com\/other: size 9, /);
  });
});

describe('a fork', () => {
  it('of one size is proven: said aloud, and kept with what is held', async () => {
    const witness = await start();
    await post(witness, log(6).request(0));
    const fork = log(3).forkAt(3).grow(6);
    expect(await post(witness, bodyOf(6, [], fork.checkpoint()))).toMatchObject({ status: 422 });
    expect(await post(witness, fork.request(0))).toMatchObject({ status: 409, text: '6\n' });
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatch(/^!!! FORK: example\.com\/log has signed two different trees of size 6; /);
    const [held = '', refused = '', ...more] = await evidence();
    expect(more).toEqual([]);
    expect(await readFile(join(folder, 'w', 'evidence', refused), 'utf8')).toBe(fork.checkpoint());
    const kept = await readFile(join(folder, 'w', 'evidence', held), 'utf8');
    expect(await verifyCheckpoint(kept, trust(witness, 1), verifyEd25519)).toMatchObject({ outcome: 'verified', checkpoint: { size: 6 } });
  });

  it('that grew is possible, and so is a wrong proof; each is said once, and so many are kept', async () => {
    const witness = await start();
    await post(witness, log(6).request(0));
    const fork = log(3).forkAt(3).grow(9);
    expect(await statusOf(witness, fork.request(6))).toBe(422);
    expect(await statusOf(witness, fork.request(6))).toBe(422);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatch(/^!!! POSSIBLE FORK: /);
    for (let size = 10; size < 130; size += 1) await post(witness, bodyOf(6, [], log(size).checkpoint()));
    expect(await evidence()).toHaveLength(200);
    // Proven ones still have room.
    await post(witness, bodyOf(6, [], log(3).forkAt(3).grow(6).checkpoint()));
    expect(await evidence()).toHaveLength(202);
    expect(alarms.at(-1)).toMatch(/^!!! FORK: /);
  });
});

describe('many at the same time', () => {
  it('are one after another: no two logs of cosigned sizes, and the largest is held', async () => {
    const witness = await start();
    await post(witness, log(1).request(0));
    const sizes = Array.from({ length: 30 }, (_, index) => 2 + ((index * 7) % 30));
    const answers = await Promise.all(sizes.map((size) => post(witness, log(size).request(1))));
    // All start from 1, so only the first of them can be cosigned.
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const cosigned = sizes[answers.findIndex(({ status }) => status === 200)];
    expect(answers.filter(({ status, text }) => status === 409 && text === `${cosigned}\n`)).toHaveLength(29);
    expect(await (await fetch(witness.url)).text()).toContain(`example.com/log: size ${cosigned}, `);
  });
});

describe('after a restart', () => {
  it('has the same key and holds the same checkpoint', async () => {
    const first = await start();
    await post(first, log(5).request(0));
    const second = await restart(first);
    expect(second.vkey).toBe(first.vkey);
    expect(await post(second, log(6).request(0))).toMatchObject({ status: 409, text: '5\n' });
    expect(await statusOf(second, log(3).forkAt(3).grow(8).request(5))).toBe(422);
    expect(await statusOf(second, log(6).request(5))).toBe(200);
  });

  it('passes over what a kill left half written', async () => {
    const first = await start();
    await post(first, log(5).request(0));
    await writeFile(`${heldPath()}.new`, log(9).checkpoint().slice(0, 40));
    const second = await restart(first);
    expect(await post(second, log(6).request(0))).toMatchObject({ status: 409, text: '5\n' });
    expect(await statusOf(second, log(6).request(5))).toBe(200);
  });

  it.each([
    {
      name: 'half a checkpoint',
      spoil: async () => writeFile(heldPath(), log(5).checkpoint().slice(0, 40)),
      says: /is not a checkpoint of/,
    },
    { name: 'nothing in its file', spoil: async () => writeFile(heldPath(), ''), says: /is not a checkpoint of/ },
    { name: 'a checkpoint that it did not sign', spoil: async () => writeFile(heldPath(), log(9).checkpoint()), says: /is not signed/ },
    { name: 'another key', spoil: async () => rm(join(folder, 'w', 'key')), says: /is not signed with the key of this witness/ },
    {
      name: 'a key that is none',
      spoil: async () => writeFile(join(folder, 'w', 'key'), 'PRIVATE+KEY+a+00000000+AAAA\n'),
      says: /is not a key/,
    },
    { name: 'a key that others can read', spoil: async () => chmod(join(folder, 'w', 'key'), 0o644), says: /can be read by others/ },
  ])('does not start with $name', async ({ spoil, says }) => {
    const first = await start();
    await post(first, log(5).request(0));
    await spoil();
    await expect(restart(first)).rejects.toThrow(says);
    await expect(start()).rejects.toBeInstanceOf(BadSetup);
  });

  it('does not start under another name', async () => {
    await start();
    await expect(start('--name', 'another', '--log', vkey)).rejects.toThrow('is the key of witness.example/w1, not of another');
  });

  it('does not start where another program listens', async () => {
    const { url } = await start();
    const args = ['--name', name, '--log', vkey, '--dir', 'other', '--port', new URL(url).port];
    const starting = startWitness(args, { folder, nowSeconds: () => atSeconds, say: () => undefined, alarm: () => undefined });
    await expect(starting).rejects.toThrow(/^cannot listen: .*EADDRINUSE/);
    await expect(starting).rejects.toBeInstanceOf(BadSetup);
  });

  it('keeps its key to itself', async () => {
    await start();
    expect((await stat(join(folder, 'w', 'key'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'w', 'key'), 'utf8')).toMatch(
      /^PRIVATE\+KEY\+witness\.example\/w1\+[0-9a-f]{8}\+B[A-Za-z0-9+/]{43}\n$/,
    );
  });
});
