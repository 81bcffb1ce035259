import { type Bytes, concat, fromBase64, isWellFormed, toBase64, toUtf8 } from './bytes.js';
import { hasControl, idBytes, isKeyName, readId, signatureTypes, type VerifierKey } from './key.js';

/** What Go's implementation reads, too: about a megabyte, and a hundred signatures (sixteen are the least that must be read). */
const maxLength = 1_000_000;
const maxSignatures = 100;

/** Bytes of an Ed25519 signature (RFC 8032), and of the time before it in a cosignature. */
const signatureLength = 64;
const timeLength = 8;
const idLength = 4;

/** One signature line of a note; whether it is good is not known yet. */
export interface NoteSignature {
  readonly name: string;
  /** The id of the key, 32 bits. */
  readonly id: number;
  /** What follows the id; its form depends on the key's type. */
  readonly signature: Bytes;
}

/** A text and who says to have signed it. Nothing in it may be believed before `verifyNote`. */
export interface Note {
  /** With its last newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Checks an Ed25519 signature (RFC 8032); false for a bad one. */
export type VerifyEd25519 = (publicKey: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>;

/** A key that did sign, and for a cosignature when it says to have (seconds since the epoch, UTC). */
export interface Signer {
  readonly key: VerifierKey;
  readonly timeSeconds: number | null;
}

export type NoteVerdict =
  | { readonly outcome: 'verified'; readonly signers: readonly Signer[] }
  /** `unsigned`: no signature is of a given key. `bad_signature`: one of a given key's name and id is not good. */
  | { readonly outcome: 'refused'; readonly code: 'unsigned' | 'bad_signature' };

/** Reads a signed note; null for anything that is not exactly one. Source: C2SP signed-note, "Format". */
export function parseNote(note: string): Note | null {
  if (note.length > maxLength || hasControl(note) || !isWellFormed(note) || !note.endsWith('\n')) return null;
  // The text may have empty lines of its own: the last one separates.
  const split = note.lastIndexOf('\n\n');
  const lines = note.slice(split + 2, -1).split('\n');
  if (split < 0 || lines.length > maxSignatures) return null;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (signature === null) return null;
    signatures.push(signature);
  }
  return { text: note.slice(0, split + 1), signatures };
}

/** Writes a signed note. Throws for what `parseNote` would not read back. */
export function formatNote({ text, signatures }: Note): string {
  const lines = signatures.map(({ name, id, signature }) => `— ${name} ${toBase64(concat(idBytes(id), signature))}\n`);
  const note = `${text}\n${lines.join('')}`;
  const read = parseNote(note);
  if (read?.text !== text || read.signatures.length !== signatures.length) throw new TypeError('no text or signatures for a note');
  return note;
}

/** The bytes that a key of type 0x01 signs. */
export const noteMessage = (text: string): Bytes => toUtf8(text);

/**
 * The bytes that a key of type 0x04 signs: that it saw this checkpoint, and none larger, at this time. Source: C2SP
 * tlog-cosignature, "Ed25519 signed message".
 * @param timeSeconds since the epoch, UTC
 */
export function cosignatureMessage(text: string, timeSeconds: number): Bytes {
  assertTime(timeSeconds);
  return toUtf8(`cosignature/v1\ntime ${timeSeconds}\n${text}`);
}

/**
 * The line for a signature that was made over `noteMessage` (type 0x01) or `cosignatureMessage` (type 0x04).
 * @param timeSeconds the one that was signed; null for type 0x01
 */
export function signatureOf({ name, id, type }: VerifierKey, signature: Uint8Array, timeSeconds: number | null): NoteSignature {
  if (signature.length !== signatureLength) throw new TypeError(`an Ed25519 signature has not ${signature.length} bytes`);
  if ((type === signatureTypes.cosignature) !== (timeSeconds !== null)) throw new TypeError('a cosignature, and no other, has a time');
  return { name, id, signature: timeSeconds === null ? concat(signature) : concat(timeBytes(timeSeconds), signature) };
}

/**
 * Which of the given keys signed a note. Signatures of other keys are passed over, but one that says to be of a given key and
 * is not good refuses the whole note. Source: C2SP signed-note, "Signatures".
 */
export async function verifyNote(note: Note, keys: readonly VerifierKey[], verifyEd25519: VerifyEd25519): Promise<NoteVerdict> {
  const signers = new Map<VerifierKey, Signer>();
  for (const signature of note.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id);
    if (key === undefined) continue;
    const signer = await verifySignature(note.text, signature, key, verifyEd25519);
    if (signer === null) return { outcome: 'refused', code: 'bad_signature' };
    if (!signers.has(key)) signers.set(key, signer);
  }
  return signers.size === 0 ? { outcome: 'refused', code: 'unsigned' } : { outcome: 'verified', signers: [...signers.values()] };
}

async function verifySignature(
  text: string,
  { signature }: NoteSignature,
  key: VerifierKey,
  verifyEd25519: VerifyEd25519,
): Promise<Signer | null> {
  const timed = key.type === signatureTypes.cosignature;
  if (signature.length !== signatureLength + (timed ? timeLength : 0)) return null;
  const timeSeconds = timed ? readTime(signature) : null;
  if (timed && timeSeconds === null) return null;
  const message = timeSeconds === null ? noteMessage(text) : cosignatureMessage(text, timeSeconds);
  return (await verifyEd25519(key.publicKey, message, signature.slice(-signatureLength))) ? { key, timeSeconds } : null;
}

function parseSignature(line: string): NoteSignature | null {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (dash !== '—' || !isKeyName(name) || rest.length > 0 || bytes === null || bytes.length <= idLength) return null;
  return { name, id: readId(bytes), signature: bytes.slice(idLength) };
}

/** The time at the start of a cosignature, in 64 bits, the high one first; null past what a number holds exactly. */
function readTime(signature: Bytes): number | null {
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  return time <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(time) : null;
}

function timeBytes(timeSeconds: number): Bytes {
  assertTime(timeSeconds);
  const bytes = new Uint8Array(timeLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(timeSeconds));
  return bytes;
}

function assertTime(timeSeconds: number): void {
  if (!Number.isSafeInteger(timeSeconds) || timeSeconds < 0) throw new RangeError(`no time in seconds: ${timeSeconds}`);
}
