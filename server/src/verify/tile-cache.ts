import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseTilePath, tileWidth } from '@ochiq/shared/tlog';
import type { ReadFile } from '@ochiq/shared/verify';
import { z } from 'zod';

const stateSchema = z.object({ keys: z.array(z.string()).min(1), checkpoint: z.string().nullable() });
/** What an audit remembers of a log: the keys that it trusts, and the newest checkpoint that it found sound. */
export type AuditState = z.output<typeof stateSchema>;

/**
 * A folder for what audits download. Whole tiles never change, so those of a run that was cut off are taken up again by the next;
 * partial ones, at the right edge, are read anew.
 * A run that was finished and sound leaves its tiles as a copy, to name what has changed since; the next one downloads anew,
 * since what is only read from a copy would hide a change.
 */
export interface TileCache {
  state(): Promise<AuditState | null>;
  /** Reads through this run's folder. */
  through(read: ReadFile): ReadFile;
  readonly readKept: ReadFile;
  /** Keeps the run: as the new copy where it was sound, else only what is remembered of the log. */
  finish(state: AuditState, sound: boolean): Promise<void>;
}

const missing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};

const isWhole = (path: string): boolean => parseTilePath(path)?.width === tileWidth;

export function openTileCache(folder: string): TileCache {
  const [now, kept, stateFile] = [join(folder, 'now'), join(folder, 'kept'), join(folder, 'state.json')];
  const readFrom = async (base: string, path: string): Promise<Uint8Array | null> => {
    if (parseTilePath(path) === null) throw new Error(`no path of a tile: ${path}`);
    const bytes = await readFile(join(base, path)).catch(missing);
    return bytes && new Uint8Array(bytes);
  };
  /** Under its name only when it is whole. */
  const write = async (file: string, bytes: Uint8Array | string) => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.part`, bytes);
    await rename(`${file}.part`, file);
  };
  return {
    async state() {
      const text = await readFile(stateFile, 'utf8').catch(missing);
      return text === null ? null : stateSchema.parse(JSON.parse(text));
    },
    through: (read) => async (path) => {
      const before = isWhole(path) ? await readFrom(now, path) : null;
      if (before) return before;
      const bytes = await read(path);
      if (bytes) await write(join(now, path), bytes);
      return bytes;
    },
    readKept: (path) => readFrom(kept, path),
    async finish(state, sound) {
      await write(stateFile, `${JSON.stringify(state, null, 2)}\n`);
      if (sound) {
        await rm(kept, { recursive: true, force: true });
        await mkdir(now, { recursive: true });
        await rename(now, kept);
      } else await rm(now, { recursive: true, force: true });
    },
  };
}
