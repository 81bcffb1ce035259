import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatNote, type Note, parseCheckpoint, toHex, toUtf8 } from '@ochiq/shared/tlog';
import { sha256 } from './ed25519.js';
import type { Held } from './held.js';
import type { Fork } from './judge.js';
import { writeDurably } from './write-durably.js';

/** How many notes of each kind are kept. A wrong proof is free to send; what it fills must not crowd out the proven forks. */
const kept: Readonly<Record<Fork, number>> = { proven: 1000, possible: 100 };
const everybodyReads = 0o644;
const shownDigits = 16;

/** Notes that may prove that a log showed different people different trees. */
export interface Evidence {
  /**
   * Keeps the note that was refused and, beside it, the one that it does not agree with.
   * @returns the path of the first, or null when it is kept already or there are too many of its kind
   */
  keep(fork: Fork, refused: Note, held: Held): Promise<string | null>;
}

/** @param folder that exists */
export function createEvidence(folder: string): Evidence {
  return {
    async keep(fork, refused, held) {
      const size = parseCheckpoint(refused.text)?.size ?? 0;
      const name = `${fork}-${size}-${toHex(sha256(toUtf8(refused.text))).slice(0, shownDigits)}`;
      const files = await readdir(folder);
      const others = files.filter((file) => file.startsWith(fork) && file.endsWith('.refused'));
      if (others.includes(`${name}.refused`) || others.length >= kept[fork]) return null;
      await writeDurably(join(folder, `${name}.held`), held.text, everybodyReads);
      const path = join(folder, `${name}.refused`);
      await writeDurably(path, formatNote(refused), everybodyReads);
      return path;
    },
  };
}
