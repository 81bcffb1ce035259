import { constants } from 'node:fs';
import { access, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newToken } from './id.js';

/** A folder of files named by what is in them; one that is there is never written again. */
export interface Files {
  /** Writes a whole file or none: when it resolves the bytes are on the disk under their name. */
  save(name: string, bytes: Buffer): Promise<void>;
  /** The bytes of a file that was saved. */
  read(name: string): Promise<Buffer>;
}

/** Files in a folder, which is made when it is not there. */
export function createFiles(dir: string): Files {
  return {
    read: (name) => readFile(join(dir, name)),
    async save(name, bytes) {
      const path = join(dir, name);
      if (await exists(path)) return;
      await mkdir(dir, { recursive: true });
      const unfinished = join(dir, `.${newToken()}.part`);
      try {
        await writeThrough(unfinished, bytes, 0o644);
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      await syncFolder(dir);
    },
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

/** The text of a file, or null where there is none. */
export const readOrNull = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/**
 * The text of a secret file that is made once, for its owner alone (mode 0600). Of nodes that want it at the same time one makes it
 * and all read that one, whole: it gets its name only when its text is on the disk.
 */
export async function readOrMake(path: string, make: () => string | Promise<string>): Promise<string> {
  const there = await readOrNull(path);
  if (there !== null) return there;
  const dir = dirname(path);
  await mkdir(dir, { recursive: true });
  const unfinished = join(dir, `.${newToken()}.part`);
  try {
    await writeThrough(unfinished, await make(), 0o600);
    await link(unfinished, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(dir);
  return readFile(path, 'utf8');
}

async function writeThrough(path: string, content: Buffer | string, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name lasts only once its folder is on the disk. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
