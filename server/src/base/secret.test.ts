import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSecret } from './secret.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ochiq-secret-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it('is made once for all nodes that start at the same time, and only its owner may read it', async () => {
  const dataDir = join(dir, 'shared');
  const secrets = await Promise.all([1, 2, 3, 4].map(() => openSecret({ given: null, dataDir })));
  const file = join(dataDir, 'secret');
  expect(new Set(secrets.map((secret) => secret.toString('hex')))).toEqual(new Set([(await readFile(file, 'utf8')).trim()]));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await openSecret({ given: null, dataDir: join(dir, 'other') })).not.toEqual(secrets[0]);
});

it('takes the one that is given, and no broken file', async () => {
  expect(await openSecret({ given: 'ab'.repeat(32), dataDir: join(dir, 'nowhere') })).toEqual(Buffer.alloc(32, 0xab));
  await writeFile(join(dir, 'secret'), 'short\n');
  await expect(openSecret({ given: null, dataDir: dir })).rejects.toThrow('holds no secret');
});
