import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checkpoint, type Note, parseCheckpoint, parseNote, toHex, toUtf8, type VerifierKey, verifyNote } from '@ochiq/shared/tlog';
import { BadSetup } from './bad-setup.js';
import { sha256, verifyEd25519 } from './ed25519.js';
import { isMissing, writeDurably } from './write-durably.js';

const everybodyReads = 0o644;

/** The largest checkpoint of a log that the witness has cosigned. */
export interface Held {
  /** The whole note, with the log's signature and our own. */
  readonly text: string;
  readonly note: Note;
  readonly checkpoint: Checkpoint;
  /** When it was cosigned, in seconds since the epoch, UTC. */
  readonly timeSeconds: number;
}

/** The name of a log in a path: SHA-256 of its origin. Source: C2SP tlog-witness, "Monitor Retrieval Mechanism". */
export const originHash = (origin: string): string => toHex(sha256(toUtf8(origin)));

/** Where the witness keeps what it has cosigned: a file for each log, which is the cosigned checkpoint itself. */
export interface Shelf {
  /**
   * The last checkpoint that was cosigned; null when there was none. It is read from the disk each time: nothing else is true.
   * @throws BadSetup for a file that we have not signed: to go on from nothing would be to forget
   */
  read(origin: string): Promise<Held | null>;
  /** Keeps a cosigned checkpoint in place of the last one; when it resolves, a power cut does not undo it. */
  write(origin: string, text: string): Promise<void>;
}

/** @param folder that exists */
export function createShelf(folder: string, key: VerifierKey): Shelf {
  const pathOf = (origin: string) => join(folder, originHash(origin));
  return {
    async read(origin) {
      const path = pathOf(origin);
      const text = await readIfThere(path);
      if (text === null) return null;
      const note = parseNote(text);
      const checkpoint = note && parseCheckpoint(note.text);
      if (!note || checkpoint?.origin !== origin) throw new BadSetup(`${path} is not a checkpoint of ${origin}`);
      const verdict = await verifyNote(note, [key], verifyEd25519);
      const timeSeconds = verdict.outcome === 'verified' ? verdict.signers[0]?.timeSeconds : null;
      if (typeof timeSeconds !== 'number') throw new BadSetup(`${path} is not signed with the key of this witness`);
      return { text, note, checkpoint, timeSeconds };
    },
    write: (origin, text) => writeDurably(pathOf(origin), text, everybodyReads),
  };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
