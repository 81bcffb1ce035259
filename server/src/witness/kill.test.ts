import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashWith, parseVerifierKey, verifyCheckpoint } from '@ochiq/shared/tlog';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createShamLog } from '../test/sham-log.js';
import { sha256, verifyEd25519 } from './ed25519.js';

const origin = 'example.com/log';
const { key, vkey } = createShamLog(origin);
const kills = 4;

let folder: string;
let child: ChildProcess | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ochiq-witness-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** The real program, as an operator starts it. */
async function start(): Promise<{ url: string; vkey: string; kill: () => Promise<void> }> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const args = [
    '--import',
    'tsx',
    '--conditions=source',
    main,
    '--name',
    'witness.example/w1',
    '--log',
    vkey,
    '--port',
    '0',
    '--dir',
    folder,
  ];
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child = process_;
  const printed = await new Promise<string>((resolve, reject) => {
    let output = '';
    process_.stdout.on('data', (chunk) => {
      output += chunk.toString();
      if (output.split('\n').length > 3) resolve(output);
    });
    process_.on('exit', () => reject(new Error(`ended: ${output}`)));
  });
  const gone = new Promise<void>((resolve) => process_.once('exit', () => resolve()));
  const kill = async () => {
    process_.kill('SIGKILL');
    await gone;
  };
  return { url: /http:\/\/\S+/.exec(printed)?.[0] ?? '', vkey: printed.split('\n')[2] ?? '', kill };
}

it('a kill at any moment takes back nothing that was cosigned', { timeout: 60_000 }, async () => {
  const log = createShamLog(origin);
  let cosignedSize = 0;
  let firstVkey: string | null = null;
  for (let round = 0; round < kills; round += 1) {
    const witness = await start();
    firstVkey ??= witness.vkey;
    expect(witness.vkey).toBe(firstVkey);
    const witnessKey = hashWith(parseVerifierKey(witness.vkey), sha256);
    if (witnessKey === null) throw new Error('no key');
    const trust = { origin, logKeys: [key], witnessKeys: [witnessKey], witnessesNeeded: 1 };
    const post = (body: string) => fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body });

    const conflict = await post(
      createShamLog(origin)
        .grow(log.size + 1)
        .request(log.size + 1),
    );
    const heldSize = Number(await conflict.text());
    expect(conflict.status).toBe(409);
    // What was cosigned is held; what was held and not answered may be one more.
    expect(heldSize).toBeGreaterThanOrEqual(cosignedSize);
    expect(heldSize).toBeLessThanOrEqual(log.size);

    let oldSize = heldSize;
    const grow = async () => {
      log.grow(log.size + 1);
      const response = await post(log.request(oldSize));
      const lines = await response.text();
      expect(response.status).toBe(200);
      expect(await verifyCheckpoint(log.checkpoint() + lines, trust, verifyEd25519)).toMatchObject({ outcome: 'verified' });
      cosignedSize = log.size;
      oldSize = log.size;
    };
    for (let turn = 0; turn < 5; turn += 1) await grow();
    // The kill comes while requests are on their way, each time a little later.
    const killing = new Promise<void>((resolve) => setTimeout(() => resolve(witness.kill()), 5 + round * 7));
    try {
      for (;;) await grow();
    } catch (error) {
      // What `fetch` says of a connection that ended.
      if (!(error instanceof TypeError)) throw error;
    }
    await killing;
  }
  expect(cosignedSize).toBeGreaterThanOrEqual(5 * kills);
});
