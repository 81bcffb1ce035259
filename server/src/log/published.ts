import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newToken } from '../base/index.js';

/**
 * The newest checkpoint that this node has shown the world, in a file beside the database: a database that was restored to
 * before it must not sign another history for the same numbers.
 */
export interface Published {
  read(): Promise<string | null>;
  write(note: string): Promise<void>;
}

export const publishedIn = (file: string): Published => ({
  read: () =>
    readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    }),
  async write(note) {
    await mkdir(dirname(file), { recursive: true });
    // Nodes of one machine may share the folder: each writes a file of its own, whole, and then puts it in place.
    const unfinished = `${file}.${newToken()}.part`;
    const handle = await open(unfinished, 'w', 0o644);
    try {
      await handle.writeFile(note);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  },
});
