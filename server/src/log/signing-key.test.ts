import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSigner, readSigner } from './signing-key.js';

const origin = 'example.org/log';
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ochiq-key-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Another node reads it as often as it can meanwhile: it must find nothing or a whole key. */
async function whileReading<T>(file: string, opening: Promise<T>): Promise<T> {
  let done = false;
  const opened = opening.finally(() => {
    done = true;
  });
  while (!done) {
    if (existsSync(file)) readSigner(readFileSync(file, 'utf8'), origin);
    await setImmediate();
  }
  return opened;
}

it('is one key for all nodes that start at the same time, whole whenever it is read, and only its owner may read it', async () => {
  for (let round = 0; round < 20; round += 1) {
    const file = join(dir, `round-${round}`, 'log.key');
    const opening = Promise.all(Array.from({ length: 12 }, () => openSigner({ file, origin, hasSigned: false })));
    const signers = await whileReading(file, opening);
    expect(new Set(signers.map((signer) => signer.verifierKey)).size).toBe(1);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(dir, `round-${round}`))).toEqual(['log.key']);
  }
});

it('is never made anew for a log that has signed, nor taken from another log or a torn file', async () => {
  const lost = openSigner({ file: join(dir, 'lost.key'), origin, hasSigned: true });
  await expect(lost).rejects.toThrow('docs/operations.md');
  expect(await readdir(dir)).not.toContain('lost.key');

  const file = join(dir, 'other.key');
  await openSigner({ file, origin: 'example.net/log', hasSigned: false });
  await expect(openSigner({ file, origin, hasSigned: true })).rejects.toThrow('the key is of example.net/log');

  await writeFile(join(dir, 'torn.key'), '');
  await expect(openSigner({ file: join(dir, 'torn.key'), origin, hasSigned: false })).rejects.toThrow('not a private key of a log');
});
