import { constants } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
        await writeThrough(unfinished, bytes);
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

async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const handle = await open(path, 'wx', 0o644);
  try {
    await handle.writeFile(bytes);
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
