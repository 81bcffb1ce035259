import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from './id.js';

/** As the file and the variable have it: 32 bytes as hexadecimal digits. */
const form = /^[0-9a-f]{64}$/;

/**
 * The secret of the installation, under which people get handles and addresses are hashed: 32 bytes from INSTALLATION_SECRET, or from
 * DATA_DIR/secret, which is made (mode 0600) where there is none. All nodes of a database need the same one; when it is lost nothing
 * breaks, but handles and hashes from before mean nobody.
 * @throws Error for a file that holds something else
 */
export async function openSecret({ given, dataDir }: { given: string | null; dataDir: string }): Promise<Buffer> {
  if (given !== null) return Buffer.from(given, 'hex');
  const file = join(dataDir, 'secret');
  const text = (await readOrNull(file)) ?? (await makeSecret(file));
  if (!form.test(text.trim())) throw new Error(`${file} holds no secret of 64 hexadecimal digits`);
  return Buffer.from(text.trim(), 'hex');
}

const readOrNull = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** Of nodes that start at once one makes it, and all read a whole one: it gets its name when it is written. */
async function makeSecret(file: string): Promise<string> {
  const unfinished = `${file}.${newId()}.part`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(unfinished, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(unfinished);
  return readFile(file, 'utf8');
}
