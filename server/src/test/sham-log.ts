import {
  consistencyPath,
  createFrontier,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  hashWith,
  leafHash,
  noteMessage,
  proofHashes,
  type Subtree,
  signatureOf,
  signatureTypes,
  toBase64,
  toUtf8,
  type VerifierKey,
  verifierKey,
} from '@ochiq/shared/tlog';
import { sha256, signingKey } from '../witness/ed25519.js';

/** A log for tests: signs whatever it is told to. */
export interface ShamLog {
  readonly key: VerifierKey;
  readonly vkey: string;
  readonly size: number;
  /** Appends leaves up to this size. */
  grow(size: number): ShamLog;
  /** A signed checkpoint of what there is, or of a root that is no tree's. */
  checkpoint(change?: { size?: number; root?: Uint8Array; extensions?: readonly string[] }): string;
  proofFrom(oldSize: number): Uint8Array[];
  /** The body of an `add-checkpoint` request from an old size. */
  request(oldSize: number): string;
  /** A log with the same key and the first leaves of this one, whose further leaves are others. */
  forkAt(size: number): ShamLog;
}

/** @param seedByte two logs with different ones have different keys */
export function createShamLog(origin: string, seedByte = 1): ShamLog {
  return shamLog(origin, seedByte, [], 'leaf');
}

function shamLog(origin: string, seedByte: number, leaves: Uint8Array[], word: string): ShamLog {
  const { publicKey, sign } = signingKey(new Uint8Array(32).fill(seedByte));
  const key = hashWith(verifierKey(origin, signatureTypes.ed25519, publicKey), sha256);
  const frontier = createFrontier();
  for (const leaf of leaves) hashWith(frontier.append(leaf), sha256);
  const log: ShamLog = {
    key,
    vkey: formatVerifierKey(key),
    get size() {
      return frontier.size;
    },
    grow(size) {
      while (leaves.length < size) {
        const leaf = hashWith(leafHash(toUtf8(`${word} ${leaves.length}`)), sha256);
        leaves.push(leaf);
        hashWith(frontier.append(leaf), sha256);
      }
      return log;
    },
    checkpoint({ size = frontier.size, root = hashWith(frontier.root(), sha256), extensions = [] } = {}) {
      const text = formatCheckpoint({ origin, size, root, extensions });
      return formatNote({ text, signatures: [signatureOf(key, sign(noteMessage(text)), null)] });
    },
    proofFrom: (oldSize) => hashWith(proofHashes(consistencyPath(oldSize, leaves.length), readOf(leaves)), sha256),
    request: (oldSize) => bodyOf(oldSize, log.proofFrom(oldSize), log.checkpoint()),
    forkAt: (size) => shamLog(origin, seedByte, leaves.slice(0, size), `${word}'`),
  };
  return log;
}

/** The body of an `add-checkpoint` request. */
export const bodyOf = (oldSize: number, proof: readonly Uint8Array[], checkpoint: string): string =>
  [`old ${oldSize}\n`, ...proof.map((hash) => `${toBase64(hash)}\n`), '\n', checkpoint].join('');

/** Subtrees hashed anew each time: slow and obvious. */
function readOf(leaves: readonly Uint8Array[]) {
  return function* ({ level, index }: Subtree) {
    const frontier = createFrontier();
    for (const leaf of leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)) yield* frontier.append(leaf);
    return yield* frontier.root();
  };
}
