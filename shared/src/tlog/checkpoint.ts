import { fromBase64, isWellFormed, toBase64 } from './bytes.js';
import { isHash } from './hashing.js';
import { hasControl, type VerifierKey } from './key.js';
import { parseNote, type Signer, type VerifyEd25519, verifyNote } from './note.js';

/** What a log says of itself at one moment. Source: C2SP tlog-checkpoint. */
export interface Checkpoint {
  /** Which log it is. */
  readonly origin: string;
  /** Leaves in the tree. */
  readonly size: number;
  readonly root: Uint8Array;
  /** Further lines; nothing here gives them a meaning. */
  readonly extensions: readonly string[];
}

/** Whom one believes about a log. */
export interface Trust {
  readonly origin: string;
  /** Keys of the log itself; one of them must have signed. */
  readonly logKeys: readonly VerifierKey[];
  /** Keys of witnesses, who have seen that the log only grows. */
  readonly witnessKeys: readonly VerifierKey[];
  /** How many different witnesses must have cosigned; 0 asks for none. */
  readonly witnessesNeeded: number;
}

/** Why a checkpoint is not believed. */
export type CheckpointRefusal = 'malformed' | 'wrong_origin' | 'unsigned' | 'bad_signature' | 'too_few_witnesses';

export type CheckpointVerdict =
  | { readonly outcome: 'verified'; readonly checkpoint: Checkpoint; readonly witnesses: readonly Signer[] }
  | { readonly outcome: 'refused'; readonly code: CheckpointRefusal };

/** Writes the text of a checkpoint, which is the text of the note to sign. Throws for what `parseCheckpoint` would not read back. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const text = [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
  const read = parseCheckpoint(text);
  if (read?.origin !== origin || read.extensions.length !== extensions.length) throw new TypeError('no lines for a checkpoint');
  return text;
}

/**
 * Reads the text of a checkpoint (a note's text, with its last newline).
 * @returns null for anything that is not exactly one, and for a tree of 2^53 leaves or more
 */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n') || hasControl(text) || !isWellFormed(text)) return null;
  const [origin = '', digits = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = /^(?:0|[1-9]\d{0,15})$/.test(digits) ? Number(digits) : Number.NaN;
  const root = fromBase64(encoded);
  if (origin === '' || !Number.isSafeInteger(size) || root === null || !isHash(root) || extensions.includes('')) return null;
  return { origin, size, root, extensions };
}

/**
 * Reads a signed checkpoint and whether it can be believed: of the right log, signed by it, cosigned by enough witnesses, and
 * with no bad signature under the name of a trusted key. Source: C2SP tlog-checkpoint and tlog-proof, "Verifying".
 */
export async function verifyCheckpoint(signedNote: string, trust: Trust, verifyEd25519: VerifyEd25519): Promise<CheckpointVerdict> {
  const note = parseNote(signedNote);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint) return { outcome: 'refused', code: 'malformed' };
  if (checkpoint.origin !== trust.origin) return { outcome: 'refused', code: 'wrong_origin' };
  const verdict = await verifyNote(note, [...trust.logKeys, ...trust.witnessKeys], verifyEd25519);
  if (verdict.outcome === 'refused') return verdict;
  if (!verdict.signers.some(({ key }) => trust.logKeys.includes(key))) return { outcome: 'refused', code: 'unsigned' };
  const witnesses = verdict.signers.filter(({ key }) => trust.witnessKeys.includes(key));
  // A witness with several keys is still one witness.
  if (new Set(witnesses.map(({ key }) => key.name)).size < trust.witnessesNeeded) return { outcome: 'refused', code: 'too_few_witnesses' };
  return { outcome: 'verified', checkpoint, witnesses };
}
