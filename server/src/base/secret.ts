import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrMake } from './files.js';

/** As the file and the variable have it: 32 bytes as hexadecimal digits. */
const form = /^[0-9a-f]{64}$/;

/**
 * The secret of the installation, under which people get handles and addresses are hashed: 32 bytes from INSTALLATION_SECRET, or from
 * DATA_DIR/secret, which is made (mode 0600) where there is none. All nodes of a database need the same one; when it is lost nothing
 * breaks, but handles and hashes from before mean nobody. `draw-secret` (DRAW_SECRET) is what the secrets of draws are made from: when it
 * is lost, each office's chain must be replaced, which the log shows.
 * @throws Error for a file that holds something else
 */
export async function openSecret({
  given,
  dataDir,
  name = 'secret',
}: {
  given: string | null;
  dataDir: string;
  name?: 'secret' | 'draw-secret';
}): Promise<Buffer> {
  if (given !== null) return Buffer.from(given, 'hex');
  const file = join(dataDir, name);
  const text = await readOrMake(file, () => `${randomBytes(32).toString('hex')}\n`);
  if (!form.test(text.trim())) throw new Error(`${file} holds no secret of 64 hexadecimal digits`);
  return Buffer.from(text.trim(), 'hex');
}
